import type { Author, Paper } from '../../../preload/contract/paper.ts'
import { say } from '../messages.ts'

export interface QuoteOptions {
  readonly text: string
  readonly paper: Pick<Paper, 'title' | 'authors' | 'year' | 'publishedAt' | 'doi' | 'arxivId'>
  /** As printed; the first and the last where it goes over several. */
  readonly pages: readonly [string, string]
}

/** “What it says.” — Vaswani, Shazeer and Parmar, “Attention is all you need” (2017), p. 3. arXiv:1706.03762 */
export function quoteOf({ text, paper, pages: [first, last] }: QuoteOptions): string {
  const { title, authors, year, publishedAt, doi, arxivId } = paper
  const when = year ?? (publishedAt ? Number(publishedAt.slice(0, 4)) : null)
  const where = first === last ? `p. ${first}` : say('pp. {first}–{last}', { first, last })
  const names = namesOf(authors)
  const address = doi ? ` https://doi.org/${doi}` : arxivId ? ` arXiv:${arxivId}` : ''
  // Marks of quotation inside become single ones, as in print.
  const inner = text.replace(/[“"]([^“”"]*)[”"]/g, '‘$1’')
  return `“${inner}” — ${names ? `${names}, ` : ''}“${title}”${when ? ` (${when})` : ''}, ${where}.${address}`
}

function namesOf(authors: readonly Author[]): string {
  const names = authors.map(({ family, name }) => family ?? name.split(/\s+/).at(-1) ?? name)
  if (names.length > 3) return say('{value} et al.', { value: names[0] ?? '' })
  return names.length > 1
    ? say('{names} and {last}', { names: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' })
    : (names[0] ?? '')
}
