import { useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { type QueuePlace, UP_NEXT } from '../../preload/contract/reading.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Segments } from '../ui/segments.tsx'
import styles from './panels.module.css'
import { PapersInWords } from './papers-in-words.tsx'
import { say } from './messages.ts'

// Nobody looks for a place in a list longer than this.
const MOST_PLACES = 200

/** Puts papers into a queue where one wants them, with the reason: at its top, after another paper, at its end. */
export function PlacePanel({ papers }: { readonly papers: readonly PaperId[] }) {
  const { shell, triage, views, queues: store } = useStores()
  const all = useSlice(
    s => s.queues,
    state => state.value,
  )
  const queues = (all ?? []).filter(({ query }) => query === null)
  const [queue, setQueue] = useState(() => {
    const { view } = views.getState()
    return view.kind === 'queue' && store.byHand().some(({ id }) => id === view.queue) ? view.queue : UP_NEXT
  })
  const [at, setAt] = useState<'top' | 'after' | 'bottom'>('top')
  const [after, setAfter] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { value: standing } = useAnswer(queue, async client => {
    const { ids } = await client.call('papers.ids', { view: { kind: 'queue', queue } })
    const others = ids.filter(id => !papers.includes(id)).slice(0, MOST_PLACES)
    return await client.call('papers.rows', { ids: others })
  })
  const others = standing ?? []
  const chosen = others.find(({ id }) => String(id) === after) ?? others[0]
  const place: QueuePlace = at === 'after' && chosen ? { at, paper: chosen.id } : { at: at === 'after' ? 'top' : at }
  const name = queues.find(({ id }) => id === queue)?.name ?? say('Up next')
  return (
    <Dialog title={say('Queue, where and why')} onClose={shell.close}>
      <form
        className={styles['stack']}
        onSubmit={event => {
          event.preventDefault()
          shell.close()
          void triage.place(papers, queue, name, { place, ...(reason.trim() === '' ? {} : { reason }) })
        }}
      >
        <PapersInWords papers={papers} />
        <SelectField
          label={say('Queue')}
          choices={queues.map(({ id, name: words }) => [id, words] as const)}
          value={queue}
          onChoose={setQueue}
        />
        <Segments
          label={say('Where')}
          choices={[
            ['top', say('At the top')],
            ['after', say('After …')],
            ['bottom', say('At the end')],
          ]}
          value={at}
          onChoose={setAt}
        />
        {at === 'after' && chosen ? (
          <SelectField
            label={say('After')}
            choices={others.map(({ id, title }, index) => [String(id), `${index + 1}. ${title}`] as const)}
            value={String(chosen.id)}
            onChoose={setAfter}
          />
        ) : null}
        <TextField
          label={say('Why is it there? (shown in the list)')}
          placeholder={say('for the related work')}
          dir="auto"
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
          <Button look="strong" type="submit">
            {say('Queue in {name}', { name })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
