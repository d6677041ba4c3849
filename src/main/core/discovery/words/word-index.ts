import type { PaperId } from '../../../../preload/contract/paper.ts'
import { countIn, eachTerm } from './paper-terms.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'
import { makeSegment, type PlacedTerms, runOf, type WordRun, type WordSegment } from './word-segment.ts'

/** The words of all papers in memory. A paper that changes gets a new place; its old one is dead until everything is set anew. */
export interface WordIndex {
  readonly vocabulary: Vocabulary
  /** Places given so far, the dead ones counted in. */
  readonly places: number
  readonly papers: number
  paperAt(place: number): PaperId
  placeOf(paper: PaperId): number | undefined
  isAlive(place: number): boolean
  termsOf(paper: PaperId): Uint8Array | undefined
  /** Words in title and abstract, as ranking counts them. */
  lengthAt(place: number): number
  readonly meanLength: number
  /** In the order they came. */
  ids(): readonly PaperId[]
  put(papers: readonly { readonly paper: PaperId; readonly terms: Uint8Array }[]): void
  remove(paper: PaperId): void
  /** In how many papers a stem stands. */
  spread(stem: number): number
  /** The same without a look at the papers: what has several forms of it, or is dead, counts more than once. */
  roughSpread(stem: number): number
  /** Where the stem stands: for loops that cannot afford a call for each paper. */
  runsOf(stem: number): readonly WordRun[]
  /** Every paper with the stem: its place and the fields of each form, the forms of one paper one after the other. */
  each(stem: number, visit: (place: number, fields: number) => void): void
}

const TITLE_WEIGHT = 3
const NOBODY = 0 as PaperId

/** The papers at the places from .. to - 1. */
interface Part {
  readonly from: number
  readonly to: number
  readonly segment: WordSegment
}

export function makeWordIndex(words: readonly string[]): WordIndex {
  const vocabulary = makeVocabulary(words)
  let segments: Part[] = []
  let papersAt: PaperId[] = []
  let lengths: number[] = []
  const placesOf = new Map<PaperId, number>()
  const terms = new Map<PaperId, Uint8Array>()
  let spreads = new Map<number, number>()
  let totalLength = 0
  // By place: a look into a map for each place of a long run would cost more than the ranking.
  let alive = new Uint8Array(1_024)

  function place(paper: PaperId, bytes: Uint8Array): PlacedTerms {
    const at = papersAt.length
    papersAt.push(paper)
    if (at >= alive.length) {
      const more = new Uint8Array(alive.length * 2)
      more.set(alive)
      alive = more
    }
    alive[at] = 1
    placesOf.set(paper, at)
    terms.set(paper, bytes)
    const length = lengthOf(bytes)
    lengths.push(length)
    totalLength += length
    return { place: at, terms: bytes }
  }

  function drop(paper: PaperId): void {
    const at = placesOf.get(paper)
    if (at === undefined) return
    totalLength -= lengths[at] ?? 0
    alive[at] = 0
    placesOf.delete(paper)
    terms.delete(paper)
  }

  function setAnew(): void {
    const all = [...terms].sort((a, b) => a[0] - b[0])
    papersAt = []
    lengths = []
    totalLength = 0
    const placed = all.map(([paper, bytes]) => place(paper, bytes))
    segments = [{ from: 0, to: placed.length, segment: makeSegment(placed, vocabulary) }]
  }

  /** Makes one of the last two while the last is as large as half of the one before: then there are never many. */
  function gather(): void {
    for (;;) {
      const [before, last] = segments.slice(-2)
      if (!before || !last || 2 * (last.to - last.from) < before.to - before.from) return
      const placed: PlacedTerms[] = []
      for (let at = before.from; at < last.to; at += 1) {
        const bytes = alive[at] === 1 ? terms.get(papersAt[at] ?? NOBODY) : undefined
        if (bytes) placed.push({ place: at, terms: bytes })
      }
      segments.splice(-2, 2, { from: before.from, to: last.to, segment: makeSegment(placed, vocabulary) })
    }
  }

  const index: WordIndex = {
    vocabulary,
    get places() {
      return papersAt.length
    },
    get papers() {
      return placesOf.size
    },
    paperAt: at => papersAt[at] ?? NOBODY,
    ids: () => [...placesOf.keys()],
    placeOf: paper => placesOf.get(paper),
    isAlive: at => alive[at] === 1,
    termsOf: paper => terms.get(paper),
    lengthAt: at => lengths[at] ?? 0,
    get meanLength() {
      return placesOf.size > 0 ? Math.max(1, totalLength / placesOf.size) : 1
    },
    put(papers) {
      if (papers.length === 0) return
      for (const { paper } of papers) drop(paper)
      if (papersAt.length > 2 * (placesOf.size + papers.length)) {
        for (const { paper, terms: bytes } of papers) terms.set(paper, bytes)
        setAnew()
      } else {
        const from = papersAt.length
        const placed = papers.map(({ paper, terms: bytes }) => place(paper, bytes))
        segments.push({ from, to: papersAt.length, segment: makeSegment(placed, vocabulary) })
        gather()
      }
      spreads = new Map()
    },
    remove(paper) {
      drop(paper)
      spreads = new Map()
    },
    spread(stem) {
      let spread = spreads.get(stem)
      if (spread !== undefined) return spread
      spread = 0
      let last = -1
      for (const { segment } of segments) {
        const [from, to] = runOf(segment, stem)
        for (let at = from; at < to; at += 1) {
          const here = segment.places[at] ?? 0
          if (here !== last && alive[here] === 1) spread += 1
          last = here
        }
      }
      spreads.set(stem, spread)
      return spread
    },
    roughSpread(stem) {
      let spread = 0
      for (const { segment } of segments) {
        const [from, to] = runOf(segment, stem)
        spread += to - from
      }
      return spread
    },
    runsOf: stem =>
      segments.map(({ segment }) => {
        const [from, to] = runOf(segment, stem)
        return { places: segment.places, fields: segment.fields, from, to }
      }),
    each(stem, visit) {
      for (const { segment } of segments) {
        const [from, to] = runOf(segment, stem)
        for (let at = from; at < to; at += 1) visit(segment.places[at] ?? 0, segment.fields[at] ?? 0)
      }
    },
  }
  return index
}

function lengthOf(bytes: Uint8Array): number {
  let length = 0
  eachTerm(bytes, (_word, fields) => {
    length += TITLE_WEIGHT * countIn(fields, 'title') + countIn(fields, 'abstract')
  })
  return length
}
