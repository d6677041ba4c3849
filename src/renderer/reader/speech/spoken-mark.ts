import { createMarkedViews } from '../view/marked-views.ts'
import { domRange } from '../view/page-surfaces.ts'
import type { ReadAloud } from './read-aloud.ts'

const NAME = 'reader-spoken'

/** Marks the sentence that is read on the pages laid out now. */
export function createSpokenMarks(aloud: ReadAloud) {
  const views = createMarkedViews(mark)

  function mark(): void {
    const { span } = aloud.store.getState()
    const marks = new Highlight()
    for (const surfaces of views.all()) {
      const surface = span && surfaces.get(span.page)
      const range = surface && domRange(surface, span.start, span.end)
      if (range) marks.add(range)
    }
    CSS.highlights.set(NAME, marks)
  }
  const stop = aloud.store.subscribe((now, before) => {
    if (now.span !== before.span) mark()
  })
  return {
    add: views.add,
    close(): void {
      stop()
      CSS.highlights.delete(NAME)
    },
  }
}
