import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { WriteHandle } from '../database/handles.ts'
import { completeFacts, mergeFacts, sameFacts, type Trust } from '../papers/merge-facts.ts'
import { findPaper, insertPaper, keepIdentities, readSeenFacts, updatePaper } from '../papers/papers.ts'
import { indexPaper, readersWords } from '../papers/word-index.ts'
import type { ParsedEntry } from '../ports.ts'
import { arrive } from '../reading/reading.ts'
import { keepEntry } from './editions.ts'

/** How papers enter: the same bytes a second time write nothing, and nothing the reader made is ever touched. */

export interface ImportSource {
  readonly trust: Trust
  /** When what the source says was true: an ISO day or instant. */
  readonly observedAt: string
  readonly edition: string
  /** The arrival of the source's first paper; see nextArrival. */
  readonly arrival: number
}

export interface ImportedBatch {
  readonly new: number
  readonly updated: number
  readonly unchanged: number
  /** The paper of each entry, in their order. */
  readonly papers: readonly PaperId[]
  /** Those of them that the library did not have. */
  readonly fresh: readonly PaperId[]
  /** Those of them of which anything at all was written: also that they stood in one more list. */
  readonly touched: readonly PaperId[]
}

/** Takes one batch in; the caller's transaction makes it all or nothing. `firstRank` is the place of its first entry in the source. */
export function importEntries(
  write: WriteHandle,
  entries: readonly ParsedEntry[],
  source: ImportSource,
  firstRank: number,
  at: number,
): ImportedBatch {
  const papers: PaperId[] = []
  const touched: PaperId[] = []
  const counts = { new: 0, updated: 0, unchanged: 0 }
  // Indexed after the loop: any update in between makes FTS5 write its buffer out, a segment each time.
  const fresh = new Map<PaperId, PaperFacts>()
  const rewritten = new Map<PaperId, PaperFacts>()
  for (const [index, entry] of entries.entries()) {
    const facts = completeFacts(entry.facts)
    const rank = firstRank + index
    const incoming = { facts, trust: source.trust, observedAt: source.observedAt }
    const known = findPaper(write, facts)
    if (known === null) {
      const id = insertPaper(write, incoming, at)
      arrive(write, id, source.arrival - rank)
      keepEntry(write, source.edition, id, rank, facts)
      fresh.set(id, facts)
      counts.new += 1
      papers.push(id)
      touched.push(id)
      continue
    }
    const before = readSeenFacts(write, known)
    if (!before) throw new Error(`paper ${known} has an identity and no facts`)
    const after = mergeFacts(before, incoming)
    const changed = !sameFacts(before.facts, after.facts)
    const rewrites = changed || after.trust !== before.trust
    if (rewrites) {
      updatePaper(write, known, after)
      if (fresh.has(known)) fresh.set(known, after.facts)
      else if (changed) rewritten.set(known, after.facts)
    }
    const isKnownByMore = keepIdentities(write, known, facts)
    const isListedAnew = keepEntry(write, source.edition, known, rank, facts)
    if (rewrites || isKnownByMore || isListedAnew) touched.push(known)
    counts[changed ? 'updated' : 'unchanged'] += 1
    papers.push(known)
  }
  for (const [id, facts] of rewritten) indexPaper(write, id, facts, readersWords(write, id), true)
  for (const [id, facts] of fresh) indexPaper(write, id, facts, '')
  return { ...counts, papers, fresh: [...fresh.keys()], touched }
}
