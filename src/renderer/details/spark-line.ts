import type { Signal } from '../../preload/contract/feed.ts'
import { say } from './messages.ts'

/** A count over time as a line. Pure. */

export interface Points {
  readonly name: string
  readonly first: number
  readonly last: number
  /** 0..1 each, from the left and from the bottom. */
  readonly at: readonly (readonly [x: number, y: number])[]
}

export const SIGNAL_NAMES = { upvotes: say('Upvotes'), comments: say('Comments'), stars: say('Stars') } as const

/** Null where there is no line to be drawn of fewer than two counts. */
export function pointsOf(signals: readonly Signal[], family: keyof typeof SIGNAL_NAMES): Points | null {
  const known = signals.flatMap(signal => {
    const count = signal[family]
    return count === null ? [] : [{ at: Date.parse(signal.at), count }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return null
  const counts = known.map(({ count }) => count)
  const [low, high] = [Math.min(...counts), Math.max(...counts)]
  return {
    name: SIGNAL_NAMES[family],
    first: first.count,
    last: last.count,
    at: known.map(({ at, count }) => [
      last.at === first.at ? 1 : (at - first.at) / (last.at - first.at),
      high === low ? 0.5 : (count - low) / (high - low),
    ]),
  }
}

const EDGE = 3

export function pathOf({ at }: Points, width: number, height: number): string {
  return at
    .map(([x, y], index) => {
      const across = EDGE + x * (width - 2 * EDGE)
      const down = height - EDGE - y * (height - 2 * EDGE)
      return `${index === 0 ? 'M' : 'L'} ${across.toFixed(1)} ${down.toFixed(1)}`
    })
    .join(' ')
}
