import { eachTerm, withBoth } from './paper-terms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Which papers each stem stands in: sorted stems, and for each a run of places and fields, a paper once. Never changed once made. */
export interface WordSegment {
  readonly stems: Int32Array
  /** Where the run of each stem begins; one more than there are stems. */
  readonly starts: Int32Array
  readonly places: Int32Array
  readonly fields: Uint16Array
}

/** The part of a segment that is one stem's: from .. to - 1. */
export interface WordRun extends Pick<WordSegment, 'places' | 'fields'> {
  readonly from: number
  readonly to: number
}

export interface PlacedTerms {
  readonly place: number
  readonly terms: Uint8Array
}

/** `papers` in the order of their places. */
export function makeSegment(papers: readonly PlacedTerms[], vocabulary: Vocabulary): WordSegment {
  const counts = new Int32Array(vocabulary.stems)
  const last = new Int32Array(vocabulary.stems).fill(-1)
  for (const { place, terms } of papers)
    eachTerm(terms, word => {
      const stem = vocabulary.stemOfWord(word)
      // Forms of one stem in one paper are one.
      if (last[stem] === place) return
      last[stem] = place
      counts[stem] = (counts[stem] ?? 0) + 1
    })
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const stems = new Int32Array(present)
  const starts = new Int32Array(present + 1)
  const next = new Int32Array(vocabulary.stems)
  let [row, total] = [0, 0]
  for (let stem = 0; stem < counts.length; stem += 1) {
    const count = counts[stem] ?? 0
    if (count === 0) continue
    stems[row] = stem
    next[stem] = total
    total += count
    row += 1
    starts[row] = total
  }
  const places = new Int32Array(total)
  const fields = new Uint16Array(total)
  last.fill(-1)
  for (const { place, terms } of papers)
    eachTerm(terms, (word, ofWord) => {
      const stem = vocabulary.stemOfWord(word)
      const at = next[stem] ?? 0
      if (last[stem] === place) {
        fields[at - 1] = withBoth(fields[at - 1] ?? 0, ofWord)
        return
      }
      last[stem] = place
      places[at] = place
      fields[at] = ofWord
      next[stem] = at + 1
    })
  return { stems, starts, places, fields }
}

/** The run of a stem, [from, to); empty where nothing holds it. */
export function runOf({ stems, starts }: WordSegment, stem: number): readonly [number, number] {
  let [low, high] = [0, stems.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = stems[middle] ?? 0
    if (found === stem) return [starts[middle] ?? 0, starts[middle + 1] ?? 0]
    if (found < stem) low = middle + 1
    else high = middle - 1
  }
  return [0, 0]
}
