import type { Annotation, AnnotationId, Stroke } from '../../../preload/contract/annotation.ts'
import type { NoticeStore } from '../../stores/notice-store.ts'
import type { ReaderStore } from '../../stores/reader-store.ts'
import type { Point } from '../geometry/matrix.ts'
import { CSS_UNITS, type PageBox, pageSize, rectToView, type ViewRect } from '../geometry/page-space.ts'
import type { SelectionStore } from '../select/selection-store.ts'
import type { Session } from '../session.ts'
import type { PageText } from '../text/page-text.ts'
import type { PageSurfaces } from '../view/page-surfaces.ts'
import type { Viewport } from '../view/viewport.ts'
import { copyOfArea, pictureOfArea } from './area-picture.ts'
import type { DraftStore } from './draft-store.ts'
import { boxAnchor, boxMark, inkAnchor, inkMark, noteAt, textAnchor } from './make-annotation.ts'
import { middleOfView } from './middle-of-view.ts'
import { movedAnchor } from './moved-anchor.ts'
import { markedText } from './text-ends.ts'
import type { ToolStore } from './tool-store.ts'
import { say } from './messages.ts'

export interface DrawingOptions {
  readonly session: Session
  readonly viewport: Viewport
  readonly surfaces: PageSurfaces
  readonly selection: SelectionStore
  readonly tools: ToolStore
  readonly drafts: DraftStore
  readonly library: ReaderStore
  readonly announce: (text: string) => void
  readonly notices: Pick<NoticeStore, 'show' | 'fail'>
}

export type Drawing = ReturnType<typeof createDrawing>

/** Strokes that follow each other so soon are one drawing: the dot belongs to its i. */
const TOGETHER_MS = 1_500
/** A line of text, and as wide as a remark needs; in view space. */
const TEXT_BOX = { width: 220, height: 26 }
const AREA = { width: 240, height: 160 }

