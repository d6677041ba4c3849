import { createStore } from 'zustand/vanilla'
import type { PageBox } from '../geometry/page-space.ts'
import type { PageText } from '../text/page-text.ts'

/** A page whose text lies in the document, ready to be selected and marked. */
export interface PageSurface {
  readonly page: number
  readonly box: PageBox
  /** The sheet itself: its rectangle on the screen is the page's. */
  readonly sheet: HTMLElement
  readonly text: PageText
  /** One element a run of `text`. */
  readonly spans: readonly HTMLElement[]
}

export type PageSurfaces = ReturnType<typeof createPageSurfaces>

/** The pages whose text is laid out now. */
export function createPageSurfaces() {
  const store = createStore<{ readonly surfaces: ReadonlyMap<number, PageSurface> }>(() => ({ surfaces: new Map() }))
  const runs = new WeakMap<Node, { readonly page: number; readonly run: number }>()
  return {
    store,
    get: (page: number) => store.getState().surfaces.get(page),
    all: () => [...store.getState().surfaces.values()].sort((a, b) => a.page - b.page),
    add(surface: PageSurface): () => void {
      for (const [run, span] of surface.spans.entries()) runs.set(span, { page: surface.page, run })
      store.setState(({ surfaces }) => ({ surfaces: new Map(surfaces).set(surface.page, surface) }))
      return () =>
        store.setState(({ surfaces }) => {
          const rest = new Map(surfaces)
          if (rest.get(surface.page) === surface) rest.delete(surface.page)
          return { surfaces: rest }
        })
    },
    /** The run an element or a text inside it belongs to. */
    runOf: (node: Node | null) =>
      node ? (runs.get(node) ?? (node.parentNode ? runs.get(node.parentNode) : undefined)) : undefined,
  }
}

/** A slow machine with a page of ten thousand letters; whoever does not want to wait puts it away. */
const LAID_OUT_MS = 30_000

/** Resolves once the text of a page is laid out; to false where it does not come. */
export function whenLaidOut({ store }: PageSurfaces, page: number): Promise<boolean> {
  if (store.getState().surfaces.has(page)) return Promise.resolve(true)
  return new Promise(resolve => {
    const end = (isThere: boolean): void => {
      clearTimeout(timer)
      stop()
      resolve(isThere)
    }
    const timer = setTimeout(() => end(false), LAID_OUT_MS)
    const stop = store.subscribe(({ surfaces }) => {
      if (surfaces.has(page)) end(true)
    })
  })
}

/** The node and offset of a place in the text of a page. Null in a page without text. */
export function domPoint(
  surface: PageSurface,
  offset: number,
): { readonly node: Node; readonly offset: number; readonly run: number } | null {
  const { runs } = surface.text
  let low = 0
  let high = runs.length - 1
  if (high < 0) return null
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  // An empty run has no text in the document: the nearest one before or after it has.
  let index = low
  while (index > 0 && (surface.spans[index]?.firstChild ?? null) === null) index -= 1
  while (index < runs.length - 1 && (surface.spans[index]?.firstChild ?? null) === null) index += 1
  const run = runs[index]
  const node = surface.spans[index]?.firstChild
  if (!run || !node) return null
  const inside = index === low ? offset - run.start : index < low ? run.text.length : 0
  return { node, offset: Math.min(run.text.length, Math.max(0, inside)), run: index }
}

/** A range over a part of a page's text. */
export function domRange(surface: PageSurface, start: number, end: number): Range | null {
  const from = domPoint(surface, start)
  const to = domPoint(surface, end)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}
