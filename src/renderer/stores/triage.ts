import type { JournalStep, QueueId, QueuePlace } from '../../preload/contract/reading.ts'
import type { Paper, PaperId, PaperRow, Status } from '../../preload/contract/paper.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import type { PaperStore } from './paper-store.ts'
import type { RowStore } from './row-store.ts'
import { cursorOn, moved } from './selection.ts'
import { afterDecision, type Decision, leavesView } from './view-membership.ts'
import type { ViewStore } from './view-store.ts'
import type { Writes } from './writes.ts'

/** What the keys decide about papers: shown at once, then sent, taken back where the library refuses. */
export interface Triage {
  setStatus(ids: readonly PaperId[], status: Status): Promise<void>
  setStarred(ids: readonly PaperId[], starred: boolean): Promise<void>
  setTag(ids: readonly PaperId[], tag: string, on: boolean): Promise<void>
  setTrashed(ids: readonly PaperId[], trashed: boolean): Promise<void>
  place(ids: readonly PaperId[], queue: QueueId, queueName: string, place?: QueuePlace): Promise<void>
  take(ids: readonly PaperId[], queue: QueueId, queueName: string): Promise<void>
  undo(): Promise<void>
  redo(): Promise<void>
}

export interface TriageOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly rows: RowStore
  readonly views: ViewStore
  readonly papers: PaperStore
}

const VERBS: Readonly<Record<Status, string>> = {
  inbox: 'Back in the inbox:',
  queued: 'Queued',
  reading: 'Reading',
  read: 'Read:',
  dismissed: 'Dismissed',
}

export function createTriage({ client, writes, notices, rows, views, papers }: TriageOptions): Triage {
  /** Shows a decision and answers how to take it back. */
  function assume(ids: readonly PaperId[], decision: Decision, advances: boolean): () => void {
    const patch = (row: PaperRow) => afterDecision(row, decision)
    const undoRows = rows.patch(ids, patch)
    const undoPapers = ids.slice(0, 1).map(id => papers.patch(id, paper => patchPaper(paper, decision)))
    const state = views.getState()
    let undoView = () => {}
    if (leavesView(state.view, decision)) {
      const leaving = new Set(ids)
      undoView = views.assume(state.ids.filter(id => !leaving.has(id)))
    } else if (advances && ids.length === 1 && state.selection.cursor === ids[0]) {
      // A paper that stays in sight is decided as well: the next one comes under the keys.
      views.select((all, selection) => moved(all, selection, 1))
    } else if (advances && ids.length > 1) {
      views.select((_all, selection) => cursorOn(selection.cursor))
    }
    return () => {
      undoRows()
      for (const undoPaper of undoPapers) undoPaper()
      undoView()
    }
  }

  async function decide(
    ids: readonly PaperId[],
    decision: Decision,
    words: string,
    call: () => Promise<JournalStep | null>,
    advances = false,
  ) {
    if (ids.length === 0) return
    const name = nameOf(ids)
    const rollBack = assume(ids, decision, advances)
    notices.show({ text: `${words} ${name}`, slot: 'triage', action: { label: 'Undo', run: () => void undo() } })
    await writes.send(call, rollBack)
  }

  function nameOf(ids: readonly PaperId[]): string {
    if (ids.length > 1) return `${ids.length.toLocaleString('en')} papers`
    const first = ids[0]
    const title = (first === undefined ? undefined : rows.get(first)?.title) ?? 'a paper'
    return `“${title.length > 70 ? `${title.slice(0, 68).trimEnd()}…` : title}”`
  }

  async function undo() {
    await step('journal.undo', 'Undone:', 'There is nothing to undo.')
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
      action: method === 'journal.undo' ? { label: 'Redo', run: () => void redo() } : null,
    })
    await views.reload()
  }

  async function redo() {
    await step('journal.redo', 'Done again:', 'There is nothing to do again.')
  }

  return {
    undo,
    redo,
    setStatus: (ids, status) =>
      decide(
        ids,
        { kind: 'status', status },
        VERBS[status],
        () => client.call('papers.setStatus', { ids: [...ids], status }),
        status !== 'reading',
      ),
    setStarred: (ids, starred) =>
      decide(ids, { kind: 'star', starred }, starred ? 'Starred' : 'No longer starred:', () =>
        client.call('papers.setStarred', { ids: [...ids], starred }),
      ),
    setTag: (ids, tag, on) =>
      decide(ids, { kind: 'tag', tag, on }, on ? `Tagged “${tag}”:` : `No longer tagged “${tag}”:`, () =>
        client.call('papers.setTag', { ids: [...ids], tag, on }),
      ),
    setTrashed: (ids, trashed) =>
      decide(
        ids,
        { kind: 'trash', trashed },
        trashed ? 'In the trash:' : 'Brought back',
        () => client.call('papers.setTrashed', { ids: [...ids], trashed }),
        true,
      ),
    place: (ids, queue, queueName, place = { at: 'bottom' }) =>
      decide(
        ids,
        { kind: 'place', queue },
        `Queued in ${queueName}:`,
        () => client.call('queues.place', { queue, ids: [...ids], place }),
        true,
      ),
    take: (ids, queue, queueName) =>
      decide(
        ids,
        { kind: 'take', queue },
        `Taken out of ${queueName}:`,
        () => client.call('queues.take', { queue, ids: [...ids] }),
        true,
      ),
  }
}

function patchPaper(paper: Paper, decision: Decision): Partial<Paper> {
  switch (decision.kind) {
    case 'tag':
      return {
        tags: decision.on
          ? [...new Set([...paper.tags, decision.tag])].sort()
          : paper.tags.filter(tag => tag !== decision.tag),
      }
    case 'trash':
      return { trashed: decision.trashed }
    default:
      return afterDecision(paper, decision)
  }
}
