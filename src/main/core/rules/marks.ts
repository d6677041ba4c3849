import type { PaperId } from '../../../preload/contract/paper.ts'
import type { RuleId } from '../../../preload/contract/rule.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { activeRules, type ActiveRule } from './rules.ts'
import { subjectsOf, subjectsSince } from './subjects.ts'

/**
 * Which rules speak of which papers, and which papers are muted: always what follows from the rules, the muted feeds and
 * what the reader said of single papers, so that whatever changes or takes back one of those need only have it settled
 * anew. Owns `rule_marks` and `muted`.
 */

/** Settles papers that came or changed; answers those of which a rule speaks now and did not before, by rule. */
export function settlePapers(write: WriteHandle, ids: readonly PaperId[]): Map<ActiveRule, PaperId[]> {
  const newly = new Map<ActiveRule, PaperId[]>()
  if (ids.length === 0) return newly
  const rules = activeRules(write)
  if (rules.length === 0 && !hasMutedFeeds(write) && !hasMarks(write)) return newly
  const added = new Map(
    write
      .all<{ id: PaperId; added_at: number }>(
        'SELECT id, added_at FROM papers WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      .map(row => [row.id, row.added_at]),
  )
  const subjects = rules.length === 0 ? [] : subjectsOf(write, ids)
  for (const subject of subjects)
    for (const rule of rules) {
      const speaks = (added.get(subject.id) ?? 0) >= rule.since && rule.matches(subject)
      if (setMark(write, subject.id, rule.id, speaks) && speaks)
        newly.set(rule, [...(newly.get(rule) ?? []), subject.id])
    }
  settleMuted(write, ids)
  return newly
}

/** Settles a rule that came, changed or went; answers the papers it may have changed. */
export function settleRule(write: WriteHandle, id: RuleId): PaperId[] {
  const marked = write.column<PaperId>('SELECT paper_id FROM rule_marks WHERE rule_id = ?', id)
  const [rule] = activeRules(write, id)
  const matched = new Set(
    rule ? subjectsSince(write, rule.since).flatMap(subject => (rule.matches(subject) ? [subject.id] : [])) : [],
  )
  for (const paper of marked) if (!matched.has(paper)) setMark(write, paper, id, false)
  for (const paper of matched) setMark(write, paper, id, true)
  // The marks of a rule that is gone went with it: what it muted is among what is muted still.
  const affected = new Set([...marked, ...matched, ...write.column<PaperId>('SELECT paper_id FROM muted')])
  settleMuted(write, [...affected])
  return [...affected]
}

/** Settles the papers of a feed that was muted, or is not any more; answers them. */
export function settleMutedFeed(write: WriteHandle, feed: string): PaperId[] {
  const papers = write.column<PaperId>(
    'SELECT DISTINCT e.paper_id FROM entries e JOIN editions d ON d.id = e.edition_id WHERE d.feed_id = ?',
    feed,
  )
  settleMuted(write, papers)
  return papers
}

const IS_MUTED = `
  coalesce((SELECT muted FROM mutings WHERE paper_id = p.id),
    EXISTS (SELECT 1 FROM rule_marks k JOIN rules r ON r.id = k.rule_id WHERE k.paper_id = p.id AND r.enabled = 1 AND r.action = 'mute')
    OR (EXISTS (SELECT 1 FROM feeds WHERE muted = 1) AND EXISTS (SELECT 1 FROM entries e WHERE e.paper_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM entries e JOIN editions d ON d.id = e.edition_id LEFT JOIN feeds f ON f.id = d.feed_id
        WHERE e.paper_id = p.id AND coalesce(f.muted, 0) = 0)))`

/** A paper is muted by the reader's word, else by a rule, else where nothing but muted feeds brought it. */
export function settleMuted(write: WriteHandle, ids: readonly PaperId[]): void {
  const list = JSON.stringify(ids)
  write.run(
    `DELETE FROM muted WHERE paper_id IN (SELECT p.id FROM json_each(?) j JOIN papers p ON p.id = j.value WHERE NOT ${IS_MUTED})`,
    list,
  )
  write.run(
    `INSERT OR IGNORE INTO muted (paper_id) SELECT p.id FROM json_each(?) j JOIN papers p ON p.id = j.value WHERE ${IS_MUTED}`,
    list,
  )
}

/** Everything anew: after the library was rebuilt from its plain files. */
export function settleAll(write: WriteHandle): void {
  for (const { id } of activeRules(write)) settleRule(write, id)
  settleMuted(write, write.column<PaperId>('SELECT id FROM papers'))
}

/** Answers whether that was news. */
function setMark(write: WriteHandle, paper: PaperId, rule: RuleId, speaks: boolean): boolean {
  const sql = speaks
    ? 'INSERT OR IGNORE INTO rule_marks (paper_id, rule_id) VALUES (?, ?)'
    : 'DELETE FROM rule_marks WHERE paper_id = ? AND rule_id = ?'
  return write.run(sql, paper, rule) > 0
}

function hasMutedFeeds(read: ReadHandle): boolean {
  return read.one('SELECT 1 AS found FROM feeds WHERE muted = 1 LIMIT 1') !== undefined
}

function hasMarks(read: ReadHandle): boolean {
  return read.one('SELECT 1 AS found FROM rule_marks LIMIT 1') !== undefined
}
