import { z } from 'zod'
import { type Stance, STANCES } from '../../../../preload/contract/interest.ts'
import { RULE_ACTIONS, type RuleAction } from '../../../../preload/contract/rule.ts'
import type { ReadHandle, WriteHandle } from '../../database/handles.ts'
import { instantOf, timeOf } from '../../papers/instants.ts'

/** What of a library belongs to no paper, as a plain file: queues, feeds, rules, settings. */

const LIBRARY_FORMAT = 'offprint-library-1'

const instant = z.iso.datetime({ precision: 3 })

export const librarySidecar = z.object({
  format: z.literal(LIBRARY_FORMAT),
  queues: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      hue: z.number(),
      icon: z.string().nullable(),
      position: z.string(),
      limit: z.number().int().nullable().default(null),
      query: z.string().nullable().default(null),
    }),
  ),
  feeds: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      url: z.string(),
      failures: z.number().int(),
      lastOkAt: instant.nullable(),
      nextAt: instant.nullable(),
      lastError: z.string().nullable(),
      createdAt: instant,
      homepage: z.string().nullable().default(null),
      folder: z.string().nullable().default(null),
      pausedAt: instant.nullable().default(null),
      muted: z.boolean().default(false),
    }),
  ),
  rules: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        action: z.enum(RULE_ACTIONS),
        condition: z.json(),
        enabled: z.boolean(),
        since: instant,
        createdAt: instant,
      }),
    )
    .default([]),
  stances: z
    .array(z.object({ feature: z.string(), label: z.string(), stance: z.enum(STANCES), at: instant }))
    .default([]),
  settings: z.record(z.string(), z.json()),
})

export type LibrarySidecar = z.output<typeof librarySidecar>

interface FeedRow {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly url: string
  readonly failures: number
  readonly last_ok_at: number | null
  readonly next_at: number | null
  readonly last_error: string | null
  readonly created_at: number
  readonly homepage: string | null
  readonly folder: string | null
  readonly paused_at: number | null
  readonly muted: number
}

interface RuleRow {
  readonly id: string
  readonly name: string
  readonly action: RuleAction
  readonly condition: string
  readonly enabled: number
  readonly since: number
  readonly created_at: number
}

export function readLibrarySidecar(read: ReadHandle): LibrarySidecar {
  const settings = read.all<{ name: string; value: string }>('SELECT name, value FROM settings ORDER BY name')
  return {
    format: LIBRARY_FORMAT,
    queues: read.all('SELECT id, name, hue, icon, position, most AS "limit", query FROM queues ORDER BY position, id'),
    feeds: read.all<FeedRow>('SELECT * FROM feeds ORDER BY created_at, id').map(row => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      url: row.url,
      failures: row.failures,
      lastOkAt: instantOf(row.last_ok_at),
      nextAt: instantOf(row.next_at),
      lastError: row.last_error,
      createdAt: instantOf(row.created_at),
      homepage: row.homepage,
      folder: row.folder,
      pausedAt: instantOf(row.paused_at),
      muted: row.muted === 1,
    })),
    rules: read.all<RuleRow>('SELECT * FROM rules ORDER BY created_at, id').map(row => ({
      id: row.id,
      name: row.name,
      action: row.action,
      // Written by the rules' owner only, as JSON.
      condition: JSON.parse(row.condition) as z.output<ReturnType<typeof z.json>>,
      enabled: row.enabled === 1,
      since: instantOf(row.since),
      createdAt: instantOf(row.created_at),
    })),
    stances: read
      .all<{ feature: string; label: string; stance: Stance; at: number }>('SELECT * FROM stances ORDER BY at, feature')
      .map(({ at, ...stance }) => ({ ...stance, at: instantOf(at) })),
    // Written by the settings' owner only, as JSON.
    settings: Object.fromEntries(
      settings.map(({ name, value }) => [name, JSON.parse(value) as z.output<ReturnType<typeof z.json>>]),
    ),
  }
}

/** Into a new, empty database. What a feed's server said last is left out on purpose: the feed is asked for all of it again. */
export function writeLibrarySidecar(write: WriteHandle, sidecar: LibrarySidecar): void {
  write.run('DELETE FROM queues')
  for (const { id, name, hue, icon, position, limit, query } of sidecar.queues)
    write.run(
      'INSERT INTO queues (id, name, hue, icon, position, most, query) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[id, name, hue, icon, position, limit, query],
    )
  for (const feed of sidecar.feeds)
    write.run(
      `INSERT INTO feeds (id, kind, name, url, failures, last_ok_at, next_at, last_error, created_at, homepage, folder, paused_at, muted)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[
        feed.id,
        feed.kind,
        feed.name,
        feed.url,
        feed.failures,
        timeOf(feed.lastOkAt),
        timeOf(feed.nextAt),
        feed.lastError,
        timeOf(feed.createdAt),
      ],
      ...[feed.homepage, feed.folder, timeOf(feed.pausedAt), feed.muted ? 1 : 0],
    )
  for (const rule of sidecar.rules)
    write.run(
      'INSERT INTO rules (id, name, action, condition, enabled, since, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[rule.id, rule.name, rule.action, JSON.stringify(rule.condition), rule.enabled ? 1 : 0],
      ...[timeOf(rule.since), timeOf(rule.createdAt)],
    )
  for (const { feature, label, stance, at } of sidecar.stances)
    write.run(
      'INSERT INTO stances (feature, label, stance, at) VALUES (?, ?, ?, ?)',
      ...[feature, label, stance, timeOf(at)],
    )
  for (const [name, value] of Object.entries(sidecar.settings))
    write.run('INSERT INTO settings (name, value) VALUES (?, ?)', name, JSON.stringify(value))
}
