import { monthOf } from '../../text-cleaning/dates.ts'

/** What a line of a Daily Papers page says, by itself. Pure. */

export type LineKind =
  | { readonly kind: 'authors'; readonly count: number }
  | { readonly kind: 'dot' }
  | { readonly kind: 'date'; readonly date: PageDate; readonly comments: number | null }
  | { readonly kind: 'count'; readonly count: number }
  /** The upvote box of a paper nobody voted for. */
  | { readonly kind: 'dash' }
  | { readonly kind: 'submitter' }
  | { readonly kind: 'signals'; readonly upvotes: number | 'next' | null; readonly stars: number | null }
  | { readonly kind: 'furniture' }
  | { readonly kind: 'text' }

/** Null for a year the page does not say. */
export interface PageDate {
  readonly year: number | null
  readonly month: number
  readonly day: number
}

const AUTHORS = /^(\d[\d,]{0,6}) authors?$/i
const COUNT = /^\d[\d,]{0,8}(?:\.\d{1,3})?[kKmM]?$/
const MONTH_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? ?((?:19|20)\d\d))?(?: ?(\d{1,6}|\d{1,3},\d{3}))?$/
const DAY_MONTH = /^(\d{1,2}) ([A-Za-z]{3,9})\.?(?:,? ((?:19|20)\d\d))?(?: (\d{1,6}|\d{1,3},\d{3}))?$/
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{1,6}|\d{1,3},\d{3}))?$/
const SIGNAL =
  /^(?:upvote ?(\d[\d.,]*[kKmM]?|-)?|github(?: ?(\d[\d.,]*[kKmM]?))?(?: ?\(?(?:stars?|★)\)?)?|arxiv page|project page)(?: ?[·|] ?| |$)/i

/** What stands around the papers of the page and is none of them. */
const FURNITURE = new Set([
  ...[
    'new',
    'subscribe',
    'today',
    'daily',
    'weekly',
    'monthly',
    'daily papers',
    'trending papers',
    'trending',
    'papers',
    'search',
    'load more',
    'view all',
  ],
  ...[
    'get trending papers in your email inbox!',
    'get trending papers in your email inbox once a day!',
    'previous',
    'next',
    '<',
    '>',
    '←',
    '→',
    '‹',
    '›',
  ],
  ...[
    'ak',
    'by',
    'and the research community',
    'by ak and the research community',
    'byak and the research community',
    'hugging face',
    'models',
    'datasets',
  ],
  ...[
    'spaces',
    'buckets',
    'posts',
    'community',
    'docs',
    'enterprise',
    'pricing',
    'log in',
    'sign up',
    'company',
    'tos',
    'privacy',
    'about',
    'jobs',
    'careers',
  ],
  ...[
    'website',
    'system theme',
    'inference providers',
    'inference endpoints',
    'huggingchat',
    'blog',
    'learn',
    'discord',
    'forum',
    'github',
    'changelog',
    'brand assets',
  ],
  ...[
    'terms of service',
    'collections',
    'languages',
    'organizations',
    'tasks',
    'solutions',
    'team & enterprise',
    'submit',
    'sign in',
    'login',
    'press',
    '```',
  ],
])

export function lineKind(text: string): LineKind {
  if (text === '·') return { kind: 'dot' }
  if (/^[-–—]$/.test(text)) return { kind: 'dash' }
  // Everything that is not plain text is short; an abstract is not tried against any of it.
  if (text.length > 120) return { kind: 'text' }
  if (FURNITURE.has(text.toLowerCase())) return { kind: 'furniture' }
  const authors = AUTHORS.exec(text)?.[1]
  if (authors) return { kind: 'authors', count: numberOf(authors) }
  if (COUNT.test(text)) return { kind: 'count', count: numberOf(text) }
  const dated = dateIn(text.replace(/^(?:· ?)?(?:(?:published|submitted) on )?/i, ''))
  if (dated) return { kind: 'date', ...dated }
  if (/^submitted by\b/i.test(text)) return { kind: 'submitter' }
  return signalsIn(text) ?? { kind: 'text' }
}

/** "Aug 27", "Feb 21, 2024", "27 Aug 2024", "2024-08-27", each with the number of comments behind it or without. */
export function dateIn(text: string): { date: PageDate; comments: number | null } | null {
  const iso = ISO_DAY.exec(text)
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4])
  const monthFirst = MONTH_DAY.exec(text)
  if (monthFirst) return dated(monthFirst[3], monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]), monthFirst[4])
  const dayFirst = DAY_MONTH.exec(text)
  return dayFirst ? dated(dayFirst[3], monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]), dayFirst[4]) : null
}

function dated(year: string | number | undefined, month: number | null, day: number, comments: string | undefined) {
  // 2024 is a leap year: 29 February is a day where no year is said.
  if (
    month === null ||
    day < 1 ||
    day > new Date(Date.UTC(year === undefined ? 2024 : Number(year), month, 0)).getUTCDate()
  )
    return null
  return {
    date: { year: year === undefined ? null : Number(year), month, day },
    comments: comments === undefined ? null : numberOf(comments),
  }
}

/** "1,234", "131", "3.29k", "110k". */
function numberOf(text: string): number {
  const scale = /k$/i.test(text) ? 1_000 : /m$/i.test(text) ? 1_000_000 : 1
  return Math.round(Number(text.replace(/[,kKmM]/g, '')) * scale)
}

/** "Upvote 117", "GitHub 131 (stars)", "arXiv Page", or several of them on one line; "Upvote" alone has its number on the next. */
function signalsIn(text: string): LineKind | null {
  let rest = text
  let upvotes: number | 'next' | null = null
  let stars: number | null = null
  while (rest !== '') {
    const signal = SIGNAL.exec(rest)
    if (!signal) return null
    if (/^upvote/i.test(signal[0]))
      upvotes = signal[1] === undefined ? 'next' : signal[1] === '-' ? 0 : numberOf(signal[1])
    if (signal[2]) stars = numberOf(signal[2])
    rest = rest.slice(signal[0].length)
  }
  return { kind: 'signals', upvotes, stars }
}
