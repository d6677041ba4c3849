import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueueId } from '../../preload/contract/reading.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { Decide } from './decide.ts'
import { say } from './messages.ts'

/** When papers are to be read, and why they wait. */
export interface Later {
  /** Hides papers until a day or an instant; null brings them back. `words` says the time: "until tomorrow". */
  snooze(ids: readonly PaperId[], until: string | null, words: string): Promise<void>
  /** The day papers should be read by; null takes it away. */
  setDue(ids: readonly PaperId[], on: string | null, words: string): Promise<void>
  /** Keeps papers out of the inbox, or lets them in. */
  setMuted(ids: readonly PaperId[], muted: boolean): Promise<void>
  /** Says why papers stand in a queue; an empty reason takes it away. */
  setReason(ids: readonly PaperId[], queue: QueueId, reason: string): Promise<void>
  /** Says that papers stay in a queue though they have stood there for long. */
  keep(ids: readonly PaperId[], queue: QueueId): Promise<void>
}

export function createLater(client: LibraryClient, decide: Decide): Later {
  return {
    async snooze(papers, until, words) {
      const decision = { kind: 'snooze', until } as const
      const said = until === null ? { words: say('Brought back') } : { words: say('Put off'), ending: words }
      await decide(papers, { decision, advances: true, ...said }, ids => client.call('reading.snooze', { ids, until }))
    },
    async setDue(papers, on, words) {
      const said = on === null ? { words: say('No day any more for') } : { words: say('To be read'), ending: words }
      await decide(papers, { decision: { kind: 'due', on }, ...said }, ids =>
        client.call('reading.setDue', { ids, on }),
      )
    },
    async setMuted(papers, muted) {
      const words = muted ? say('Muted') : say('No longer muted:')
      await decide(papers, { decision: { kind: 'mute', muted }, words, advances: true }, ids =>
        client.call('papers.setMuted', { ids, muted }),
      )
    },
    async setReason(papers, queue, reason) {
      await decide(papers, { decision: { kind: 'reason', queue, reason }, words: say('Said why:') }, ids =>
        client.call('queues.setReason', { queue, ids, reason }),
      )
    },
    async keep(papers, queue) {
      await decide(papers, { decision: { kind: 'keep' }, words: say('Kept'), ending: say('in the queue') }, ids =>
        client.call('queues.keep', { queue, ids }),
      )
    },
  }
}
