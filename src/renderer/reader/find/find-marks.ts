import { domRange, type PageSurfaces } from '../view/page-surfaces.ts'
import type { FindStore } from './find-store.ts'

const ALL = 'reader-find'
const CURRENT = 'reader-find-current'

/** Marks what was found on the pages laid out now. Marks are the browser's own, so that thousands cost nothing. */
export function attachFindMarks(find: FindStore, surfaces: PageSurfaces): () => void {
  function mark(): void {
    const { matches, current } = find.store.getState()
    const all = new Highlight()
    const one = new Highlight()
    for (const [index, match] of matches.entries()) {
      const surface = surfaces.get(match.page)
      const range = surface && domRange(surface, match.start, match.end)
      if (range) (index === current ? one : all).add(range)
    }
    one.priority = 1
    CSS.highlights.set(ALL, all)
    CSS.highlights.set(CURRENT, one)
  }
  const stops = [
    find.store.subscribe((now, before) => {
      if (now.matches !== before.matches || now.current !== before.current) mark()
    }),
    surfaces.store.subscribe(mark),
  ]
  return () => {
    for (const stop of stops) stop()
    CSS.highlights.delete(ALL)
    CSS.highlights.delete(CURRENT)
  }
}
