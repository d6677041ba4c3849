import { createStore } from 'zustand/vanilla'
import type { Annotation, Rect } from '../../../preload/contract/annotation.ts'
import type { ReaderStore } from '../../stores/reader-store.ts'
import { boundsOfStrokes } from '../geometry/ink-strokes.ts'
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
  /** Pages shown before it was known that their annotations were taken in. */
  const asked = new Set<number>()
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
      if (!library.getState().isBroughtIn) {
        asked.add(page.index)
        return []
      }
      const marks = store.getState().marks.get(page.index) ?? (await page.marks())
      learn(page.index, marks)
      return hiddenMarks(marks, library.getState().annotations, page.index)
    },
    /** The pages of which something was told. */
    pages: (): readonly number[] => [...new Set([...asked, ...store.getState().marks.keys()])],
    /** The same of a page that is known, as a text that changes when it changes; of all its marks, or of those with words. */
    hiddenKey(page: number, of: 'all' | 'words' = 'all'): string {
      const { isBroughtIn, annotations } = library.getState()
      if (!isBroughtIn) return ''
      const marks = store.getState().marks.get(page) ?? []
      return hiddenMarks(
        of === 'all' ? marks : marks.filter(({ subtype }) => subtype === 'FreeText'),
        annotations,
        page,
      ).join()
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

function isSame({ rect, subtype }: FileMark, annotation: Annotation): boolean {
  if (!annotation.external) return false
  if (rect.every((value, at) => Math.abs(value - (annotation.rect[at] ?? 0)) < NEAR)) return true
  const lines = LINES.has(subtype) && annotation.strokes ? boundsOfStrokes(annotation.strokes) : null
  return lines !== null && isAround(rect, lines)
}

/** Lines that come without a drawing get one where their points are, whatever rectangle the file gives them. */
const LINES: ReadonlySet<string> = new Set(['Ink', 'Line', 'PolyLine', 'Polygon'])
/** No border is so wide that a line reaches further than that past its points. */
const WIDEST = 60

function isAround([x1, y1, x2, y2]: Rect, [left, bottom, right, top]: Rect): boolean {
  const margins = [left - x1, bottom - y1, x2 - right, y2 - top]
  const least = Math.min(...margins)
  const most = Math.max(...margins)
  // As wide on all sides: it is the border of this line, not a rectangle of another one.
  return least >= -NEAR && most < WIDEST && most - least < 2 * NEAR
}
