import { say } from '../messages.ts'
export interface DwellBar {
  readonly firstPage: number
  readonly lastPage: number
  readonly seconds: number
  /** Of the longest, 0..1. */
  readonly part: number
}

const MOST_BARS = 48

/** A bar for every page; of a long file for some pages together. */
export function dwellBars(seconds: ReadonlyMap<number, number>, pageCount: number): readonly DwellBar[] {
  const perBar = Math.max(1, Math.ceil(pageCount / MOST_BARS))
  const sums = Array.from({ length: Math.ceil(pageCount / perBar) }, (_, bar) => {
    let sum = 0
    for (let page = bar * perBar; page < Math.min(pageCount, (bar + 1) * perBar); page += 1)
      sum += seconds.get(page) ?? 0
    return sum
  })
  const longest = Math.max(1, ...sums)
  return sums.map((sum, bar) => ({
    firstPage: bar * perBar,
    lastPage: Math.min(pageCount, (bar + 1) * perBar) - 1,
    seconds: sum,
    part: sum / longest,
  }))
}

/** As a person would say it. */
export function durationWords(seconds: number): string {
  if (seconds < 60) return say('less than a minute')
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 < 5 ? `${hours} h` : say('{hours} h {value} min', { hours, value: minutes % 60 })
}
