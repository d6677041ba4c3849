import type { PaperId } from '../../../preload/contract/paper.ts'
import type { JournalStep } from '../../../preload/contract/reading.ts'
import type { Changes } from '../changes.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { Changeset, RowChange } from '../journal/changeset.ts'
import { type Journal, makeJournal, papersOf } from '../journal/journal.ts'
import { readSeenFacts } from '../papers/papers.ts'
import { indexPaper, readersWords, removeFromIndex } from '../papers/word-index.ts'
import type { Ports } from '../ports.ts'
import { keepQueueHistory } from '../reading/queue-history.ts'
import { keepStatusHistory } from '../reading/reading.ts'
import { settleAfter } from '../rules/apply-rules.ts'
import type { Session } from '../session.ts'

/** Steps of the reader's: one transaction, one entry in the journal, one event. */
export interface Steps {
  /** `label` gets the papers that really changed: "Dismissed 3 papers". */
  take(
    label: string,
    work: (rows: Changeset, write: WriteHandle, at: number) => void,
    mergeKey?: string,
  ): JournalStep | null
  /** The same inside a transaction that does more: the batch of an import. */
  within(
    write: WriteHandle,
    changes: Changes,
    label: string,
    work: (rows: Changeset, at: number) => void,
    mergeKey?: string,
  ): JournalStep | null
  undo(): JournalStep | null
  redo(): JournalStep | null
}

export function makeSteps(session: Session, ports: Ports): Steps {
  // Papers that a step says something new of though none of their rows are in it: marks of rules, names of queues.
  let settled: readonly PaperId[] = []
  const journal: Journal = makeJournal((write, changes, at) => {
    keepStatusHistory(write, changes, at)
    keepQueueHistory(write, changes, at)
    for (const id of papersWithNewWords(changes)) {
      const seen = readSeenFacts(write, id)
      if (seen) indexPaper(write, id, seen.facts, readersWords(write, id), true)
      else removeFromIndex(write, id)
    }
    settled = [...settleAfter(write, changes), ...papersOfRenamed(write, changes)]
  })
  const told = (changes: Changes, step: JournalStep | null): JournalStep | null => {
    if (step === null) return null
    changes.papers([...step.papers, ...settled])
    settled = []
    for (const topic of ['journal', 'queues', 'tags', 'annotations', 'rules'] as const)
      changes.topic(topic, step.papers)
    return step
  }
  const run = (work: (write: WriteHandle) => JournalStep | null): JournalStep | null =>
    session.transact((write, changes) => told(changes, work(write)))
  return {
    take: (label, work, mergeKey) =>
      run(write =>
        journal.step(write, { at: ports.now(), label, ...(mergeKey ? { mergeKey } : {}) }, rows =>
          work(rows, write, ports.now()),
        ),
      ),
    within(write, changes, label, work, mergeKey) {
      const at = ports.now()
      return told(
        changes,
        journal.step(write, { at, label, ...(mergeKey ? { mergeKey } : {}) }, rows => work(rows, at)),
      )
    },
    undo: () => run(write => journal.undo(write, ports.now())),
    redo: () => run(write => journal.redo(write, ports.now())),
  }
}

/** A paper's plain file says what its queues are called. */
function papersOfRenamed(read: ReadHandle, changes: readonly RowChange[]): PaperId[] {
  const renamed = changes.flatMap(({ table, key, before, after }) =>
    table === 'queues' && before !== null && after !== null && 'name' in after ? [String(key[0])] : [],
  )
  if (renamed.length === 0) return []
  return read.column(
    'SELECT DISTINCT paper_id FROM queue_items WHERE queue_id IN (SELECT value FROM json_each(?))',
    JSON.stringify(renamed),
  )
}

/** Papers whose searchable words a step changed. */
function papersWithNewWords(changes: readonly RowChange[]): Set<PaperId> {
  const wordy = changes.filter(({ table, before, after }) => {
    if (table === 'reading') return 'remark' in (after ?? {}) || 'takeaway' in (after ?? {})
    if (table === 'annotations')
      return before === null || after === null || ['comment', 'text', 'state'].some(name => name in after)
    return table === 'notes' || table === 'tags' || table === 'papers'
  })
  return new Set(wordy.flatMap(papersOf))
}
