import type { Paper } from '../../preload/contract/paper.ts'

/** What papers can be compared by, a row each; what is known of none of them is left out. Pure. */

export interface FactRow {
  readonly name: string
  readonly cells: readonly (string | null)[]
  readonly isLong: boolean
}

const FACTS: readonly (readonly [name: string, of: (paper: Paper) => string | null])[] = [
  ['Authors', authorsOf],
  ['Organisation', paper => paper.organization],
  ['Published', paper => paper.publishedAt?.slice(0, 10) ?? paper.year?.toString() ?? null],
  ['Venue', paper => paper.venue],
  ['Length', paper => `${paper.minutes} min`],
  ['Status', paper => (paper.progress > 0 ? `${paper.status}, ${Math.round(paper.progress * 100)} %` : paper.status)],
  ['Votes', paper => paper.upvotes?.toLocaleString('en') ?? null],
  ['Stars of its code', paper => paper.githubStars?.toLocaleString('en') ?? null],
  ['Tags', paper => paper.tags.join(', ') || null],
  ['Taken away', paper => paper.takeaway],
  ['Remark', paper => paper.remark],
]

export function factRows(papers: readonly Paper[]): FactRow[] {
  const rows = FACTS.map(([name, of]) => ({ name, cells: papers.map(of), isLong: false }))
  return [...rows, { name: 'Abstract', cells: papers.map(({ abstract }) => abstract), isLong: true }].filter(
    ({ cells }) => cells.some(cell => cell !== null),
  )
}

const MOST_AUTHORS = 6

function authorsOf({ authors, authorCount }: Paper): string | null {
  if (authors.length === 0)
    return authorCount === null ? null : `${authorCount} ${authorCount === 1 ? 'author' : 'authors'}`
  const names = authors.slice(0, MOST_AUTHORS).map(({ name }) => name)
  const more = authors.length - names.length
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}
