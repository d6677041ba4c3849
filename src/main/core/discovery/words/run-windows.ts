import { ALL_FIELDS, COUNTS, type Hold } from './word-weights.ts'
import type { WordRun } from './word-segment.ts'

/** What a run of a stem has in each window of places: where that begins in it, and the most that one paper of it adds. */
export interface RunWindows {
  /** By window from `first` on, and one more; places in the run. */
  readonly starts: Int32Array
  /** The largest share a paper there adds, at the hold it was reckoned with. */
  readonly most: Float32Array
  readonly first: number
  readonly heldByLength: number
}

/** 256 places are a window: smaller ones are more to look at, larger ones always have something in them. */
export const WINDOW_BITS = 8

// What is kept in 32 bits may have been rounded down.
const ROUNDED_UP = 1 + 2 ** -20

/** `from` and `to` are the places the run may have. */
export function windowsOf(run: WordRun, from: number, to: number, lengths: Float32Array, hold: Hold): RunWindows {
  const first = from >> WINDOW_BITS
  const count = ((to - 1) >> WINDOW_BITS) - first + 1
  const starts = new Int32Array(count + 1).fill(run.to)
  const most = new Float32Array(count)
  let last = -1
  for (let at = run.from; at < run.to; at += 1) {
    const place = run.places[at] ?? 0
    const window = (place >> WINDOW_BITS) - first
    for (; last < window; last += 1) starts[last + 1] = at
    const share = shareOf(COUNTS[(run.fields[at] ?? 0) & ALL_FIELDS] ?? 0, lengths[place] ?? 0, hold)
    if (share * ROUNDED_UP > (most[window] ?? 0)) most[window] = share * ROUNDED_UP
  }
  return { starts, most, first, heldByLength: hold.heldByLength }
}

function shareOf(count: number, length: number, { held, heldByLength }: Hold): number {
  return count === 0 ? 0 : count / (count + held + heldByLength * length)
}

/** What the shares are to be multiplied with where papers have become longer since: then each of them adds a little more. */
export function growthOf(windows: RunWindows, { heldByLength }: Hold): number {
  return Math.max(1, windows.heldByLength / heldByLength)
}
