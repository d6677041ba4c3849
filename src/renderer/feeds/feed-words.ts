import type { Feed } from '../../preload/contract/feed.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** How feeds are doing, as a person would say it. Pure. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

/** "just now", "20 minutes ago", "yesterday", "in 2 hours", "on 4 March". */
export function sayMoment(iso: string, now: Date): string {
  const at = new Date(iso)
  const ms = at.getTime() - now.getTime()
  const size = Math.abs(ms)
  if (size < MINUTE) return ms > 0 ? say('in a moment') : say('just now')
  const [count, unit] =
    size < HOUR
      ? ([size / MINUTE, 'minute'] as const)
      : size < DAY
        ? ([size / HOUR, 'hour'] as const)
        : ([size / DAY, 'day'] as const)
  const whole = Math.round(count)
  if (unit === 'day' && whole > 6) {
    const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
    return say('on {day}', { day: at.toLocaleDateString(locale, { day: 'numeric', month: 'long', ...year }) })
  }
  return relative.format(ms > 0 ? whole : -whole, unit)
}

/** "updated 20 minutes ago · next in an hour" */
export function healthOf(feed: Feed, now: Date): readonly string[] {
  const seen =
    feed.lastOkAt === null
      ? say('never fetched yet')
      : say('updated {moment}', { moment: sayMoment(feed.lastOkAt, now) })
  if (feed.state === 'paused') return [seen, say('paused')]
  if (feed.state === 'offline') return [seen, say('waits for a network')]
  // What is due is asked with the next look at the clock.
  const next =
    feed.nextAt === null
      ? null
      : Date.parse(feed.nextAt) <= now.getTime()
        ? say('due now')
        : say('next {moment}', { moment: sayMoment(feed.nextAt, now) })
  return next === null ? [seen] : [seen, next]
}

export function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^www\./, '') ?? url
}

export interface FeedFolder {
  /** Null for those in no folder. */
  readonly name: string | null
  readonly feeds: readonly Feed[]
}

/** Folders by name, after the feeds that stand in none. */
export function foldersOf(feeds: readonly Feed[]): readonly FeedFolder[] {
  const byName = Map.groupBy(feeds, feed => feed.folder)
  return [...byName]
    .sort(([a], [b]) => (a === null ? -1 : b === null ? 1 : a.localeCompare(b, 'en', { numeric: true })))
    .map(([name, inside]) => ({ name, feeds: inside }))
}

export function summaryOf(feeds: readonly Feed[]): string {
  const folders = new Set(feeds.flatMap(({ folder }) => folder ?? [])).size
  const troubled = feeds.filter(({ lastError, paused }) => lastError !== null && !paused).length
  const parts = [
    `${feeds.length} ${feeds.length === 1 ? say('feed') : say('feeds')}${folders > 0 ? say(' in {folders} {value}', { folders, value: folders === 1 ? say('folder') : say('folders') }) : ''}`,
    troubled > 0 ? (troubled === 1 ? say('1 has trouble') : say('{troubled} have trouble', { troubled })) : null,
  ]
  return parts.filter(part => part !== null).join(' · ')
}
