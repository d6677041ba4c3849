import type { Paper, PaperRow } from '../../preload/contract/paper.ts'
import { say } from './messages.ts'

/** A paper as one names it in a letter, as text and with a link. */
export interface Citation {
  readonly text: string
  readonly html: string
}

const MOST_AUTHORS = 6

/** "Lovelace, Chen (2024). On engines. Journal of Engines. https://doi.org/…", of what is known of it. */
export function citationOf(row: PaperRow, paper: Paper | null): Citation {
  const who = paper && paper.authors.length > 0 ? namesOf(paper) : (row.byline ?? row.organization)
  const year = paper?.year ?? (row.publishedAt ? Number(row.publishedAt.slice(0, 4)) : null)
  const head = [who, year ? `(${year})` : null].filter(part => part !== null).join(' ')
  const tail = [row.venue].filter(part => part !== null).map(part => `${part}.`)
  const address = addressOf(paper)
  const before = head === '' ? '' : `${head}. `
  const after = tail.length > 0 ? ` ${tail.join(' ')}` : ''
  const title = /[.?!]$/.test(row.title) ? row.title : `${row.title}.`
  return {
    text: `${before}${title}${after}${address ? ` ${address}` : ''}`,
    html: `${escaped(before)}${address ? `<a href="${escaped(address)}">${escaped(title)}</a>` : `<i>${escaped(title)}</i>`}${escaped(after)}`,
  }
}

function namesOf({ authors }: Paper): string {
  const names = authors.slice(0, MOST_AUTHORS).map(({ name }) => name)
  return authors.length > MOST_AUTHORS ? say('{names} et al.', { names: names.join(', ') }) : names.join(', ')
}

function addressOf(paper: Paper | null): string | null {
  if (!paper) return null
  if (paper.doi) return `https://doi.org/${paper.doi}`
  return paper.arxivId ? `https://arxiv.org/abs/${paper.arxivId}` : paper.url
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => SIGNS[sign] ?? sign)
}
