/** How the pages of a file are shown in this window. */
export interface PageShowing {
  readonly isPaged: boolean
  readonly across: 1 | 2
  readonly hasCover: boolean
  /** Clockwise, in degrees. */
  readonly turn: 0 | 90 | 180 | 270
  readonly isTrimmed: boolean
}

export interface PageShowings {
  /** As it was left; of a file that is new here, as pages were shown last, but not turned. */
  of(file: string): PageShowing
  keep(file: string, showing: PageShowing): void
}

const KEY = 'offprint.pages'
const MOST = 300
const FIRST: PageShowing = { isPaged: false, across: 1, hasCover: false, turn: 0, isTrimmed: false }

/** Kept by this machine and not by the library: a laptop and a large screen want pages shown differently. */
export function createPageShowings(storage: Pick<Storage, 'getItem' | 'setItem'>): PageShowings {
  // Read each time: another window may have written.
  const all = (): readonly (readonly [string, PageShowing])[] => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isEntry) : []
    } catch {
      return []
    }
  }
  return {
    of(file) {
      const kept = all()
      const own = kept.find(([id]) => id === file)?.[1]
      return own ?? { ...(kept.at(-1)?.[1] ?? FIRST), turn: 0, isTrimmed: false }
    },
    keep(file, showing) {
      const others = all().filter(([id]) => id !== file)
      storage.setItem(KEY, JSON.stringify([...others, [file, showing] as const].slice(-MOST)))
    },
  }
}

function isEntry(value: unknown): value is readonly [string, PageShowing] {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'object' || value[1] === null)
    return false
  const { isPaged, across, hasCover, turn, isTrimmed } = value[1] as Partial<Record<keyof PageShowing, unknown>>
  return (
    typeof isPaged === 'boolean' &&
    (across === 1 || across === 2) &&
    typeof hasCover === 'boolean' &&
    (turn === 0 || turn === 90 || turn === 180 || turn === 270) &&
    typeof isTrimmed === 'boolean'
  )
}
