import type { Queue } from '../../preload/contract/reading.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { sayCount } from '../ui/say.ts'
import { healthWords } from './health-words.ts'
import styles from './queue-strip.module.css'
import { say } from './messages.ts'

/** Below the heading of a queue: how it is doing, and what has waited in it for too long. */
export function QueueStrip({ queue }: { readonly queue: Queue }) {
  return queue.query === null ? (
    <Health queue={queue} />
  ) : (
    <p className={styles['strip']}>
      <span>{say('What the search “{query}” finds, now and later', { query: queue.query })}</span>
    </p>
  )
}

function Health({ queue }: { readonly queue: Queue }) {
  const { shell } = useStores()
  const { value } = useAnswer(queue.id, client => client.call('queues.health', { id: queue.id }))
  // Of the queue one looked at before, while this one's is on its way.
  if (value?.queue !== queue.id || value.count === 0) return null
  const stale = value.stale.length
  return (
    <p className={styles['strip']}>
      <span>{healthWords(value, new Date()).join(' · ')}</span>
      {stale > 0 ? (
        <button type="button" className={styles['link']} onClick={() => shell.show({ kind: 'stale', queue: queue.id })}>
          {say('{count} waited over {countTwo}: still wanted?', {
            count: sayCount(stale, say('has'), say('have')),
            countTwo: sayCount(value.staleDays, say('day'), say('days')),
          })}
        </button>
      ) : null}
    </p>
  )
}
