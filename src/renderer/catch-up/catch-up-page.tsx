import type { PaperId } from '../../preload/contract/paper.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import type { Stores } from '../stores/stores.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView, showPaper } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { sayByline, sayCount } from '../ui/say.ts'
import styles from './catch-up.module.css'

const BEST = 20
const AGES = [
  [90, 'Older than three months'],
  [30, 'Older than a month'],
  [7, 'Older than a week'],
] as const
const INBOX = { kind: 'status', status: 'inbox' } as const

/** After a holiday: what most others thought worth reading, and the way out of all the rest. */
export function CatchUpPage() {
  const stores = useStores()
  const { triage, shell } = stores
  const { value, failure } = useAnswer('inbox', async client => {
    const { isReady } = await client.call('interest.catchUp', { most: BEST })
    const { ids } = await client.call('papers.ids', {
      view: INBOX,
      sort: { by: isReady ? 'interest' : 'upvotes', descending: true },
    })
    const rows = await client.call('papers.rows', { ids: ids.slice(0, BEST) })
    const ages = await Promise.all(
      AGES.map(async ([days, name]) => {
        const older = await client.call('papers.older', { view: INBOX, days })
        return { name, ids: older.ids }
      }),
    )
    return { ids, rows, isReady, ages: ages.filter(age => age.ids.length > 0) }
  })
  const best = new Set(value?.rows.map(({ id }) => id))
  const rest = value?.ids.filter(id => !best.has(id)) ?? []
  const dismiss = (ids: readonly PaperId[]): void => void triage.setStatus(ids, 'dismissed')
  return (
    <PageFrame
      title="Catch up"
      summary={value ? `${sayCount(value.ids.length, 'paper waits', 'papers wait')} for a decision` : ' '}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
    >
      {failure ? <p role="alert">{failure}</p> : null}
      {value && value.ids.length === 0 ? (
        <div className={styles['empty']}>
          <h2>You are up to date</h2>
          <p>Nothing in the inbox waits for a decision.</p>
          <Button onClick={() => openView(stores, INBOX)}>Go to the inbox</Button>
        </div>
      ) : null}
      {value && value.rows.length > 0 ? (
        <section aria-label="Worth a look" className={styles['section']}>
          <h2>Worth a look</h2>
          <p>
            {value.isReady
              ? `The ${value.rows.length} most like what you keep.`
              : `The ${value.rows.length} that most people voted for; without votes, the newest.`}
          </p>
          <ul className={styles['papers']}>
            {value.rows.map(({ id, title, upvotes, ...row }) => (
              <li key={id}>
                <button type="button" className={styles['paper']} onClick={() => showPaper(stores, id)}>
                  <span className={styles['title']} dir="auto">
                    {title}
                  </span>
                  <span className={styles['meta']} dir="auto">
                    {[sayByline(row), upvotes ? sayCount(upvotes, 'vote') : null].filter(Boolean).join(' · ')}
                  </span>
                </button>
                <Button aria-label={`Queue ${title}`} onClick={() => void triage.setStatus([id], 'queued')}>
                  Queue
                </Button>
                <Button look="quiet" aria-label={`Dismiss ${title}`} onClick={() => dismiss([id])}>
                  Dismiss
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {rest.length > 0 ? (
        <section aria-label="The rest" className={styles['section']}>
          <h2>The rest</h2>
          <p>Dismissed papers are kept and found by every search. One undo brings all of a line back.</p>
          <ul className={styles['papers']}>
            {value?.isReady && rest.length > 0 ? (
              <li>
                <span className={styles['line']}>All but the {BEST} above</span>
                <Button
                  onClick={() => void fileMissed(stores)}
                >{`File ${rest.length.toLocaleString('en')} as missed`}</Button>
              </li>
            ) : null}
            {value?.ages.map(({ name, ids }) => (
              <li key={name}>
                <span className={styles['line']}>
                  {name}: {sayCount(ids.length, 'paper')}
                </span>
                <Button onClick={() => dismiss(ids)}>{`Dismiss ${ids.length.toLocaleString('en')}`}</Button>
              </li>
            ))}
            <li>
              <span className={styles['line']}>All but those worth a look: {sayCount(rest.length, 'paper')}</span>
              <Button onClick={() => dismiss(rest)}>{`Dismiss ${rest.length.toLocaleString('en')}`}</Button>
            </li>
          </ul>
        </section>
      ) : null}
    </PageFrame>
  )
}

/** What was missed is dismissed, and told from what was decided against by its tag. */
async function fileMissed({ client, writes, notices, triage }: Stores): Promise<void> {
  const step = await writes.send(() => client.call('interest.fileMissed', { most: BEST }))
  if (step)
    notices.show({
      text: `${step.label}. Every search finds them, and the tag “missed”.`,
      action: { label: 'Undo', run: () => void triage.undo() },
    })
}
