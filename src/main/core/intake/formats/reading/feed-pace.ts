import type { FeedPace } from '../../../ports.ts'
import { elementsOf, textIn, textOf, type XmlElement } from './xml-tree.ts'

/** How often a feed wants to be asked: ttl, skipHours and skipDays of RSS, the syndication module of RDF. */

const SYNDICATION = 'http://purl.org/rss/1.0/modules/syndication/'
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
}

/** Null where the channel says nothing of it. */
export function paceOfChannel(channel: XmlElement, ...namespaces: readonly string[]): FeedPace | null {
  const inside = (list: string, item: string): string[] =>
    elementsOf(channel, list, ...namespaces).flatMap(found =>
      elementsOf(found, item, ...namespaces).map(element => textIn(element).trim().toLowerCase()),
    )
  const skipHours = inside('skipHours', 'hour')
    .filter(text => /^\d{1,2}$/.test(text))
    // Some count the last hour of the day as 24.
    .map(text => Number(text) % 24)
  const skipDays = inside('skipDays', 'day')
    .map(name => DAYS.indexOf(name))
    .filter(day => day >= 0)
  const everyMinutes = minutesOf(channel, namespaces)
  if (everyMinutes === null && skipHours.length === 0 && skipDays.length === 0) return null
  return { everyMinutes, skipHours: [...new Set(skipHours)], skipDays: [...new Set(skipDays)] }
}

function minutesOf(channel: XmlElement, namespaces: readonly string[]): number | null {
  const ttl = textOf(channel, 'ttl', ...namespaces)?.trim() ?? ''
  if (/^\d{1,6}$/.test(ttl) && Number(ttl) > 0) return Number(ttl)
  const period = PERIOD_MINUTES[textOf(channel, 'updatePeriod', SYNDICATION)?.trim().toLowerCase() ?? '']
  if (period === undefined) return null
  const frequency = Number(textOf(channel, 'updateFrequency', SYNDICATION) ?? '1')
  return Math.max(1, Math.round(period / (Number.isInteger(frequency) && frequency > 0 ? frequency : 1)))
}
