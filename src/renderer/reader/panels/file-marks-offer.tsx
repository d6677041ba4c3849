import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './panel-note.module.css'
import { say } from '../messages.ts'
import { locale } from '../../language/language.ts'

/** Where the file has annotations of its own that the library does not have: how many, whose, and the way to take them in. */
export function FileMarksOffer() {
  const { library, fileMarks, session } = useReader()
  const isPlaced = useReaderSlice(
    r => r.viewport.store,
    state => state.isPlaced,
  )
  const isBroughtIn = useReaderSlice(
    r => r.library,
    state => state.isBroughtIn,
  )
  const { count, authors } = useReaderSlice(
    r => r.fileMarks.store,
    state => state,
  )
  const [isPutAway, setPutAway] = useState(false)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    // The first pages have the worker to themselves.
    const timer = isPlaced && count === null ? setTimeout(fileMarks.begin, 1_200) : undefined
    return () => clearTimeout(timer)
  }, [isPlaced, count, fileMarks])
  if (isBroughtIn || isPutAway || !count) return null

  const [first, ...others] = authors
  const whose =
    first === undefined
      ? ''
      : others.length === 0
        ? say(', by {first}', { first })
        : say(', by {first} and others', { first })
  return (
    <div role="group" aria-label={say('Annotations in the file')} className={styles.note}>
      <p>
        {count === 1
          ? say(
              '1 annotation stands in this file{whose}. Taken in, it can be searched, edited and carried to the next version.',
              { whose },
            )
          : say(
              '{count} annotations stand in this file{whose}. Taken in, they can be searched, edited and carried to the next version.',
              { count: count.toLocaleString(locale), whose },
            )}
      </p>
      <p className={styles.actions}>
        <Button
          look="strong"
          disabled={isBusy}
          onClick={() => {
            setBusy(true)
            void library.bringIn(session.password()).finally(() => setBusy(false))
          }}
        >
          {say('Bring in')}
        </Button>
        <Button look="quiet" onClick={() => setPutAway(true)}>
          {say('Not now')}
        </Button>
      </p>
    </div>
  )
}
