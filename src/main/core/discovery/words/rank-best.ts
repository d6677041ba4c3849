import { eachTerm, withBoth } from './paper-terms.ts'
import { type AskedList, type AskedWord, listsOf, type RankedWords } from './rank-words.ts'
import { growthOf, type RunWindows, WINDOW_BITS } from './run-windows.ts'
import { COUNTS, type Hold, holdOf } from './word-weights.ts'
import type { WordIndex, WordPart } from './word-index.ts'
import type { WordRun } from './word-segment.ts'

/**
 * The best of a ranking, the same that `rankWords` has first, without a look at every paper: where no paper of a window
 * can come among the best that are known, none of the window is looked at.
 */
export function rankBest(
  index: WordIndex,
  asked: readonly AskedWord[],
  allowed: Uint8Array | null,
  most: number,
): RankedWords {
  const { lists, rarities } = listsOf(index, asked)
  const hold = holdOf(index.meanLength)
  const kept = makeKept(most)
  for (const part of index.wordParts()) {
    const cursors = lists.flatMap(list => cursorOf(part, list, hold) ?? [])
    if (cursors.length > 0) throughPart(part, cursors, { index, hold, allowed, kept })
  }
  const best = kept.best()
  const scoreAt = makeScoring(index, lists, hold)
  return {
    isEmpty: best.length === 0,
    best: count => best.slice(0, count).map(({ place }) => place),
    scoreAt: place => (allowed !== null && allowed[place] !== 1 ? 0 : scoreAt(place).score),
    foundAt: place => scoreAt(place).found,
    rarities,
  }
}

/** A stem in one part of the places, and how far it has been gone through. */
interface Cursor extends AskedList {
  readonly run: WordRun
  readonly windows: RunWindows
  readonly growth: number
}

function cursorOf(part: WordPart, list: AskedList, hold: Hold): Cursor | null {
  const run = part.runOf(list.stem)
  if (run.from === run.to) return null
  const windows = part.windowsOf(list.stem, hold)
  return { ...list, run, windows, growth: growthOf(windows, hold) * list.most }
}

interface Ranking {
  readonly index: WordIndex
  readonly hold: Hold
  readonly allowed: Uint8Array | null
  readonly kept: Kept
}

const WINDOW = 1 << WINDOW_BITS
// Sums in 32 bits may come out a little above those of their bounds.
const ROUNDED_UP = 1 + 2 ** -18

function throughPart({ from, to }: WordPart, cursors: readonly Cursor[], ranking: Ranking): void {
  const { index, kept, allowed, hold } = ranking
  const { lengths, alive } = index
  const scores = new Float32Array(WINDOW)
  const first = from >> WINDOW_BITS
  const bounds = boundsOf(cursors, ((to - 1) >> WINDOW_BITS) - first + 1)
  for (const window of fallingOrder(bounds)) {
    // Nor can any that comes after it.
    if ((bounds[window] ?? 0) * ROUNDED_UP < kept.least) return
    scores.fill(0)
    const base = (first + window) << WINDOW_BITS
    for (const cursor of cursors) addWindow(cursor, window, base, { scores, lengths, hold })
    for (let at = 0; at < WINDOW; at += 1) {
      const score = scores[at] ?? 0
      if (score === 0 || score < kept.least) continue
      const place = base + at
      if (alive !== null && alive[place] !== 1) continue
      if (allowed !== null && allowed[place] !== 1) continue
      kept.add(place, score)
    }
  }
}

/** The most that a paper of each window can have. */
function boundsOf(cursors: readonly Cursor[], count: number): Float32Array {
  const bounds = new Float32Array(count)
  for (const { windows, growth } of cursors) {
    const { most } = windows
    for (let window = 0; window < count; window += 1)
      bounds[window] = (bounds[window] ?? 0) + growth * (most[window] ?? 0)
  }
  return bounds
}

const WINDOW_NUMBERS = 2 ** 20

/** The windows that have anything, the one with the largest bound first: what is soon known to be good is what lets the others be left out. */
function fallingOrder(bounds: Float32Array): number[] {
  // Numbers of 32 bits above 0 are in the order of their bits: with the window below them they are sorted without a word of ours.
  const bits = new Uint32Array(bounds.buffer)
  const keys = Float64Array.from(bits, (of, window) => of * WINDOW_NUMBERS + window).sort()
  const order: number[] = []
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const key = keys[at] ?? 0
    if (key < WINDOW_NUMBERS) break
    order.push(key % WINDOW_NUMBERS)
  }
  return order
}

interface Window {
  readonly scores: Float32Array
  readonly lengths: Float32Array
  readonly hold: Hold
}

function addWindow(
  { run, windows, most, mask }: Cursor,
  window: number,
  base: number,
  { scores, lengths, hold: { held, heldByLength } }: Window,
): void {
  const { places, fields } = run
  const to = windows.starts[window + 1] ?? 0
  for (let next = windows.starts[window] ?? 0; next < to; next += 1) {
    const place = places[next] ?? 0
    const count = COUNTS[(fields[next] ?? 0) & mask] ?? 0
    if (count === 0) continue
    const at = place - base
    scores[at] = (scores[at] ?? 0) + (most * count) / (count + held + heldByLength * (lengths[place] ?? 0))
  }
}

interface Kept {
  /** A score below is not kept. */
  readonly least: number
  add(place: number, score: number): void
  best(): readonly { readonly place: number; readonly score: number }[]
}

const THINNED_AT = 24

function makeKept(most: number): Kept {
  let kept: { readonly place: number; readonly score: number }[] = []
  let least = 0
  const order = (a: { place: number; score: number }, b: { place: number; score: number }): number =>
    b.score - a.score || a.place - b.place
  function thin(): void {
    kept = kept.sort(order).slice(0, most)
    if (kept.length === most) least = kept.at(-1)?.score ?? 0
  }
  return {
    get least() {
      return least
    },
    add(place, score) {
      kept.push({ place, score })
      if (kept.length >= most + THINNED_AT || (kept.length >= most && least === 0)) thin()
    },
    best() {
      thin()
      return kept
    },
  }
}

/** The score of one paper, by its own words. */
function makeScoring(
  index: WordIndex,
  lists: readonly AskedList[],
  { held, heldByLength }: Hold,
): (place: number) => { readonly score: number; readonly found: number } {
  const asked = new Set(lists.map(({ stem }) => stem))
  const { vocabulary } = index
  return place => {
    const has = new Map<number, number>()
    eachTerm(index.termsAt(place), (word, fields) => {
      const stem = vocabulary.stemOfWord(word)
      if (asked.has(stem)) has.set(stem, withBoth(has.get(stem) ?? 0, fields))
    })
    let [score, found] = [0, 0]
    for (const { stem, most, mask, bit } of lists) {
      const count = COUNTS[(has.get(stem) ?? 0) & mask] ?? 0
      if (count === 0) continue
      // Rounded as a sum on a board is.
      score = Math.fround(score + (most * count) / (count + held + heldByLength * (index.lengths[place] ?? 0)))
      found |= bit
    }
    return { score, found }
  }
}
