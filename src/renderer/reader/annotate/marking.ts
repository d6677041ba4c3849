import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import type { ReaderStore } from '../../stores/reader-store.ts'
import { type PageBox, pageSize, rectToView } from '../geometry/page-space.ts'
import type { SelectionStore } from '../select/selection-store.ts'
import type { Session } from '../session.ts'
import type { PageSurfaces } from '../view/page-surfaces.ts'
import type { Viewport } from '../view/viewport.ts'
import { markText, type TextMark } from './make-annotation.ts'
import type { ToolStore } from './tool-store.ts'

export interface MarkingOptions {
  readonly surfaces: PageSurfaces
  readonly selection: SelectionStore
  readonly tools: ToolStore
  readonly library: ReaderStore
}

export interface Marking {
  /** Makes an annotation of the chosen text, one a page; the first of them, or null where nothing is chosen. */
  markSelection(type: TextMark['type'], color?: AnnotationColor): Annotation | null
  /** Shows the annotation a third from the top of the view. */
  goTo(annotation: Annotation, session: Session, viewport: Viewport): void
}

export function createMarking({ surfaces, selection, tools, library }: MarkingOptions): Marking {
  return {
    markSelection(type, color = tools.store.getState().color) {
      const words = selection.words()
      let first: Annotation | null = null
      for (const piece of selection.store.getState().pieces) {
        const surface = surfaces.get(piece.page)
        const draft =
          surface && markText({ piece, rects: piece.rects, text: surface.text, box: surface.box, words, type, color })
        if (!draft) continue
        const made = library.create(draft)
        first ??= made
      }
      tools.setColor(color)
      selection.clear()
      return first
    },
    goTo({ page, rect }, session, viewport) {
      const go = (remembers: boolean): PageBox | undefined => {
        const box = session.store.getState().pages[page]
        if (!box) return
        const { layout, pane } = viewport.store.getState()
        const { y } = rectToView(box, rect)
        const room = pane.height / 3 / Math.max(1, layout.heights[page] ?? 1)
        viewport.goTo({ page, offset: y / pageSize(box).height - room, offsetX: 0 }, { remembers })
        return box
      }
      const assumed = go(true)
      const { history } = viewport.store.getState()
      // A page not read yet is taken to be as large as the first one; it may lie across, and the place be elsewhere on it.
      session
        .withPage(page, () => Promise.resolve())
        .then(() => {
          const isStillThere = viewport.store.getState().history === history
          if (isStillThere && session.store.getState().pages[page] !== assumed) go(false)
        })
        // It says itself why it cannot be shown.
        .catch(() => undefined)
    },
  }
}
