import type { PageSurfaces } from './page-surfaces.ts'

/** The views of a paper in which something is marked: marked anew whenever one comes, or has other pages laid out. */
export function createMarkedViews(mark: () => void) {
  const views = new Set<PageSurfaces>()
  return {
    all: (): Iterable<PageSurfaces> => views,
    /** Marks the pages of one more view of the paper, until the answer is called. */
    add(surfaces: PageSurfaces): () => void {
      views.add(surfaces)
      const stopSurfaces = surfaces.store.subscribe(mark)
      return () => {
        views.delete(surfaces)
        stopSurfaces()
      }
    },
  }
}
