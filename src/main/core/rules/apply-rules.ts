import type { PaperId } from '../../../preload/contract/paper.ts'
import type { RuleId } from '../../../preload/contract/rule.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { type Changeset, makeChangeset, type RowChange } from '../journal/changeset.ts'
import { extendStep } from '../journal/journal.ts'
import { settleMuted, settlePapers, settleRule } from './marks.ts'
import { activeRules } from './rules.ts'
import { subjectsSince } from './subjects.ts'

/** Rules at work: on papers as they come in, and on those that are there. */

/** The name under which a step about a rule is kept, so that what the rule does later can be added to it. */
export function stepKeyOf(id: RuleId, at: number): string {
  return `rule:${id}#${at}`
}

/**
 * Settles what an import brought or changed; answers the papers that rules did something to. A star is set on new papers
 * alone, and kept with the step that made the rule: taking that back takes back all the rule ever did, and no step of
 * the rule's comes between those of the reader.
 */
export function applyToImported(write: WriteHandle, fresh: readonly PaperId[], changed: readonly PaperId[]): PaperId[] {
  const news = settlePapers(write, [...new Set([...fresh, ...changed])])
  const isFresh = new Set(fresh)
  for (const [rule, papers] of news) {
    if (rule.action !== 'star') continue
    const rows = makeChangeset(write)
    for (const id of papers) if (isFresh.has(id)) rows.patch('reading', [id], { starred: 1 })
    if (rows.changes.length > 0) extendStep(write, `rule:${rule.id}#`, rows.changes)
  }
  return [...news.values()].flat()
}

/** Stars what rules of that kind speak of among the papers since then. Marks follow from the rules by themselves. */
export function starMatched(rows: Changeset, read: ReadHandle, id: RuleId, since: number): void {
  const [rule] = activeRules(read, id)
  if (rule?.action !== 'star') return
  for (const subject of subjectsSince(read, since))
    if (rule.matches(subject)) rows.patch('reading', [subject.id], { starred: 1 })
}

/** What a step about rules or single mutings means for marks; answers the papers it may have changed. */
export function settleAfter(write: WriteHandle, changes: readonly RowChange[]): PaperId[] {
  const rules = new Set(changes.flatMap(({ table, key }) => (table === 'rules' ? [String(key[0]) as RuleId] : [])))
  const papers = changes.flatMap(({ table, key, before, after }) =>
    table === 'mutings' || (table === 'papers' && (before === null || after !== null))
      ? [Number(key[0]) as PaperId]
      : [],
  )
  const affected = [...rules].flatMap(id => settleRule(write, id))
  if (papers.length > 0) {
    settlePapers(write, papers)
    settleMuted(write, papers)
  }
  return [...new Set([...affected, ...papers])]
}
