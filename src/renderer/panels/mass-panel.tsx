import { useCallback, useEffect, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { indexOfCursor } from '../stores/selection.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import styles from './panels.module.css'
import { sayCount } from '../ui/say.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'
import { say } from './messages.ts'

const ACTIONS = [
  ['dismissed', say('Dismiss')],
  ['read', say('Mark read')],
  ['queued', say('Queue in “Up next”')],
  ['trash', say('Move to the trash')],
] as const
type Action = (typeof ACTIONS)[number][0]

const SAMPLE = 6

/** Decides about many papers of the list at once, and says which before it does. */
export function MassPanel({ of }: { readonly of: 'up-to-here' | 'older' }) {
  const { shell, triage, views } = useStores()
  // The list as it was seen when one asked: papers that arrive meanwhile are not among those one meant.
  const [seen] = useState(() => views.getState())
  const [days, setDays] = useState(30)
  const [by, setBy] = useState<'arrival' | 'published'>('arrival')
  const [action, setAction] = useState<Action>('dismissed')
  const isInbox = seen.view.kind === 'status' && seen.view.status === 'inbox'
  const [onlyUndecided, setOnlyUndecided] = useState(true)

  /** What was asked for before it was known how many it is about; done once that is known. */
  const [owed, setOwed] = useState<Action | null>(null)

  const { value, failure, isOfNow } = useAnswer(
    JSON.stringify([of, days, by, onlyUndecided]),
    async client => {
      const ids =
        of === 'up-to-here'
          ? seen.ids.slice(0, indexOfCursor(seen.ids, seen.selection) + 1)
          : (await client.call('papers.older', { view: seen.view, days, by })).ids
      const undecided =
        isInbox || !onlyUndecided
          ? null
          : new Set((await client.call('papers.ids', { view: { kind: 'status', status: 'inbox' } })).ids)
      const meant = undecided ? ids.filter(id => undecided.has(id)) : ids
      const sample = await client.call('papers.rows', { ids: meant.slice(0, SAMPLE) })
      return { ids: meant, titles: sample.map(({ id, title }) => ({ id, title })) }
    },
    () => false,
  )
  const ids = isOfNow ? value?.ids : undefined
  const verb = ACTIONS.find(([id]) => id === action)?.[1] ?? ''
  const count = ids ? sayCount(ids.length, say('paper'), say('papers')) : '…'
  const carryOut = useCallback(
    (papers: readonly PaperId[], wanted: Action): void => {
      if (papers.length === 0) return
      shell.close()
      void (wanted === 'trash' ? triage.setTrashed(papers, true) : triage.setStatus(papers, wanted))
    },
    [shell, triage],
  )
  useEffect(() => {
    if (owed === null || (!ids && failure === null)) return
    setOwed(null)
    if (ids) carryOut(ids, owed)
  }, [owed, ids, failure, carryOut])
  return (
    <Dialog title={of === 'older' ? say('Older than') : say('All up to here')} onClose={shell.close}>
      <form
        className={styles['stack']}
        onSubmit={event => {
          event.preventDefault()
          if (ids) carryOut(ids, action)
          else setOwed(action)
        }}
      >
        {of === 'older' ? (
          <div className={styles['pair']}>
            <TextField
              label={say('Days')}
              type="number"
              min={0}
              max={36_500}
              required
              autoFocus
              value={Number.isNaN(days) ? '' : days}
              onChange={event => {
                if (event.target.validity.valid) setDays(event.target.valueAsNumber)
              }}
            />
            <SelectField
              label={say('Counted from')}
              choices={[
                ['arrival', say('the day they arrived')],
                ['published', say('the day they were published')],
              ]}
              value={by}
              onChoose={setBy}
            />
          </div>
        ) : null}
        <SelectField label={say('What to do with them')} choices={ACTIONS} value={action} onChoose={setAction} />
        {isInbox ? null : (
          <label className={styles['check']}>
            <input type="checkbox" checked={onlyUndecided} onChange={event => setOnlyUndecided(event.target.checked)} />
            {say('Only those that are undecided')}
          </label>
        )}
        <section aria-label={say('Which papers')} className={styles['preview']}>
          <p aria-live="polite">
            <b>
              {failure ??
                (owed !== null
                  ? say('Still counting; it is done as soon as that is known.')
                  : ids?.length === 0
                    ? say('No paper is meant by this.')
                    : count)}
            </b>
          </p>
          <ul>
            {value?.titles.map(({ id, title }) => (
              <li key={id} dir="auto">
                <TitleText text={title} />
              </li>
            ))}
          </ul>
          {ids && ids.length > SAMPLE ? (
            <p className={styles['soft']}>
              {say('and {value} more. One undo brings all back.', {
                value: (ids.length - SAMPLE).toLocaleString(locale),
              })}
            </p>
          ) : null}
        </section>
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
          <Button look="strong" type="submit" disabled={ids?.length === 0 || owed !== null}>
            {`${verb}: ${count}`}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
