import type { PaperId } from '../../preload/contract/paper.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import type { Stores } from '../stores/stores.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView, showPaper } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { sayByline, sayCount, sayOf } from '../ui/say.ts'
import styles from './catch-up.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'

const BEST = 20
const AGES = [
  [90, say('Older than three months')],
  [30, say('Older than a month')],
  [7, say('Older than a week')],
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
      title={say('Catch up')}
      summary={
        value
          ? say('{count} for a decision', { count: sayCount(value.ids.length, say('paper waits'), say('papers wait')) })
          : ' '
      }
      onMenu={() => shell.setState({ isSidebarOpen: true })}
    >
      {failure ? <p role="alert">{failure}</p> : null}
      {value && value.ids.length === 0 ? (
        <div className={styles['empty']}>
          <h2>{say('You are up to date')}</h2>
          <p>{say('Nothing in the inbox waits for a decision.')}</p>
          <Button onClick={() => openView(stores, INBOX)}>{say('Go to the inbox')}</Button>
        </div>
      ) : null}
      {value && value.rows.length > 0 ? (
        <section aria-label={say('Worth a look')} className={styles['section']}>
          <h2>{say('Worth a look')}</h2>
          <p>
            {value.isReady
              ? say('The {count} most like what you keep.', { count: value.rows.length })
              : say('The {count} that most people voted for; without votes, the newest.', { count: value.rows.length })}
          </p>
          <ul className={styles['papers']}>
            {value.rows.map(({ id, title, upvotes, ...row }) => (
              <li key={id}>
                <button type="button" className={styles['paper']} onClick={() => showPaper(stores, id)}>
                  <span className={styles['title']} dir="auto">
                    <TitleText text={title} />
                  </span>
                  <span className={styles['meta']}>
                    {/* A name may run the other way than the words after it. */}
                    <bdi>{sayByline(row)}</bdi>
                    {upvotes ? ` · ${sayOf.upvotes(upvotes)}` : null}
                  </span>
                </button>
                <Button
                  aria-label={say('Queue {title}', { title })}
                  onClick={() => void triage.setStatus([id], 'queued')}
                >
                  {say('Queue')}
                </Button>
                <Button look="quiet" aria-label={say('Dismiss {title}', { title })} onClick={() => dismiss([id])}>
                  {say('Dismiss')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {rest.length > 0 ? (
        <section aria-label={say('The rest')} className={styles['section']}>
          <h2>{say('The rest')}</h2>
          <p>{say('Dismissed papers are kept and found by every search. One undo brings all of a line back.')}</p>
          <ul className={styles['papers']}>
            {value?.isReady && rest.length > 0 ? (
              <li>
                <span className={styles['line']}>{say('All but the {BEST} above', { BEST })}</span>
                <Button onClick={() => void fileMissed(stores)}>
                  {say('File {count} as missed', { count: rest.length.toLocaleString(locale) })}
                </Button>
              </li>
            ) : null}
            {value?.ages.map(({ name, ids }) => (
              <li key={name}>
                <span className={styles['line']}>
                  {name}: {sayCount(ids.length, say('paper'), say('papers'))}
                </span>
                <Button onClick={() => dismiss(ids)}>
                  {say('Dismiss {count}', { count: ids.length.toLocaleString(locale) })}
                </Button>
              </li>
            ))}
            <li>
              <span className={styles['line']}>
                {say('All but those worth a look: {count}', {
                  count: sayCount(rest.length, say('paper'), say('papers')),
                })}
              </span>
              <Button onClick={() => dismiss(rest)}>
                {say('Dismiss {count}', { count: rest.length.toLocaleString(locale) })}
              </Button>
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
      action: { label: say('Undo'), run: () => void triage.undo() },
    })
}
