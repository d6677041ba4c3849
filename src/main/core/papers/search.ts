import type { SearchAnswer, SearchHit } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import { factsOf } from './paper-row.ts'
import { findByReference, readFacts } from './papers.ts'
import { readWordQuery, type WordQuery } from './word-query.ts'
import { snippetOf } from './snippet.ts'
import { matchWords, readersWords, type WordHit } from './word-index.ts'

/** Finding papers by words. Reads only. */

/** Ids for a list of results, the best first. */
export function searchIds(
  read: ReadHandle,
  text: string,
  limit: number,
): { readonly hits: readonly WordHit[]; readonly query: WordQuery } {
  const query = readWordQuery(text)
  if (query.all === '') return { hits: [], query }
  const hits = matchWords(read, query.all, limit)
  const exact = /\d/.test(text) ? findByReference(read, text) : null
  // Words that nothing holds all of: a sentence. Then the paper that holds most of them, and the rarest, is nearest.
  const found = hits.length === 0 && query.any !== query.all ? matchWords(read, query.any, limit) : hits
  if (exact === null || /^\d{1,9}$/.test(text.trim())) return { hits: found, query }
  return { hits: [{ id: exact, rank: -Infinity }, ...found.filter(hit => hit.id !== exact)], query }
}

export function searchWords(read: ReadHandle, text: string, limit: number, now: () => number): SearchAnswer {
  const start = now()
  const { hits, query } = searchIds(read, text, limit)
  const answers = hits.flatMap(hit => describeHit(read, hit, query))
  return { hits: answers, ms: Math.max(0, now() - start), problem: query.problem }
}

function describeHit(read: ReadHandle, hit: WordHit, query: WordQuery): SearchHit[] {
  const row = readFacts(read, hit.id)
  if (!row) return []
  const facts = factsOf(row)
  const fields: [string, string | null][] = [
    ['title', facts.title],
    ['abstract', facts.abstract],
    ['authors', facts.authors.map(author => author.name).join(', ')],
    ['organization', facts.organization],
    ['notes', readersWords(read, hit.id)],
  ]
  const best = snippetOf(fields, query.words)
  return [
    {
      paper: hit.id,
      score: Number.isFinite(hit.rank) ? -hit.rank : Number.MAX_SAFE_INTEGER,
      title: facts.title,
      ...best,
    },
  ]
}
