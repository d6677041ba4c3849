import type { PagePoint } from './page-layout.ts'

/** Where the reader came from by links, outline and search, like the history of a browser. */
export interface PlaceHistory {
  readonly back: readonly PagePoint[]
  readonly forward: readonly PagePoint[]
}

export const EMPTY_HISTORY: PlaceHistory = { back: [], forward: [] }
const MOST = 100

export function rememberJump(history: PlaceHistory, from: PagePoint): PlaceHistory {
  const last = history.back.at(-1)
  const isSame = last && last.page === from.page && Math.abs(last.offset - from.offset) < 0.02
  return { back: isSame ? history.back : [...history.back, from].slice(-MOST), forward: [] }
}

export function goBack(
  history: PlaceHistory,
  from: PagePoint,
): { readonly history: PlaceHistory; readonly to: PagePoint } | null {
  const to = history.back.at(-1)
  return to ? { to, history: { back: history.back.slice(0, -1), forward: [...history.forward, from] } } : null
}

export function goForward(
  history: PlaceHistory,
  from: PagePoint,
): { readonly history: PlaceHistory; readonly to: PagePoint } | null {
  const to = history.forward.at(-1)
  return to ? { to, history: { back: [...history.back, from], forward: history.forward.slice(0, -1) } } : null
}
