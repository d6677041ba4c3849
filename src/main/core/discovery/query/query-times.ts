/** Years and days as a reader types them. Pure. */

export interface Years {
  readonly from: number | null
  readonly to: number | null
}

/** "2020", "2020..2024", "2020..", "..2024", ">2020", ">=2020", "<2020", "<=2020"; null where it is none of these. */
export function readYears(text: string): Years | null {
  const range = /^(\d{4})?\s*(?:\.\.\.?|…|–)\s*(\d{4})?$/.exec(text) ?? /^(\d{4})-(\d{4})$/.exec(text)
  if (range) {
    const [from, to] = [yearOf(range[1]), yearOf(range[2])]
    if (from === null && to === null) return null
    return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }
  }
  const bound = /^([<>]=?)\s*(\d{4})$/.exec(text)
  if (bound) {
    const year = Number(bound[2])
    switch (bound[1]) {
      case '>':
        return { from: year + 1, to: null }
      case '>=':
        return { from: year, to: null }
      case '<':
        return { from: null, to: year - 1 }
      default:
        return { from: null, to: year }
    }
  }
  const year = /^\d{4}$/.test(text) ? Number(text) : null
  return year === null ? null : { from: year, to: year }
}

function yearOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}

export interface Days {
  /** The first day of what was named. */
  readonly first: string
  readonly dayBefore: string
}

/** "2024", "2024-02" or "2024-02-21"; null where there is no such day. */
export function readDays(text: string): Days | null {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1000) return null
  return { first: isoDay(time), dayBefore: isoDay(time - 86_400_000) }
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
