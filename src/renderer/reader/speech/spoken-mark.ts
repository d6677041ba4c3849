import { domRange, type PageSurfaces } from '../view/page-surfaces.ts'
import type { ReadAloud } from './read-aloud.ts'

const NAME = 'reader-spoken'

/** Marks the sentence that is read on the pages laid out now. */
export function markSpoken(aloud: ReadAloud, surfaces: PageSurfaces): () => void {
  const mark = (): void => {
    const { span } = aloud.store.getState()
    const surface = span && surfaces.get(span.page)
    const range = surface && domRange(surface, span.start, span.end)
    if (range) CSS.highlights.set(NAME, new Highlight(range))
    else CSS.highlights.delete(NAME)
  }
  const stops = [aloud.store.subscribe(mark), surfaces.store.subscribe(mark)]
  return () => {
    for (const stop of stops) stop()
    CSS.highlights.delete(NAME)
  }
}
