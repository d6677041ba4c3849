import type { FeedPace } from '../../../ports.ts'
import { textIn, type XmlElement } from './xml-tree.ts'

/** How often a feed wants to be asked: ttl, skipHours and skipDays of RSS, the syndication module of RDF. */

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
}

/** Null where the channel says nothing of it. Whatever its prefixes and case: no other element has these names. */
export function paceOfChannel(channel: XmlElement): FeedPace | null {
  const inside = (list: string, item: string): string[] =>
    childrenOf(channel, list).flatMap(found =>
      childrenOf(found, item).map(element => textIn(element).trim().toLowerCase()),
    )
  const skipHours = inside('skiphours', 'hour')
    .filter(text => /^\d{1,2}$/.test(text))
    // Some count the last hour of the day as 24.
    .map(text => Number(text) % 24)
  const skipDays = inside('skipdays', 'day')
    .map(name => DAYS.indexOf(name))
    .filter(day => day >= 0)
  const everyMinutes = minutesOf(channel)
  if (everyMinutes === null && skipHours.length === 0 && skipDays.length === 0) return null
  return { everyMinutes, skipHours: [...new Set(skipHours)], skipDays: [...new Set(skipDays)] }
}

function minutesOf(channel: XmlElement): number | null {
  const textOf = (name: string): string => childrenOf(channel, name).map(textIn)[0]?.trim() ?? ''
  const ttl = textOf('ttl')
  if (/^\d{1,6}$/.test(ttl) && Number(ttl) > 0) return Number(ttl)
  const period = PERIOD_MINUTES[textOf('updateperiod').toLowerCase()]
  if (period === undefined) return null
  const frequency = Number(textOf('updatefrequency') || '1')
  return Math.max(1, Math.round(period / (Number.isInteger(frequency) && frequency > 0 ? frequency : 1)))
}

function childrenOf({ content }: XmlElement, name: string): XmlElement[] {
  return content.filter((part): part is XmlElement => typeof part !== 'string' && part.name.toLowerCase() === name)
}
