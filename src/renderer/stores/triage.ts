import type { PaperId, Status } from '../../preload/contract/paper.ts'
import type { QueueId, QueuePlace } from '../../preload/contract/reading.ts'
import type { LibraryClient } from '../library/library-client.ts'
import { createDecide, type Decide, type DecideOptions } from './decide.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** What the keys decide about papers: shown at once, then sent, taken back where the library refuses. */
export interface Triage {
  /** For decisions of other subjects, with the same way back. */
  readonly decide: Decide
  setStatus(ids: readonly PaperId[], status: Status): Promise<void>
  setStarred(ids: readonly PaperId[], starred: boolean): Promise<void>
  setTag(ids: readonly PaperId[], tag: string, on: boolean): Promise<void>
  setTrashed(ids: readonly PaperId[], trashed: boolean): Promise<void>
  place(ids: readonly PaperId[], queue: QueueId, queueName: string, how?: Placing): Promise<void>
  take(ids: readonly PaperId[], queue: QueueId, queueName: string): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
}

export interface Placing {
  readonly place?: QueuePlace
  /** Why; left as it is where it is not given. */
  readonly reason?: string
}

export interface TriageOptions extends Omit<DecideOptions, 'undo'> {
  readonly client: LibraryClient
}

const END: QueuePlace = { at: 'bottom' }

const VERBS: Readonly<Record<Status, string>> = {
  inbox: say('Back in the inbox:'),
  queued: say('Queued'),
  reading: say('Reading'),
  read: say('Read:'),
  dismissed: say('Dismissed'),
}

export function createTriage(options: TriageOptions): Triage {
  const { client, writes, notices, views } = options
  const decide = createDecide({ ...options, undo: () => void undo() })

  async function undo() {
    await step('journal.undo', say('Undone:'), say('There is nothing to undo.'))
  }

  async function step(method: 'journal.undo' | 'journal.redo', words: string, nothing: string) {
    // The step taken back is the last one decided here, so it must have reached the library first.
    await writes.settled()
    const outcome = await writes.send(async () => ({ step: await client.call(method, {}) }))
    if (!outcome) return
    const { step: taken } = outcome
    if (!taken) return notices.show({ text: nothing, slot: 'triage' })
    const [first] = taken.papers
    if (first !== undefined) views.follow(first)
    notices.show({
      text: `${words} ${taken.label}`,
      slot: 'triage',
      action: method === 'journal.undo' ? { label: say('Redo'), run: () => void redo() } : null,
    })
    await views.reload()
  }

  async function redo() {
    await step('journal.redo', say('Done again:'), say('There is nothing to do again.'))
  }

  return {
    decide,
    undo,
    redo,
    async setStatus(papers, status) {
      const decided = {
        decision: { kind: 'status', status },
        words: VERBS[status],
        advances: status !== 'reading',
      } as const
      await decide(papers, decided, ids => client.call('papers.setStatus', { ids, status }))
    },
    async setStarred(papers, starred) {
      const words = starred ? say('Starred') : say('No longer starred:')
      await decide(papers, { decision: { kind: 'star', starred }, words }, ids =>
        client.call('papers.setStarred', { ids, starred }),
      )
    },
    async setTag(papers, tag, on) {
      const words = on ? say('Tagged “{tag}”:', { tag }) : say('No longer tagged “{tag}”:', { tag })
      await decide(papers, { decision: { kind: 'tag', tag, on }, words }, ids =>
        client.call('papers.setTag', { ids, tag, on }),
      )
    },
    async setTrashed(papers, trashed) {
      const words = trashed ? say('In the trash:') : say('Brought back')
      await decide(papers, { decision: { kind: 'trash', trashed }, words, advances: true }, ids =>
        client.call('papers.setTrashed', { ids, trashed }),
      )
    },
    async place(papers, queue, queueName, { place = END, reason } = {}) {
      const decision = { kind: 'place', queue, reason } as const
      const placed = await decide(
        papers,
        { decision, words: say('Queued in {queueName}:', { queueName }), advances: true },
        ids => client.call('queues.place', { queue, ids, place, ...(reason === undefined ? {} : { reason }) }),
      )
      if (!placed?.over) return
      const { count, limit } = placed.over
      notices.show({
        text: say('{queueName} holds {count} papers now, and its limit is {limit}.', {
          queueName,
          count: count.toLocaleString(locale),
          limit: limit.toLocaleString(locale),
        }),
        slot: 'limit',
      })
    },
    async take(papers, queue, queueName) {
      const words = say('Taken out of {queueName}:', { queueName })
      await decide(papers, { decision: { kind: 'take', queue }, words, advances: true }, ids =>
        client.call('queues.take', { queue, ids }),
      )
    },
  }
}
