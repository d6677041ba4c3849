import type { FeedPace } from '../../ports.ts'

/** When a feed is asked again: as often as the reader wants, and never sooner than its server does. Pure. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface AfterSuccess {
  readonly now: number
  /** What the reader set. */
  readonly everyMinutes: number
  readonly pace: FeedPace | null
  /** Cache-Control: max-age; null where the server said nothing. */
  readonly maxAgeMs: number | null
  /** 0 to 1, the same for one feed at one time: see jitterOf. */
  readonly jitter: number
}

/** Up to a tenth later than asked for, so that hundreds of feeds do not wake together for ever. */
export function nextAfterSuccess({ now, everyMinutes, pace, maxAgeMs, jitter }: AfterSuccess): number {
  const wanted = Math.max(everyMinutes * MINUTE, (pace?.everyMinutes ?? 0) * MINUTE, maxAgeMs ?? 0)
  // A server that asks for a year has made a mistake, or forgets its readers.
  const wait = Math.max(Math.min(wanted, DAY), everyMinutes * MINUTE)
  return afterSkipped(now + wait * (1 + jitter / 10), pace)
}

/** A quarter of an hour after the first failure, twice as long after each further one, a day at most. */
export function nextAfterFailure(now: number, failuresBefore: number, jitter: number): number {
  const wait = Math.min(DAY, (HOUR / 4) * 2 ** Math.min(failuresBefore, 10))
  return now + wait * (0.9 + jitter / 5)
}

/** The first moment outside of the hours and days in which a feed does not want to be asked. */
function afterSkipped(at: number, pace: FeedPace | null): number {
  const hours = new Set(pace?.skipHours)
  const days = new Set(pace?.skipDays)
  // A feed that skips every hour of every day has made a mistake.
  if (hours.size >= 24 || days.size >= 7) return at
  let moment = at
  for (let tries = 0; tries < 8 * 24; tries += 1) {
    const date = new Date(moment)
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return moment
    moment = (Math.floor(moment / HOUR) + 1) * HOUR + (at % HOUR) / 4
  }
  return at
}

/** Null where the header does not say how long the answer stays fresh; "no-cache" and the like say nothing of pace. */
export function maxAgeOf(cacheControl: string | undefined, age: string | undefined): number | null {
  const seconds = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})/i.exec(cacheControl ?? '')?.[1]
  if (seconds === undefined || /(?:^|[,\s])(no-store|no-cache)\b/i.test(cacheControl ?? '')) return null
  const spent = /^\d{1,9}$/.test(age?.trim() ?? '') ? Number(age) : 0
  return Math.max(0, Number(seconds) - spent) * 1_000
}

/** A share of chance between 0 and 1 that needs no dice: of a feed's id and the hour. */
export function jitterOf(id: string, now: number): number {
  let hash = 2_166_136_261
  for (const letter of `${id}:${Math.floor(now / HOUR)}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  // The low bits of this hash are its weakest.
  return ((hash >>> 8) % 10_000) / 10_000
}
