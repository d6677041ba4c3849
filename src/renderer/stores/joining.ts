import type { PaperId } from '../../preload/contract/paper.ts'
import type { SearchHit } from '../../preload/contract/search.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import type { ViewStore } from './view-store.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

/** What the reader says of records: these are one paper, this is another one, this is to be kept out of sight. */
export interface Joining {
  /** The first takes in the others. */
  merge(ids: readonly PaperId[]): Promise<void>
  split(paper: PaperId, record: string): Promise<void>
  setMuted(ids: readonly PaperId[], muted: boolean | null): Promise<void>
  /** Records another one may be, by what is typed of them. */
  find(text: string): Promise<readonly SearchHit[]>
}

export interface JoiningOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly views: ViewStore
  readonly undo: () => void
}

const FOUND = 8

export function createJoining({ client, writes, notices, views, undo }: JoiningOptions): Joining {
  const tell = (text: string): void => notices.show({ text, slot: 'triage', action: { label: say('Undo'), run: undo } })
  return {
    async merge(ids) {
      const [kept] = ids
      if (kept === undefined || ids.length < 2) return
      const step = await writes.send(() => client.call('papers.merge', { ids: [...ids] }))
      if (!step) return
      views.follow(kept)
      await views.reload()
      tell(step.label)
    },
    async split(paper, record) {
      const answer = await writes.send(() => client.call('papers.split', { id: paper, record }))
      if (!answer) return
      await views.reload()
      tell(say('Split the record off; it stands by itself again.'))
    },
    async setMuted(ids, muted) {
      const step = await writes.send(() => client.call('papers.setMuted', { ids: [...ids], muted }))
      if (step) tell(step.label)
    },
    async find(text) {
      if (text.trim() === '') return []
      const { hits } = await client.call('search.words', { query: text, limit: FOUND })
      return hits
    },
  }
}
