import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { completeFacts, mergeFacts, sameFacts, type Trust } from '../papers/merge-facts.ts'
import { applyToImported } from '../rules/apply-rules.ts'
import { settleMuted } from '../rules/marks.ts'
import { keepSignals } from '../papers/signals.ts'
import {
  findByNames,
  findByTitle,
  insertPaper,
  keepIdentities,
  readSeenFacts,
  takenOf,
  updatePaper,
} from '../papers/papers.ts'
import { indexPaper, readersWords, removeFromIndex } from '../papers/word-index.ts'
import type { ParsedEntry } from '../ports.ts'
import { arrive } from '../reading/reading.ts'
import { makeChangeset } from '../journal/changeset.ts'
import { foldDuplicates } from './joining/fold-duplicates.ts'
import { mergePapers } from './joining/merge-papers.ts'
import { type Edition, isOpen, keepEntry } from './editions.ts'
import { recognized } from './recognized.ts'
import { takeInRecord } from './take-in-record.ts'

/** How papers enter: the same bytes a second time write nothing, and nothing the reader made is ever touched. */

export interface ImportSource {
  readonly trust: Trust
  /** When what the source says was true: an ISO day or instant. */
  readonly observedAt: string
  readonly edition: Pick<Edition, 'id' | 'span' | 'date'>
  /** The arrival of the source's first paper; see nextArrival. */
  readonly arrival: number
  /**
   * The papers this source has spoken of so far. What it says of one again only fills gaps: two entries that contradict
   * each other would otherwise take turns, at every import anew.
   */
  readonly spokenOf: Set<PaperId>
  /** Nothing was there before it: papers of another library of ours keep their places. */
  readonly isFirst?: boolean
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

// Before every day: what was seen then wins over nothing.
const LONG_AGO = ''

/** Takes one batch in; the caller's transaction makes it all or nothing. `firstRank` is the place of its first entry in the source. */
export function importEntries(
  write: WriteHandle,
  entries: readonly ParsedEntry[],
  source: ImportSource,
  firstRank: number,
  at: number,
): ImportedBatch {
  const ready = entries.map(recognized)
  const papers: PaperId[] = []
  const touched: PaperId[] = []
  const foldedAway: PaperId[] = []
  const counts = { new: 0, updated: 0, unchanged: 0 }
  const stillOpen = isOpen(source.edition, source.observedAt)
  /** That it stood in the list, and what was counted there; answers whether any of it was news. */
  const keepSeen = (
    paper: PaperId,
    rank: number,
    facts: PaperFacts,
    announce: ParsedEntry['announce'],
    before: PaperFacts | null,
  ): boolean => {
    const entry = { edition: source.edition.id, paper, rank, announce: announce ?? null, isOpen: stillOpen }
    const isListedAnew = keepEntry(write, entry, facts)
    // Counts that are known and in a list that is known are no news.
    if (!isListedAnew && before !== null && sameCounts(before, facts)) return false
    return keepSignals(write, paper, facts, source.observedAt) || isListedAnew
  }
  // Indexed after the loop: any update in between makes FTS5 write its buffer out, a segment each time.
  const fresh = new Map<PaperId, PaperFacts>()
  const records = new Set<PaperId>()
  const rewritten = new Map<PaperId, PaperFacts>()
  const taken = takenOf(
    write,
    ready.map(({ marks }) => marks),
  )
  for (const [index, { marks, ...entry }] of ready.entries()) {
    const facts = completeFacts(entry.facts)
    const rank = firstRank + index
    const sameAs = entry.sameAs ?? []
    const mayBeKnown = taken.mayBeKnown(marks)
    const named = mayBeKnown ? findByNames(write, facts, marks) : null
    const alike = named === null && mayBeKnown ? findByTitle(write, facts, marks) : null
    // Two records of one library are two papers, whatever their titles say.
    const known = named ?? (alike !== null && entry.record && records.has(alike) ? null : alike)
    taken.take(marks)
    const isReplaced = entry.announce === 'replace' || entry.announce === 'replace-cross'
    if (known === null && entry.record) {
      const id = takeInRecord(write, entry.record, source.isFirst ? null : source.arrival - rank)
      keepIdentities(write, id, marks.names)
      records.add(id)
      source.spokenOf.add(id)
      counts.new += 1
      papers.push(id)
      touched.push(id)
      continue
    }
    if (known === null) {
      const incoming = { facts, trust: source.trust, observedAt: source.observedAt }
      const id = insertPaper(write, incoming, marks, at)
      arrive(write, id, source.arrival - rank)
      keepSeen(id, rank, facts, entry.announce, null)
      fresh.set(id, facts)
      source.spokenOf.add(id)
      counts.new += 1
      papers.push(id)
      touched.push(id)
      continue
    }
    const before = readSeenFacts(write, known)
    if (!before) throw new Error(`paper ${known} has an identity and no facts`)
    const isRepeated = source.spokenOf.has(known)
    source.spokenOf.add(known)
    // Two works by their ids, one by the title alone: whoever knows better can split them.
    if (named === null && !isRepeated && marks.ids.length > 0 && hasIdOfWork(write, known)) {
      const own = insertPaper(write, { facts, trust: source.trust, observedAt: source.observedAt }, marks, at)
      arrive(write, own, source.arrival - rank)
      const record = `title:${known}:${own}`
      mergePapers(makeChangeset(write), write, { kept: known, gone: own, record, reason: 'title', at })
      const joined = readSeenFacts(write, known)?.facts ?? facts
      const isChanged = !sameFacts(before.facts, joined)
      if (isChanged) rewritten.set(known, joined)
      if (!entry.record) keepSeen(known, rank, facts, entry.announce, before.facts)
      touched.push(known)
      counts[isChanged ? 'updated' : 'unchanged'] += 1
      papers.push(known)
      continue
    }
    // An announcement bears its own day: of a new version, that is no day on which the paper came out.
    const said =
      isReplaced && before.facts.publishedAt !== null
        ? { ...facts, publishedAt: null, updatedAt: facts.updatedAt ?? facts.publishedAt }
        : facts
    const observedAt = isRepeated ? LONG_AGO : source.observedAt
    const after = mergeFacts(before, { facts: said, trust: source.trust, observedAt })
    const changed = !sameFacts(before.facts, after.facts)
    const rewrites = changed || after.trust !== before.trust
    if (rewrites) {
      updatePaper(write, known, after, at)
      if (fresh.has(known)) fresh.set(known, after.facts)
      else if (changed) rewritten.set(known, after.facts)
    }
    const folded = foldDuplicates(write, known, [...marks.ids, ...sameAs], source.spokenOf, at)
    for (const gone of folded) {
      fresh.delete(gone)
      rewritten.delete(gone)
      removeFromIndex(write, gone)
      touched.push(gone)
      foldedAway.push(gone)
    }
    const joined = folded.length > 0 ? readSeenFacts(write, known) : undefined
    if (joined && !fresh.has(known)) rewritten.set(known, joined.facts)
    if (joined && fresh.has(known)) fresh.set(known, joined.facts)
    const isKnownByMore = keepIdentities(write, known, marks.names)
    const isSeenAnew = !isRepeated && !entry.record && keepSeen(known, rank, facts, entry.announce, before.facts)
    if (rewrites || isKnownByMore || isSeenAnew || joined) touched.push(known)
    counts[changed ? 'updated' : 'unchanged'] += 1
    papers.push(known)
  }
  for (const [id, facts] of rewritten) indexPaper(write, id, facts, readersWords(write, id), true)
  for (const [id, facts] of fresh) indexPaper(write, id, facts, '')
  for (const id of records) {
    const seen = readSeenFacts(write, id)
    if (seen) indexPaper(write, id, seen.facts, readersWords(write, id))
  }
  const ruled = applyToImported(write, [...fresh.keys()], touched)
  if (records.size > 0) settleMuted(write, [...records])
  const gone = new Set(foldedAway)
  const left = gone.size === 0 ? papers : papers.filter(id => !gone.has(id))
  return {
    ...counts,
    papers: left,
    fresh: [...fresh.keys(), ...records],
    touched: ruled.length === 0 ? touched : [...new Set([...touched, ...ruled])],
  }
}

/** More than an address of a page or a source's own key. */
function hasIdOfWork(read: ReadHandle, paper: PaperId): boolean {
  return (
    read.one(
      "SELECT 1 AS found FROM identities WHERE paper_id = ? AND kind IN ('arxiv', 'doi', 'openreview') LIMIT 1",
      paper,
    ) !== undefined
  )
}

function sameCounts(a: PaperFacts, b: PaperFacts): boolean {
  return a.upvotes === b.upvotes && a.comments === b.comments && a.githubStars === b.githubStars
}
