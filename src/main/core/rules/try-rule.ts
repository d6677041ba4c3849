import type { PaperId, Status } from '../../../preload/contract/paper.ts'
import type { RuleCondition, RuleTrial } from '../../../preload/contract/rule.ts'
import type { ReadHandle } from '../database/handles.ts'
import { matcherOf } from './match.ts'
import { subjectsSince } from './subjects.ts'

const EXAMPLES = 20

/** What a rule would have done to papers that arrived since then, and what the reader did with them. */
export function tryRule(read: ReadHandle, condition: RuleCondition, since: number): RuleTrial {
  const matches = matcherOf(condition)
  const subjects = subjectsSince(read, since)
  const matched = subjects.flatMap(subject => (matches(subject) ? [subject.id] : []))
  const fates = new Map(
    read
      .all<{ id: PaperId; status: Status; starred: number }>(
        'SELECT paper_id AS id, status, starred FROM reading WHERE paper_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(matched),
      )
      .map(row => [row.id, row]),
  )
  const count = (status: Status): number => matched.filter(id => fates.get(id)?.status === status).length
  const isValued = (id: PaperId): boolean => {
    const fate = fates.get(id)
    return fate !== undefined && (fate.starred === 1 || ['queued', 'reading', 'read'].includes(fate.status))
  }
  return {
    considered: subjects.length,
    matched: matched.length,
    undecided: count('inbox'),
    queued: count('queued') + count('reading'),
    read: count('read'),
    starred: matched.filter(id => fates.get(id)?.starred === 1).length,
    dismissed: count('dismissed'),
    examples: matched.slice(0, EXAMPLES),
    valued: matched.filter(isValued).slice(0, EXAMPLES),
  }
}
