import type { PaperId } from '../../../preload/contract/paper.ts'
import type { QueueHealth } from '../../../preload/contract/reading.ts'
import type { ReadHandle } from '../database/handles.ts'
import { awakeSql } from '../papers/snoozed.ts'
import { addDays, dayOf, daysBetween, type OffsetAt } from './days.ts'
import { firstEventAt, type QueueEvent, queueEvents } from './queue-history.ts'
import type { QueueRow } from './queues.ts'
import { withoutSlips } from './slips.ts'

/** How a queue is doing: what comes and goes, what has stood in it for long, and when it will be empty. Reads only. */

const LOOK_BACK_DAYS = 28
// Of less than a week there is no pace to speak of.
const LEAST_DAYS = 7
const DAY = 86_400_000

export interface QueueItemAge {
  readonly paper: PaperId
  /** When it came in, or was said to stay. */
  readonly since: number
  readonly opened: boolean
}

export interface HealthFacts {
  readonly items: readonly QueueItemAge[]
  /** Of the last 28 days at least, the oldest first. */
  readonly events: readonly QueueEvent[]
  /** When the queue was first used. */
  readonly firstAt: number | null
  readonly now: number
  readonly staleDays: number
  readonly offsetAt: OffsetAt
}

export function queueHealth(
  read: ReadHandle,
  queue: QueueRow,
  given: Pick<HealthFacts, 'now' | 'staleDays' | 'offsetAt'>,
): QueueHealth {
  const items = read
    .all<{ paper: PaperId; since: number; opened: number }>(
      `SELECT i.paper_id AS paper, max(i.added_at, coalesce(i.kept_at, 0)) AS since,
         r.status = 'reading' OR coalesce(g.updated_at, 0) >= max(i.added_at, coalesce(i.kept_at, 0)) AS opened
       FROM queue_items i JOIN reading r ON r.paper_id = i.paper_id AND r.trashed_at IS NULL AND ${awakeSql('?')}
         LEFT JOIN progress g ON g.paper_id = i.paper_id
       WHERE i.queue_id = ? ORDER BY since, paper`,
      given.now,
      queue.id,
    )
    .map(({ paper, since, opened }) => ({ paper, since, opened: opened === 1 }))
  const events = queueEvents(read, queue.id, given.now - (LOOK_BACK_DAYS + 1) * DAY)
  return { queue: queue.id, ...healthOf({ ...given, items, events, firstAt: firstEventAt(read, queue.id) }) }
}

/** What the facts say. Pure. */
export function healthOf({
  items,
  events,
  firstAt,
  now,
  staleDays,
  offsetAt,
}: HealthFacts): Omit<QueueHealth, 'queue'> {
  const today = dayOf(now, offsetAt)
  const dayOfTime = (at: number): string => dayOf(at, offsetAt)
  const ageOf = (since: number): number => Math.max(0, daysBetween(dayOfTime(since), today))
  const known = firstAt === null ? LEAST_DAYS : daysBetween(dayOfTime(firstAt), today) + 1
  const days = Math.min(LOOK_BACK_DAYS, Math.max(LEAST_DAYS, known))
  const counted = withoutSlips(
    events.map(({ paper, at, kind }) =>
      kind === 'in' ? { paper, at, from: 'out', to: 'in' } : { paper, at, from: 'in', to: 'out' },
    ),
    dayOfTime,
  ).filter(({ at }) => daysBetween(dayOfTime(at), today) < days)
  const aWeek = (kind: string): number => (counted.filter(({ to }) => to === kind).length * 7) / days
  const [inflow, outflow] = [aWeek('in'), aWeek('out')]
  const ages = items.map(({ since }) => ageOf(since))
  const [oldest] = items
  return {
    count: items.length,
    inflow: rounded(inflow),
    outflow: rounded(outflow),
    medianAge: medianOf(ages),
    oldest: oldest ? { paper: oldest.paper, days: ageOf(oldest.since) } : null,
    emptyOn: emptyOn(items.length, outflow - inflow, today),
    stale: items.filter(({ since, opened }) => !opened && ageOf(since) > staleDays).map(({ paper }) => paper),
    staleDays,
  }
}

// Past a hundred years nobody waits for it.
const LONGEST_DAYS = 36_500

function emptyOn(count: number, paceAWeek: number, today: string): string | null {
  if (count === 0) return today
  const days = Math.ceil((count * 7) / paceAWeek)
  return paceAWeek > 0 && days <= LONGEST_DAYS ? addDays(today, days) : null
}

/** The middle one; of an even number the mean of both. Null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100
}
