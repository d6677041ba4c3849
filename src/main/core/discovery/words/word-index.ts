import type { PaperId } from '../../../../preload/contract/paper.ts'
import { type Boards, makeBoards } from './boards.ts'
import { grown } from './growing-numbers.ts'
import { eachTerm } from './paper-terms.ts'
import { makeTermsShelf, type ShelfParts } from './terms-shelf.ts'
import { makeVocabulary, type Vocabulary, type VocabularyParts } from './vocabulary.ts'
import { type RunWindows, windowsOf } from './run-windows.ts'
import type { Hold } from './word-weights.ts'
import { makeSegment, type PlacedTerms, runOf, type WordRun, type WordSegment } from './word-segment.ts'

/** The words of all papers in memory. A paper that changes gets a new place; its old one is dead until everything is set anew. */
export interface WordIndex {
  readonly vocabulary: Vocabulary
  readonly boards: Boards
  /** Places given so far, the dead ones counted in. */
  readonly places: number
  readonly papers: number
  paperAt(place: number): PaperId
  placeOf(paper: PaperId): number | undefined
  /** By place: 1 where a paper stands; null where one stands at every place. */
  readonly alive: Uint8Array | null
  termsOf(paper: PaperId): Uint8Array | undefined
  /** By place: words in title and abstract, as ranking counts them. */
  readonly lengths: Float32Array
  readonly meanLength: number
  /** In the order they came. */
  ids(): readonly PaperId[]
  put(papers: readonly { readonly paper: PaperId; readonly terms: Uint8Array }[]): void
  remove(paper: PaperId): void
  /** In how many papers a stem stands. */
  spread(stem: number): number
  /** Where the stem stands, also at places that are dead. */
  runsOf(stem: number): readonly WordRun[]
  /** The same by parts of the places, in their order. */
  wordParts(): readonly WordPart[]
  termsAt(place: number): Uint8Array
  /** Every place with the stem, and its fields. */
  each(stem: number, visit: (place: number, fields: number) => void): void
  parts(): IndexParts
}

export interface IndexParts {
  readonly vocabulary: VocabularyParts
  readonly shelf: ShelfParts
  readonly segments: readonly Part[]
  readonly spreads: Int32Array
}

/** The papers at the places from .. to - 1. */
export interface WordPart {
  readonly from: number
  readonly to: number
  runOf(stem: number): WordRun
  windowsOf(stem: number, hold: Hold): RunWindows
}

interface Part {
  readonly from: number
  readonly to: number
  readonly segment: WordSegment
}

// The windows of a stem that stands in few papers are soon reckoned anew.
const KEPT_A_WINDOW = 8