/** What is made and changed on the pages themselves: boxes, drawings, places. */
export function createDrawing(options: DrawingOptions) {
  const { session, viewport, surfaces, selection, tools, drafts, library, announce, notices } = options
  let lastInk: { readonly id: AnnotationId; readonly at: number } | null = null

  const boxOf = (page: number): PageBox | null => session.store.getState().boxes[page] ?? null
  const textOf = (page: number): PageText | null => surfaces.get(page)?.text ?? null
  const color = (): Annotation['color'] => tools.store.getState().color

  async function markArea(page: number, rect: ViewRect): Promise<Annotation | null> {
    const box = boxOf(page)
    if (!box) return null
    drafts.show({ page, rect })
    const png = await pictureOfArea(session, page, box, rect)
    drafts.clear()
    const draft = boxMark({ page, rect, box, text: textOf(page), type: 'area', color: color() })
    const made = library.create({ ...draft, ...(png === null ? {} : { png }) })
    tools.take('select')
    tools.open(made.id)
    return made
  }

  /** What an area shows, as printed, on the clipboard. */
  async function copyArea(page: number, rect: ViewRect): Promise<void> {
    const box = boxOf(page)
    if (!box) return
    tools.take('select')
    try {
      // The clipboard is asked while the press still counts; the picture may come later.
      const png = copyOfArea(session, page, box, rect)
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
      notices.show({ text: say('The area is on the clipboard, as a picture.'), slot: 'copied' })
    } catch (error) {
      notices.fail(error)
    }
  }

  /** A box to write into; it is kept once something is written. */
  function beginText(page: number, at: ViewRect): void {
    const box = boxOf(page)
    if (!box) return
    const { width, height } = pageSize(box)
    const size = { width: Math.min(width, at.width || TEXT_BOX.width), height: Math.max(at.height, TEXT_BOX.height) }
    const x = Math.max(0, Math.min(width - size.width, at.x))
    const y = Math.max(0, Math.min(height - size.height, at.y))
    tools.take('select')
    tools.open(null)
    drafts.show({ page, rect: { x, y, ...size }, isWriting: true })
  }

  /** `withLast`: one drawing with the stroke before, however long ago. */
  function addStroke(page: number, stroke: Stroke, withLast = false): void {
    const box = boxOf(page)
    const draft = box && inkMark(page, [stroke], box, textOf(page), color())
    if (!box || !draft) return
    const now = performance.now()
    const last = lastInk && library.getState().annotations.find(one => one.id === lastInk?.id)
    if (lastInk && last?.page === page && last.color === color() && (withLast || now - lastInk.at < TOGETHER_MS)) {
      const anchor = inkAnchor(page, [...(last.strokes ?? []), ...(draft.strokes ?? [])], box, textOf(page))
      if (anchor) library.place(last.id, anchor, null)
      lastInk = { id: last.id, at: now }
    } else lastInk = { id: library.create(draft).id, at: now }
  }

  function keepErased(page: number, erased: ReadonlyMap<AnnotationId, readonly Stroke[]>): void {
    const box = boxOf(page)
    if (!box) return
    const gone: AnnotationId[] = []
    for (const [id, strokes] of erased) {
      const anchor = inkAnchor(page, strokes, box, textOf(page))
      if (anchor) library.place(id, anchor, null)
      else gone.push(id)
    }
    library.remove(gone)
  }

  /** Moves an annotation of any kind, or gives a box another shape; `rect` is where it is to lie in view space. */
  function reshape(annotation: Annotation, rect: ViewRect, send: 'place' | 'nudge' = 'place'): void {
    const box = boxOf(annotation.page)
    if (!box) return
    const anchor =
      annotation.type === 'ink'
        ? movedAnchor(annotation, rect, box, textOf(annotation.page))
        : boxAnchor(annotation.page, rect, box, textOf(annotation.page))
    if (anchor) library[send](annotation.id, anchor)
  }

  /** Gives an annotation over text the text that is chosen; of what is chosen on several pages the first part. */
  function placeOnSelection(annotation: Annotation): boolean {
    const piece = selection.store.getState().pieces[0]
    const surface = piece && surfaces.get(piece.page)
    const anchor =
      surface &&
      textAnchor({ piece, rects: piece.rects, text: surface.text, box: surface.box, words: selection.words() })
    if (!anchor) return false
    library.place(annotation.id, anchor)
    tools.place(null)
    selection.clear()
    tools.open(annotation.id)
    tools.flash(annotation.id)
    return true
  }

  /** Gives an annotation that lies on no text a place, its upper left corner at a point of view space. */
  function placeAt(annotation: Annotation, page: number, point: Point): void {
    const box = boxOf(page)
    if (!box) return
    const [x1, y1, x2, y2] = annotation.rect
    const unit = box.userUnit * CSS_UNITS
    const isTurned = box.rotation % 180 !== 0
    const [width, height] = isTurned ? [(y2 - y1) * unit, (x2 - x1) * unit] : [(x2 - x1) * unit, (y2 - y1) * unit]
    const size = pageSize(box)
    const rect = {
      x: Math.max(0, Math.min(size.width - width, point.x)),
      y: Math.max(0, Math.min(size.height - height, point.y)),
      width,
      height,
    }
    const there = { ...annotation, page }
    const anchor =
      annotation.type === 'ink' ? movedAnchor(there, rect, box, textOf(page)) : boxAnchor(page, rect, box, textOf(page))
    if (!anchor) return
    library.place(annotation.id, anchor)
    tools.place(null)
    tools.open(annotation.id)
    tools.flash(annotation.id)
  }

  return {
    markArea,
    copyArea,
    beginText,
    addStroke,
    keepErased,
    reshape,
    placeAt,
    placeOnSelection,
    /** Keeps what was written into a new box; nothing written, nothing kept. */
    endText(page: number, rect: ViewRect, comment: string): void {
      const box = boxOf(page)
      drafts.clear()
      if (!box || comment === '') return
      const draft = boxMark({ page, rect, box, text: textOf(page), type: 'text', color: color(), comment })
      tools.open(library.create(draft).id)
    },
    placeNote(page: number, point: Point): void {
      const box = boxOf(page)
      if (!box) return
      const note = library.create(noteAt(page, point, box, textOf(page), color()))
      tools.take('select')
      tools.open(note.id, true)
    },
    /** Asks for another place of the open annotation. */
    replaceOpen(): boolean {
      const { open } = tools.store.getState()
      const annotation = library.getState().annotations.find(one => one.id === open)
      if (!annotation) return false
      tools.place(annotation)
      const surface = surfaces.get(annotation.page)
      const marked = surface && markedText(annotation, surface)
      // The keys go on from where it lies now.
      if (marked) selection.set(marked)
      return true
    },
    /** For the keys: what a press of the pointer in the middle of the view would do; a promise where that takes its time. */
    actHere(): unknown {
      const { tool, placing, open } = tools.store.getState()
      const middle = middleOfView(viewport, session)
      if (placing?.quads.length) {
        if (!placeOnSelection(placing)) announce(say('Choose the text first, then press Enter.'))
      } else if (placing && middle) placeAt(placing, middle.page, middle.point)
      else if (tool === 'note' && middle) this.placeNote(middle.page, middle.point)
      else if (tool === 'text' && middle) beginText(middle.page, { ...middle.point, width: 0, height: 0 })
      else if (tool === 'area' && middle) {
        const { x, y } = middle.point
        return markArea(middle.page, { x: x - AREA.width / 2, y: y - AREA.height / 2, ...AREA })
      } else if (tool === 'picture' && middle) {
        const { x, y } = middle.point
        return copyArea(middle.page, { x: x - AREA.width / 2, y: y - AREA.height / 2, ...AREA })
      } else if (open !== null) tools.open(open, true)
    },
    /** Where an annotation lies as shown. */
    rectOf(annotation: Annotation): ViewRect | null {
      const box = boxOf(annotation.page)
      return box && rectToView(box, annotation.rect)
    },
  }
}
