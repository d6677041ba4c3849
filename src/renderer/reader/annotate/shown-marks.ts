import { createStore } from 'zustand/vanilla'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import type { ReaderStore } from '../../stores/reader-store.ts'
import type { FileMark } from '../engine/file-marks.ts'
import type { PdfPage } from '../engine/pdf-document.ts'

/**
 * Who draws an annotation that stands in the file and was taken in: we do, since it may have been changed or deleted
 * here; but a stamp, a circle, an arrow stay as the file has them, for here they are a frame or a line only.
 */

export interface ShownMarksState {
  /** What stands in the file, by page, where it is known. */
  readonly marks: ReadonlyMap<number, readonly FileMark[]>
}

export type ShownMarks = ReturnType<typeof createShownMarks>

const DRAWN_BY_US: ReadonlySet<string> = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Text'])
/** These have letters, lines and fillings of their own in the file: its drawing stands until they are changed here. */
const DRAWN_ONCE_CHANGED: ReadonlySet<string> = new Set(['FreeText', 'Square', 'Ink'])
const NEAR = 0.51

export function createShownMarks(library: ReaderStore) {
  const store = createStore<ShownMarksState>(() => ({ marks: new Map() }))

  function learn(page: number, marks: readonly FileMark[]): void {
    if (store.getState().marks.has(page)) return
    store.setState(state => ({ marks: new Map(state.marks).set(page, marks) }))
  }

  return {
    store,
    learn,
    /** The marks of a page that the file's own drawing leaves out. */
    async hiddenOn(page: PdfPage): Promise<readonly string[]> {
      if (!library.getState().isBroughtIn) return []
      const marks = store.getState().marks.get(page.index) ?? (await page.marks())
      learn(page.index, marks)
      return hiddenMarks(marks, library.getState().annotations, page.index)
    },
    /** The same of a page that is known, as a text that changes when it changes. */
    hiddenKey(page: number): string {
      const { isBroughtIn, annotations } = library.getState()
      if (!isBroughtIn) return ''
      return hiddenMarks(store.getState().marks.get(page) ?? [], annotations, page).join()
    },
  }
}

export function hiddenMarks(
  marks: readonly FileMark[],
  annotations: readonly Annotation[],
  page: number,
): readonly string[] {
  const here = annotations.filter(one => one.page === page)
  return marks.filter(mark => !here.some(one => isDrawnByFile(one, [mark]))).map(({ id }) => id)
}

/** Whether the file draws an annotation, so that we do not. */
export function isDrawnByFile(annotation: Annotation, marks: readonly FileMark[]): boolean {
  return marks.some(
    mark =>
      !DRAWN_BY_US.has(mark.subtype) &&
      !(annotation.isEdited && DRAWN_ONCE_CHANGED.has(mark.subtype)) &&
      isSame(mark, annotation),
  )
}

function isSame({ rect }: FileMark, annotation: Annotation): boolean {
  return annotation.external && rect.every((value, at) => Math.abs(value - (annotation.rect[at] ?? 0)) < NEAR)
}
