import type { Rule, RuleAction, RuleCondition, RuleId } from '../../../preload/contract/rule.ts'
import type { ReadHandle, SqlRow } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import type { Changeset } from '../journal/changeset.ts'
import { type Matches, matcherOf } from './match.ts'

/** What the reader wants done with papers by itself. Owns `rules`. */

interface RuleRow {
  readonly id: RuleId
  readonly name: string
  readonly action: RuleAction
  readonly condition: string
  readonly enabled: number
  readonly since: number
}

/** A rule ready for work. */
export interface ActiveRule {
  readonly id: RuleId
  readonly action: RuleAction
  /** Papers that arrived earlier are none of its business. */
  readonly since: number
  readonly matches: Matches
}

export function listRules(read: ReadHandle): Rule[] {
  return read
    .all<RuleRow & { count: number }>(
      `SELECT r.*, (SELECT count(*) FROM rule_marks k WHERE k.rule_id = r.id) AS count FROM rules r ORDER BY r.created_at, r.id`,
    )
    .map(row => ({
      id: row.id,
      name: row.name,
      action: row.action,
      condition: conditionOf(row),
      enabled: row.enabled === 1,
      since: new Date(row.since).toISOString(),
      count: row.count,
    }))
}

export function requireRule(read: ReadHandle, id: RuleId): RuleRow {
  const row = read.one<RuleRow>('SELECT * FROM rules WHERE id = ?', id)
  if (!row)
    throw new LibraryFailure('not-found', `There is no rule ${id} in this library. "offprint rules list" names them.`)
  return row
}

/** The rules that are switched on, or one of them. */
export function activeRules(read: ReadHandle, id: RuleId | null = null): ActiveRule[] {
  return read
    .all<RuleRow>('SELECT * FROM rules WHERE enabled = 1 AND id = coalesce(?, id) ORDER BY created_at, id', id)
    .map(row => ({ id: row.id, action: row.action, since: row.since, matches: matcherOf(conditionOf(row)) }))
}

export function addRule(
  rows: Changeset,
  rule: { id: RuleId; name: string; action: RuleAction; condition: RuleCondition },
  at: number,
): void {
  rows.put('rules', {
    id: rule.id,
    name: rule.name,
    action: rule.action,
    condition: JSON.stringify(rule.condition),
    enabled: 1,
    since: at,
    created_at: at,
  })
}

export interface RuleChange {
  readonly name?: string | undefined
  readonly action?: RuleAction | undefined
  readonly condition?: RuleCondition | undefined
  readonly enabled?: boolean | undefined
}

export function changeRule(rows: Changeset, id: RuleId, change: RuleChange): void {
  const columns: SqlRow = {}
  if (change.name !== undefined) columns['name'] = change.name
  if (change.action !== undefined) columns['action'] = change.action
  if (change.condition !== undefined) columns['condition'] = JSON.stringify(change.condition)
  if (change.enabled !== undefined) columns['enabled'] = change.enabled ? 1 : 0
  rows.patch('rules', [id], columns)
}

/** Makes papers that arrived since then its business as well. */
export function reachBack(rows: Changeset, read: ReadHandle, id: RuleId, since: number): void {
  const row = requireRule(read, id)
  if (since < row.since) rows.patch('rules', [id], { since })
}

// Checked by the contract's schema when it came in.
function conditionOf({ condition }: Pick<RuleRow, 'condition'>): RuleCondition {
  return JSON.parse(condition) as RuleCondition
}
