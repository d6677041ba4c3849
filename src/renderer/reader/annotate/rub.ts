import type { Annotation, AnnotationId, Stroke } from '../../../preload/contract/annotation.ts'
import { distanceToStroke, eraseStrokes } from '../geometry/ink-strokes.ts'
import { CSS_UNITS, type PageBox, toPage } from '../geometry/page-space.ts'

/** Of the eraser, in pixels of the screen. */
const RADIUS = 9

/** An eraser at work on a page. */
export interface Rubbing {
  readonly page: number
  readonly box: PageBox
  /** Of the pages as shown. */
  readonly scale: number
  /** What is left of the drawings it met; a whole way is one change of each. */
  readonly rubbed: Map<AnnotationId, readonly Stroke[]>
}

/** Rubs along a stretch of the eraser's way, in view space. */
export function rubAlong(rubbing: Rubbing, annotations: readonly Annotation[], stretch: readonly number[]): void {
  const path = inPage(rubbing.box, stretch)
  change(rubbing, annotations, strokes => eraseStrokes(strokes, path, radiusOf(rubbing)))
}

/** Takes the strokes away that lie under the eraser. */
export function takeStrokes(rubbing: Rubbing, annotations: readonly Annotation[], point: readonly number[]): void {
  const [x = 0, y = 0] = inPage(rubbing.box, point)
  const radius = radiusOf(rubbing)
  change(rubbing, annotations, strokes => {
    const left = strokes.filter(stroke => distanceToStroke(stroke, [x, y]) > radius)
    return left.length === strokes.length ? strokes : left
  })
}

function change(
  { page, rubbed }: Rubbing,
  annotations: readonly Annotation[],
  rub: (strokes: readonly Stroke[]) => readonly Stroke[],
): void {
  for (const one of annotations) {
    if (one.page !== page || one.type !== 'ink') continue
    const strokes = rubbed.get(one.id) ?? one.strokes ?? []
    const left = rub(strokes)
    if (left !== strokes) rubbed.set(one.id, left)
  }
}

/** In user space. */
function radiusOf({ box, scale }: Rubbing): number {
  return RADIUS / (scale * box.userUnit * CSS_UNITS)
}

function inPage(box: PageBox, points: readonly number[]): number[] {
  const path: number[] = []
  for (let at = 0; at + 1 < points.length; at += 2) {
    const { x, y } = toPage(box, { x: points[at] ?? 0, y: points[at + 1] ?? 0 })
    path.push(x, y)
  }
  return path
}