export function makeWordIndex(words: readonly string[], known?: IndexParts): WordIndex {
  const vocabulary = makeVocabulary(words, known?.vocabulary)
  let shelf = makeTermsShelf(known?.shelf)
  let segments: Part[] = known ? [...known.segments] : []
  let parts: readonly WordPart[] | null = null
  let spreads = known ? known.spreads.slice() : new Int32Array(1_024)

  function addSegment(from: number, placed: readonly PlacedTerms[]): void {
    const segment = makeSegment(placed, vocabulary)
    spreads = grown(spreads, vocabulary.stems)
    for (let row = 0; row < segment.stems.length; row += 1) {
      const stem = segment.stems[row] ?? 0
      spreads[stem] = (spreads[stem] ?? 0) + (segment.starts[row + 1] ?? 0) - (segment.starts[row] ?? 0)
    }
    segments.push({ from, to: shelf.places, segment })
    parts = null
  }

  function wordPart({ from, to, segment }: Part): WordPart {
    const windows = new Map<number, RunWindows>()
    const runAt = (stem: number): WordRun => {
      const [first, end] = runOf(segment, stem)
      return { places: segment.places, fields: segment.fields, from: first, to: end }
    }
    return {
      ...{ from, to, runOf: runAt },
      windowsOf(stem, hold) {
        const known = windows.get(stem)
        if (known) return known
        const run = runAt(stem)
        const made = windowsOf(run, from, to, shelf.lengths, hold)
        if (run.to - run.from >= KEPT_A_WINDOW * made.most.length) windows.set(stem, made)
        return made
      },
    }
  }

  function drop(paper: PaperId): void {
    const place = shelf.drop(paper)
    if (place === undefined) return
    const stems = new Set<number>()
    eachTerm(shelf.termsAt(place), word => stems.add(vocabulary.stemOfWord(word)))
    for (const stem of stems) spreads[stem] = (spreads[stem] ?? 1) - 1
  }

  function setAnew(): void {
    const before = shelf
    shelf = makeTermsShelf()
    segments = []
    parts = null
    spreads.fill(0)
    const placed: PlacedTerms[] = []
    for (const paper of idsOn(before)) {
      const place = before.placeOf(paper)
      if (place === undefined) continue
      const terms = before.termsAt(place)
      placed.push({ place: shelf.put(paper, terms), terms })
    }
    addSegment(0, placed)
  }

  /** Makes one of the last two while the last is as large as half of the one before: then there are never many. */
  function gather(): void {
    for (;;) {
      const [before, last] = segments.slice(-2)
      if (!before || !last || 2 * (last.to - last.from) < before.to - before.from) return
      const placed: PlacedTerms[] = []
      for (let place = before.from; place < last.to; place += 1)
        if (shelf.alive[place] === 1) placed.push({ place, terms: shelf.termsAt(place) })
      parts = null
      segments.splice(-2, 2, { from: before.from, to: last.to, segment: makeSegment(placed, vocabulary) })
    }
  }

  return {
    vocabulary,
    boards: makeBoards(),
    get places() {
      return shelf.places
    },
    get papers() {
      return shelf.papers
    },
    paperAt: place => shelf.paperAt(place),
    placeOf: paper => shelf.placeOf(paper),
    get alive() {
      return shelf.dead === 0 ? null : shelf.alive
    },
    termsOf(paper) {
      const place = shelf.placeOf(paper)
      return place === undefined ? undefined : shelf.termsAt(place)
    },
    get lengths() {
      return shelf.lengths
    },
    get meanLength() {
      return shelf.papers > 0 ? Math.max(1, shelf.totalLength / shelf.papers) : 1
    },
    ids: () => idsOn(shelf),
    put(papers) {
      if (papers.length === 0) return
      for (const { paper } of papers) drop(paper)
      const from = shelf.places
      const placed = papers.map(({ paper, terms }) => ({ place: shelf.put(paper, terms), terms }))
      addSegment(from, placed)
      if (shelf.dead > shelf.papers) setAnew()
      else gather()
    },
    remove: drop,
    spread: stem => spreads[stem] ?? 0,
    runsOf: stem =>
      segments.map(({ segment }) => {
        const [from, to] = runOf(segment, stem)
        return { places: segment.places, fields: segment.fields, from, to }
      }),
    wordParts: () => (parts ??= segments.map(wordPart)),
    termsAt: place => shelf.termsAt(place),
    each(stem, visit) {
      for (const { segment } of segments) {
        const [from, to] = runOf(segment, stem)
        for (let at = from; at < to; at += 1) visit(segment.places[at] ?? 0, segment.fields[at] ?? 0)
      }
    },
    parts: () => ({
      vocabulary: vocabulary.parts(),
      shelf: shelf.parts(),
      segments,
      spreads: spreads.slice(0, vocabulary.stems),
    }),
  }
}

function idsOn(shelf: ReturnType<typeof makeTermsShelf>): PaperId[] {
  const ids: PaperId[] = []
  for (let place = 0; place < shelf.places; place += 1) if (shelf.alive[place] === 1) ids.push(shelf.paperAt(place))
  return ids
}
