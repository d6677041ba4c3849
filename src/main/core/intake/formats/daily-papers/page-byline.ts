import { endsText, WRAP } from './page-body.ts'
import type { PageItem } from './page-items.ts'
import type { PageDate } from './page-line-kind.ts'
import type { PageLine } from './page-lines.ts'

/** A number that stands alone on the page; what it counts is known where it was a link. */
export interface Count {
  readonly count: number
  readonly means: 'comments' | 'upvotes' | null
}

/** What stands below an abstract. */
export interface Byline {
  authors: number | null
  organization: string | null
  date: PageDate | null
  comments: number | null
  upvotes: number | null
  stars: number | null
  readonly counts: Count[]
  readonly links: string[]
  /** "Upvote" has been seen and its number not yet. */
  awaitsUpvotes: boolean
  begun: boolean
  /** Half a dot or half a date is the last of the page. */
  broken: boolean
}

export function emptyByline(): Byline {
  const nothing = { authors: null, organization: null, date: null, comments: null, upvotes: null, stars: null }
  return { ...nothing, counts: [], links: [], awaitsUpvotes: false, begun: false, broken: false }
}

/** A short line right before the dot or the date that stands behind every byline. */
export function isOrganization(
  items: readonly PageItem[],
  index: number,
  body: readonly PageLine[],
  byline: Byline,
): boolean {
  const [item, next] = [items[index], items[index + 1]]
  const last = body.at(-1)
  if (!item || !last || byline.date !== null || byline.organization !== null) return false
  if (next?.says.kind !== 'dot' && next?.says.kind !== 'date') return false
  const { text, afterGap } = item.line
  if (text.length > 100 || /[.!?:;,]$/.test(text) || /https?:\/\//.test(text)) return false
  return byline.begun || afterGap || endsText(last.text) || last.text.length > WRAP
}

/** Of a page of dashes every one would look at all that follow. */
const MOST_FACES = 200

/** In Markdown the faces of authors are empty list items before their number. */
export function isAvatar(items: readonly PageItem[], index: number): boolean {
  const behind = items.slice(index + 1, index + 1 + MOST_FACES)
  return behind.find(({ says }) => says.kind !== 'dash')?.says.kind === 'authors'
}

export function isName(item: PageItem | undefined): boolean {
  return (
    item !== undefined &&
    (item.says.kind === 'text' || item.says.kind === 'furniture') &&
    !item.line.isHeading &&
    item.line.text.length <= 40
  )
}

export function meaningOf(links: readonly string[]): Count['means'] {
  if (links.some(link => link.endsWith('#community'))) return 'comments'
  return links.some(link => link.includes('/login?next=')) ? 'upvotes' : null
}

/** A number between two papers is the comments of the upper one or the votes of the lower one. */
export function readCounts(
  byline: Byline,
  isMarked: boolean,
  next: 'text' | 'submitter' | 'end',
): { comments: number | null; nextVotes: number | null } {
  const unclear = byline.counts.filter(({ means }) => means === null).map(({ count }) => count)
  let comments = byline.comments ?? byline.counts.find(({ means }) => means === 'comments')?.count ?? null
  let nextVotes = byline.counts.findLast(({ means }) => means === 'upvotes')?.count ?? null
  const votesAreNext = isMarked && next === 'text' && nextVotes === null
  if (comments === null && (unclear.length > 1 || !votesAreNext)) comments = unclear.shift() ?? null
  if (votesAreNext) nextVotes = unclear.pop() ?? null
  return { comments, nextVotes }
}
