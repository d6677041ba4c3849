import { calendarDay, longMonth, mondayOf, shortDay } from '../../intake/text-cleaning/dates.ts'
import type { EditionSpan } from '../../../../preload/contract/feed.ts'
import { LibraryFailure } from '../../failures.ts'
import type { Edition } from '../../intake/editions.ts'

/** The lists of Hugging Face's Daily Papers: their addresses, their names, and the days they are for. Pure. */

export const DAILY_PAPERS = 'https://huggingface.co/api/daily_papers'
const TRENDING = `${DAILY_PAPERS}?sort=trending`
const SEARCH = 'https://huggingface.co/api/papers/search'

/** The most the API gives at a time; more stands behind the Link header. */
const LIMIT = 100
const SEARCH_LIMIT = 120

/** A list with where it is to be had. */
export interface HuggingFaceList {
  readonly edition: Edition
  readonly url: string
}

export interface ListRequest {
  readonly span: EditionSpan
  readonly date?: string | undefined
  readonly query?: string | undefined
}

/** The list that is meant. A date later than today (UTC), which the API refuses, is taken for today. Throws 'invalid'. */
export function listOf(request: ListRequest, now: number, feed: string | null): HuggingFaceList {
  const today = dayOf(now)
  const day = clamped(request.date, today)
  switch (request.span) {
    case 'day':
      return {
        edition: edition('day', `daily-papers:${day}`, `Daily Papers, ${shortDay(day)}`, day, feed),
        url: `${DAILY_PAPERS}?date=${day}&limit=${LIMIT}`,
      }
    case 'week': {
      const { name, monday } = weekOf(day)
      return {
        edition: edition('week', `daily-papers:${name}`, `Daily Papers, week of ${shortDay(monday)}`, monday, feed),
        url: `${DAILY_PAPERS}?week=${name}&limit=${LIMIT}`,
      }
    }
    case 'month': {
      const first = `${day.slice(0, 7)}-01`
      return {
        edition: edition('month', `daily-papers:${day.slice(0, 7)}`, `Daily Papers, ${longMonth(first)}`, first, feed),
        url: `${DAILY_PAPERS}?month=${day.slice(0, 7)}&limit=${LIMIT}`,
      }
    }
    case 'trending':
      // As of the day it was fetched: the list has no day of its own.
      return {
        edition: edition(
          'trending',
          `daily-papers:trending:${today}`,
          `Trending Papers, ${shortDay(today)}`,
          today,
          feed,
        ),
        url: `${TRENDING}&limit=${LIMIT}`,
      }
    case 'search': {
      const query = request.query?.trim() ?? ''
      if (query === '') throw new LibraryFailure('invalid', 'A search needs words to search for: give them as "query".')
      return {
        edition: edition('search', `daily-papers:search:${query.toLowerCase()}`, `Hugging Face: ${query}`, today, feed),
        url: `${SEARCH}?q=${encodeURIComponent(query)}&limit=${SEARCH_LIMIT}`,
      }
    }
  }
}

function edition(span: EditionSpan, id: string, name: string, date: string, feed: string | null): Edition {
  return { id, feed, kind: 'daily-papers', name, date, span }
}

export function isTrending(url: string): boolean {
  return URL.parse(url)?.searchParams.get('sort') === 'trending'
}

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

export function dayBefore(day: string, days = 1): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000)
}

function clamped(date: string | undefined, today: string): string {
  if (date === undefined) return today
  const day = calendarDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
  if (day === null) throw new LibraryFailure('invalid', `The calendar has no day ${date}. Give one such as ${today}.`)
  return day > today ? today : day
}

/** "2026-W09" and its Monday. A week belongs to the year its Thursday is in. */
function weekOf(day: string): { readonly name: string; readonly monday: string } {
  const at = new Date(`${day}T00:00:00Z`)
  const thursday = new Date(at.getTime() + (3 - ((at.getUTCDay() + 6) % 7)) * 86_400_000)
  const year = thursday.getUTCFullYear()
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000)
  const monday = mondayOf(year, week)
  if (monday === null) throw new LibraryFailure('invalid', `The week of ${day} is none that Hugging Face could have.`)
  return { name: `${year}-W${String(week).padStart(2, '0')}`, monday }
}

/** The address of the next page, where it is one of the same host: a list leads nowhere else. */
export function nextPage(link: string | undefined, current: string): string | null {
  for (const part of (link ?? '').split(/,(?=\s*<)/)) {
    const match = /^\s*<([^>]*)>\s*;(.*)$/.exec(part)
    if (!match?.[1] || !/\brel\s*=\s*"?(?:[^"]*\s)?next\b/i.test(match[2] ?? '')) continue
    const url = URL.parse(match[1], current)
    if (url && url.host === new URL(current).host && url.href !== current) return url.href
  }
  return null
}
