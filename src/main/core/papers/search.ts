import type { PaperId } from '../../../preload/contract/paper.ts'
import type { SearchHit } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import { factsOf } from './paper-row.ts'
import { findByReference, readFacts } from './papers.ts'
import { snippetOf } from './snippet.ts'
import { readersWords } from './word-index.ts'

/** What a list of results shows of each. Reads only. */

export interface RankedPaper {
  readonly paper: PaperId
  readonly score: number
}

/** The hits with the paper in front that the text is an id or address of. A bare number is words: most are years. */
export function withNamedPaper(read: ReadHandle, text: string, hits: readonly RankedPaper[]): readonly RankedPaper[] {
  if (!/\d/.test(text) || /^#?\d{1,9}$/.test(text.trim())) return hits
  const named = findByReference(read, text)
  if (named === null) return hits
  const best = hits[0]?.score ?? 0
  return [{ paper: named, score: best + 1 }, ...hits.filter(hit => hit.paper !== named)]
}

/** `words` are marked where they stand; papers that are gone are left out. */
export function describeHits(
  read: ReadHandle,
  hits: readonly RankedPaper[],
  words: readonly string[],
): readonly SearchHit[] {
  return hits.flatMap((hit, at) => (at < EXPLAINED ? describeHit(read, hit, words) : nameHit(read, hit, words)))
}

// Further down nobody reads why a paper was found.
const EXPLAINED = 100

function nameHit(read: ReadHandle, { paper, score }: RankedPaper, words: readonly string[]): SearchHit[] {
  const row = read.one<{ title: string; key: string | null }>(
    'SELECT title, source_key AS key FROM papers WHERE id = ?',
    paper,
  )
  return row ? [{ paper, key: row.key, score, title: row.title, ...snippetOf([['title', row.title]], words) }] : []
}

function describeHit(read: ReadHandle, { paper, score }: RankedPaper, words: readonly string[]): SearchHit[] {
  const row = readFacts(read, paper)
  if (!row) return []
  const facts = factsOf(row)
  const fields: [string, string | null][] = [
    ['title', facts.title],
    ['abstract', facts.abstract],
    ['authors', facts.authors.map(author => author.name).join(', ')],
    ['organization', facts.organization],
    ['notes', readersWords(read, paper)],
  ]
  return [{ paper, key: facts.key, score, title: facts.title, ...snippetOf(fields, words) }]
}
