import type { KeyboardEvent } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueueId } from '../../preload/contract/reading.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TitleText } from '../ui/title-text.tsx'
import { dayAfter, sayDay } from './later-times.ts'
import styles from './stale-panel.module.css'
import { say } from './messages.ts'

const MOST = 50
const LATER_DAYS = 14

/** What has stood in a queue for long and was never opened: keep it, see it again later, or let it go. */
export function StalePanel({ queue }: { readonly queue: QueueId }) {
  const { shell, later, triage } = useStores()
  const { value, failure } = useAnswer(queue, async client => {
    const health = await client.call('queues.health', { id: queue })
    const rows = await client.call('papers.rows', { ids: health.stale.slice(0, MOST) })
    return { ...health, rows }
  })
  const decide = (id: PaperId, key: string): boolean => {
    if (key === 'k') void later.keep([id], queue)
    else if (key === 'l') {
      const day = dayAfter(new Date(), LATER_DAYS)
      void later.snooze([id], day, say('until {value}', { value: sayDay(day) }))
    } else if (key === 'x') void triage.setStatus([id], 'dismissed')
    else return false
    return true
  }
  /** K, L and X decide about the paper that has the focus; the arrows go to the next. */
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const item = event.target instanceof Element ? event.target.closest('li') : null
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = item?.[step[event.key]]
      if (next instanceof HTMLElement) next.querySelector('button')?.focus()
      event.preventDefault()
    } else if (item && decide(Number(item.dataset['id']) as PaperId, event.key)) {
      const beside = item.nextElementSibling ?? item.previousElementSibling
      if (beside instanceof HTMLElement) beside.querySelector('button')?.focus()
      event.preventDefault()
    }
  }
  return (
    <Dialog title={say('Still wanted?')} wide onClose={shell.close}>
      <p className={styles['lead']}>
        {failure ??
          (value
            ? value.rows.length > 0
              ? say(
                  'These have waited more than {staleDays} days and were not opened. Keeping one starts its time anew.',
                  { staleDays: value.staleDays },
                )
              : say('Nothing here has waited for too long.')
            : '…')}
      </p>
      {/* The list hears the keys of the buttons in it. */}
      <ul aria-label={say('Papers that have waited')} className={styles['list']} onKeyDown={onKeyDown}>
        {value?.rows.map(({ id, title, reasons }, index) => (
          <li key={id} data-id={id}>
            <span className={styles['words']}>
              <span className={styles['title']} dir="auto">
                <TitleText text={title} />
              </span>
              {reasons[queue] ? (
                <span className={styles['why']} dir="auto">
                  {reasons[queue]}
                </span>
              ) : null}
            </span>
            <Button
              autoFocus={index === 0}
              shortcut="K"
              aria-label={say('Keep {title}', { title })}
              onClick={() => decide(id, 'k')}
            >
              {say('Keep')}
            </Button>
            <Button
              shortcut="L"
              aria-label={say('See {title} in two weeks', { title })}
              onClick={() => decide(id, 'l')}
            >
              {say('Later')}
            </Button>
            <Button shortcut="X" aria-label={say('Drop {title}', { title })} onClick={() => decide(id, 'x')}>
              {say('Drop')}
            </Button>
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button look="strong" onClick={shell.close}>
          {say('Done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
