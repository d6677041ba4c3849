import { useEffect, useState } from 'react'
import { finishPapers } from '../../stores/reading-desk.ts'
import { useStores } from '../../stores/use-stores.tsx'
import { Button } from '../../ui/button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './states.module.css'
import { say } from '../messages.ts'

/** A paper that was leafed through is not read: this much of its time must have gone into it. */
const LEAST_SECONDS_A_PAGE = 8
/** As a part of the paper. */
const STILL_THERE = 0.9

/** At the end of a paper that is being read asks whether it is finished. Only the reader says so. */
export function FinishedNote() {
  const stores = useStores()
  const { viewport, dwell, session, paper } = useReader()
  const isSettled = useReaderSlice(
    r => r.viewport.store,
    state => state.isSettled && state.isPlaced,
  )
  const [state, setState] = useState<'not yet' | 'asking' | 'answered'>('not yet')

  useEffect(() => {
    if (!isSettled || state !== 'not yet' || viewport.fraction() < 0.99) return
    const { pageCount } = session.store.getState()
    const spent = [...dwell.getState().seconds.values()].reduce((sum, seconds) => sum + seconds, 0)
    if (spent < pageCount * LEAST_SECONDS_A_PAGE) return
    let isGone = false
    stores.papers.get(paper).then(
      ({ status }) => !isGone && status === 'reading' && setState('asking'),
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [isSettled, state, viewport, session, dwell, stores, paper])

  // Who leafs back is not at the end any more, and reads on undisturbed.
  if (state !== 'asking' || viewport.fraction() < STILL_THERE) return null
  return (
    <div className={styles.note} role="status">
      <p>{say('This is the end of the paper. Finished with it?')}</p>
      <Button
        look="strong"
        onClick={() => {
          setState('answered')
          void finishPapers(stores, [paper])
        }}
      >
        {say('Mark read')}
      </Button>
      <Button look="quiet" onClick={() => setState('answered')}>
        {say('Not yet')}
      </Button>
    </div>
  )
}
