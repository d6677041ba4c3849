import type { Paper } from '../../preload/contract/paper.ts'
import { sayFullDate } from '../ui/say.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** What papers can be compared by, a row each; what is known of none of them is left out. Pure. */

export interface FactRow {
  readonly name: string
  readonly cells: readonly (string | null)[]
  readonly isLong: boolean
}

const STATUS: Readonly<Record<Paper['status'], string>> = {
  inbox: say('undecided'),
  queued: say('queued'),
  reading: say('reading'),
  read: say('read'),
  dismissed: say('dismissed'),
}

const FACTS: readonly (readonly [name: string, of: (paper: Paper) => string | null])[] = [
  [say('Authors'), authorsOf],
  [say('Organisation'), paper => paper.organization],
  [say('Published'), paper => (paper.publishedAt ? sayFullDate(paper.publishedAt) : (paper.year?.toString() ?? null))],
  [say('Venue'), paper => paper.venue],
  [say('Length'), paper => say('{minutes} min', { minutes: paper.minutes })],
  [
    say('Status'),
    paper =>
      paper.progress > 0 ? `${STATUS[paper.status]}, ${Math.round(paper.progress * 100)} %` : STATUS[paper.status],
  ],
  [say('Votes'), paper => paper.upvotes?.toLocaleString(locale) ?? null],
  [say('Stars of its code'), paper => paper.githubStars?.toLocaleString(locale) ?? null],
  [say('Tags'), paper => paper.tags.join(', ') || null],
  [say('Taken away'), paper => paper.takeaway],
  [say('Remark'), paper => paper.remark],
]

export function factRows(papers: readonly Paper[]): FactRow[] {
  const rows = FACTS.map(([name, of]) => ({ name, cells: papers.map(of), isLong: false }))
  return [...rows, { name: say('Abstract'), cells: papers.map(({ abstract }) => abstract), isLong: true }].filter(
    ({ cells }) => cells.some(cell => cell !== null),
  )
}

const MOST_AUTHORS = 6

function authorsOf({ authors, authorCount }: Paper): string | null {
  if (authors.length === 0)
    return authorCount === null ? null : `${authorCount} ${authorCount === 1 ? say('author') : say('authors')}`
  const names = authors.slice(0, MOST_AUTHORS).map(({ name }) => name)
  const more = authors.length - names.length
  return more > 0 ? say('{names} and {more} more', { names: names.join(', '), more }) : names.join(', ')
}
