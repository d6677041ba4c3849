import type { Paper, PaperId, PaperRow } from '../../preload/contract/paper.ts'
import type { JournalStep } from '../../preload/contract/reading.ts'
import type { NoticeStore } from './notice-store.ts'
import type { PaperStore } from './paper-store.ts'
import type { RowStore } from './row-store.ts'
import { cursorOn, moved } from './selection.ts'
import { afterDecision, type Decision, leavesView } from './view-membership.ts'
import type { ViewStore } from './view-store.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

export interface Decided {
  readonly decision: Decision
  /** Before the name of the papers: "Dismissed". */
  readonly words: string
  /** After it: "until tomorrow". */
  readonly ending?: string
  /** The next paper comes under the keys, where this one stays in sight. */
  readonly advances?: boolean
}

/** Shows what was decided about papers, then sends it; takes it back where the library refuses. Null where nothing changed. */
export type Decide = <Step extends JournalStep>(
  ids: readonly PaperId[],
  decided: Decided,
  call: (ids: PaperId[]) => Promise<Step | null>,
) => Promise<Step | null>

export interface DecideOptions {
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly rows: RowStore
  readonly views: ViewStore
  readonly papers: PaperStore
  readonly undo: () => void
}

export function createDecide({ writes, notices, rows, views, papers, undo }: DecideOptions): Decide {
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

  function nameOf(ids: readonly PaperId[]): string {
    if (ids.length > 1) return say('{count} papers', { count: ids.length.toLocaleString(locale) })
    const first = ids[0]
    const title = (first === undefined ? undefined : rows.get(first)?.title) ?? say('a paper')
    return say('“{title}”', { title: title.length > 70 ? `${title.slice(0, 68).trimEnd()}…` : title })
  }

  return async (ids, { decision, words, ending, advances = false }, call) => {
    if (ids.length === 0) return null
    const text = [words, nameOf(ids), ending].filter(Boolean).join(' ')
    const rollBack = assume(ids, decision, advances)
    notices.show({ text, slot: 'triage', action: { label: say('Undo'), run: undo } })
    return await writes.send(
      () => call([...ids]),
      () => {
        rollBack()
        // Nothing was done, so there is nothing to undo.
        notices.withdraw('triage')
      },
    )
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
