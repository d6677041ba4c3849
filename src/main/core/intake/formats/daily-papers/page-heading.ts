import type { ParsedSource } from '../../../ports.ts'
import { calendarDay, longMonth, mondayOf, monthOf, newestDay, shortDay } from '../../text-cleaning/dates.ts'
import type { PageItem } from './page-items.ts'

/** What stands above the papers of a page: whose list it is and for which day, week or month. */
export interface PageHeading extends Pick<ParsedSource, 'sourceName' | 'edition'> {
  /** How many items belong to it. */
  readonly length: number
}

// Menus copied along with the page come before its heading, a search and the tabs between heading and date.
const HEADING_WITHIN = 200
const DATE_WITHIN = 16

export function readHeading(items: readonly PageItem[], capturedOn: string): PageHeading {
  const top = items.slice(0, HEADING_WITHIN).map(({ line }) => line.text)
  const by = top.findLastIndex(text => /\band the research community$/i.test(text))
  const title = (by < 0 ? top : top.slice(0, by)).findLastIndex(text => /^(?:daily|trending) papers$/i.test(text))
  const isTrending = /^trending/i.test(top[title] ?? '')
  const last = Math.max(by, title)
  for (let index = last + 1; index <= last + DATE_WITHIN; index++) {
    const item = items[index]
    if (
      !item ||
      item.line.isHeading ||
      item.line.text.length > 150 ||
      ['authors', 'submitter', 'signals'].includes(item.says.kind)
    )
      break
    const period = periodOf(item, capturedOn)
    if (period) return { ...period, length: index + 1 }
  }
  return { sourceName: isTrending ? 'Trending Papers' : 'Daily Papers', edition: null, length: last + 1 }
}

function periodOf({ line, says }: PageItem, capturedOn: string): Omit<PageHeading, 'length'> | null {
  if (says.kind === 'date' && says.comments === null) {
    const { year, month, day } = says.date
    return dayEdition(year === null ? newestDay(month, day, capturedOn) : calendarDay(year, month, day))
  }
  return periodNamed(line.text, capturedOn)
}

const WEEK = /^week (\d{1,2})(?:,? (\d{4}))?$/i
const ISO_WEEK = /^(\d{4})-W(\d{1,2})$/i
const SPAN = /^(?:week of )?([A-Za-z]{3,9})\.? (\d{1,2})(?: ?[-–—] ?(?:[A-Za-z]{3,9}\.? )?\d{1,2})?(?:,? (\d{4}))?$/i
const MONTH = /^([A-Za-z]{3,9})(?: (\d{4}))?$/
const ISO_MONTH = /^(\d{4})-(\d{2})$/

/** "2025-10-29", "2025-W43", "2025-10", "Week 43", "Oct 20 - Oct 26", "October 2025": the day, or a week or month by its first day. */
export function periodNamed(text: string, capturedOn: string): Pick<ParsedSource, 'sourceName' | 'edition'> | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return dayEdition(calendarDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))))
  const isoWeek = ISO_WEEK.exec(text)
  if (isoWeek) return weekEdition(mondayOf(Number(isoWeek[1]), Number(isoWeek[2])))
  const week = WEEK.exec(text)
  if (week)
    return weekEdition(week[2] ? mondayOf(Number(week[2]), Number(week[1])) : newestWeek(Number(week[1]), capturedOn))
  const span = SPAN.exec(text)
  const spanMonth = span ? monthOf(span[1] ?? '') : null
  if (span && spanMonth)
    return weekEdition(
      span[3]
        ? calendarDay(Number(span[3]), spanMonth, Number(span[2]))
        : newestDay(spanMonth, Number(span[2]), capturedOn),
    )
  const isoMonth = ISO_MONTH.exec(text)
  if (isoMonth) return monthEdition(calendarDay(Number(isoMonth[1]), Number(isoMonth[2]), 1))
  const named = MONTH.exec(text)
  const month = named ? monthOf(named[1] ?? '') : null
  return named && month
    ? monthEdition(named[2] ? calendarDay(Number(named[2]), month, 1) : newestDay(month, 1, capturedOn))
    : null
}

function newestWeek(week: number, capturedOn: string): string | null {
  const year = Number(capturedOn.slice(0, 4))
  const candidates = [year + 1, year, year - 1].map(candidate => mondayOf(candidate, week))
  return candidates.find(monday => monday !== null && monday <= capturedOn) ?? null
}

function dayEdition(date: string | null): ReturnType<typeof periodNamed> {
  return date === null
    ? null
    : { sourceName: `Daily Papers, ${shortDay(date)}`, edition: { kind: 'daily-papers', date } }
}

// A week's list is not the list of its first day, so it is no Daily Papers edition.
function weekEdition(date: string | null): ReturnType<typeof periodNamed> {
  return date === null
    ? null
    : { sourceName: `Daily Papers, week of ${shortDay(date)}`, edition: { kind: 'file', date } }
}

function monthEdition(date: string | null): ReturnType<typeof periodNamed> {
  return date === null ? null : { sourceName: `Daily Papers, ${longMonth(date)}`, edition: { kind: 'file', date } }
}
