import type { PaperId } from '../../../../preload/contract/paper.ts'
import { grown } from './growing-numbers.ts'
import { countIn, eachTerm } from './paper-terms.ts'

/** The terms of papers one after the other in one buffer, and who stands where. A paper that changes gets a new place; its old one is dead. */
export interface TermsShelf {
  readonly places: number
  readonly papers: number
  /** Places that no paper stands at any more. */
  readonly dead: number
  /** By place: 1 where a paper stands. */
  readonly alive: Uint8Array
  /** By place: words in title and abstract, as ranking counts them. */
  readonly lengths: Float32Array
  readonly totalLength: number
  paperAt(place: number): PaperId
  placeOf(paper: PaperId): number | undefined
  termsAt(place: number): Uint8Array
  /** Answers the place. */
  put(paper: PaperId, terms: Uint8Array): number
  /** Answers the place that died; undefined where the paper was not there. */
  drop(paper: PaperId): number | undefined
  /** Of the very memory it works with. */
  parts(): ShelfParts
}

export interface ShelfParts {
  readonly papersAt: Int32Array
  readonly lengths: Float32Array
  /** Where the terms of each place begin; one more than there are places. */
  readonly starts: Uint32Array
  readonly terms: Uint8Array
  readonly alive: Uint8Array
}

const TITLE_WEIGHT = 3

export function makeTermsShelf(known?: ShelfParts): TermsShelf {
  let papersAt = known?.papersAt ?? new Int32Array(256)
  let lengths = known?.lengths ?? new Float32Array(256)
  let starts = known?.starts ?? new Uint32Array(257)
  let terms = known?.terms ?? new Uint8Array(65_536)
  let alive = known?.alive ?? new Uint8Array(256)
  let places = known?.papersAt.length ?? 0
  // By paper, the place and one more; 0 for none. Papers are numbered from 1 and never anew.
  let placesOf = new Int32Array(1_024)
  let [papers, totalLength] = [0, 0]
  for (let place = 0; place < places; place += 1) {
    if (alive[place] !== 1) continue
    note(papersAt[place] ?? 0, place)
  }

  function note(paper: number, place: number): void {
    placesOf = grown(placesOf, paper + 1)
    placesOf[paper] = place + 1
    papers += 1
    totalLength += lengths[place] ?? 0
  }

  return {
    get places() {
      return places
    },
    get papers() {
      return papers
    },
    get dead() {
      return places - papers
    },
    get alive() {
      return alive
    },
    get lengths() {
      return lengths
    },
    get totalLength() {
      return totalLength
    },
    // What stands there was put there as a paper's number.
    paperAt: place => (papersAt[place] ?? 0) as PaperId,
    placeOf(paper) {
      const place = placesOf[paper] ?? 0
      return place === 0 ? undefined : place - 1
    },
    termsAt: place => terms.subarray(starts[place] ?? 0, starts[place + 1] ?? 0),
    put(paper, bytes) {
      const place = places
      const from = starts[place] ?? 0
      papersAt = grown(papersAt, place + 1)
      lengths = grown(lengths, place + 1)
      alive = grown(alive, place + 1)
      starts = grown(starts, place + 2)
      terms = grown(terms, from + bytes.length)
      terms.set(bytes, from)
      starts[place + 1] = from + bytes.length
      papersAt[place] = paper
      lengths[place] = lengthOf(bytes)
      alive[place] = 1
      places += 1
      note(paper, place)
      return place
    },
    drop(paper) {
      const place = (placesOf[paper] ?? 0) - 1
      if (place < 0) return undefined
      placesOf[paper] = 0
      alive[place] = 0
      papers -= 1
      totalLength -= lengths[place] ?? 0
      return place
    },
    parts: () => ({
      papersAt: papersAt.subarray(0, places),
      lengths: lengths.subarray(0, places),
      starts: starts.subarray(0, places + 1),
      terms: terms.subarray(0, starts[places] ?? 0),
      alive: alive.slice(0, places),
    }),
  }
}

function lengthOf(bytes: Uint8Array): number {
  let length = 0
  eachTerm(bytes, (_word, fields) => {
    length += TITLE_WEIGHT * countIn(fields, 'title') + countIn(fields, 'abstract')
  })
  return length
}
