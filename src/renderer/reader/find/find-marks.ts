import { createMarkedViews } from '../view/marked-views.ts'
import { domRange } from '../view/page-surfaces.ts'
import type { FindStore } from './find-store.ts'

const ALL = 'reader-find'
const CURRENT = 'reader-find-current'

/** Marks what was found on the pages laid out now. Marks are the browser's own, so that thousands cost nothing. */
export function createFindMarks(find: FindStore) {
  const views = createMarkedViews(mark)

  function mark(): void {
    const { matches, current } = find.store.getState()
    const all = new Highlight()
    const one = new Highlight()
    for (const [index, match] of matches.entries()) {
      for (const surfaces of views.all()) {
        const surface = surfaces.get(match.page)
        const range = surface && domRange(surface, match.start, match.end)
        if (range) (index === current ? one : all).add(range)
      }
    }
    one.priority = 1
    CSS.highlights.set(ALL, all)
    CSS.highlights.set(CURRENT, one)
  }
  const stop = find.store.subscribe((now, before) => {
    if (now.matches !== before.matches || now.current !== before.current) mark()
  })
  return {
    add: views.add,
    close(): void {
      stop()
      CSS.highlights.delete(ALL)
      CSS.highlights.delete(CURRENT)
    },
  }
}
