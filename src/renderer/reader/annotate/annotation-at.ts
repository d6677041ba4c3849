import type { Annotation } from '../../../preload/contract/annotation.ts'
import { distanceToStroke } from '../geometry/ink-strokes.ts'
import { type Point } from '../geometry/matrix.ts'
import { type PageBox, toPage } from '../geometry/page-space.ts'
import { isPointInQuad, isPointInRect } from '../geometry/quads.ts'

/** A line is hit this near to it, in points. */
const NEAR = 4

/** The annotation under a point of view space: of several the smallest, which could not be reached otherwise. */
export function annotationAt(
  annotations: readonly Annotation[],
  page: number,
  box: PageBox,
  point: Point,
): Annotation | null {
  const at = toPage(box, point)
  const hits = annotations.filter(
    one =>
      one.page === page &&
      (one.quads.length > 0
        ? one.quads.some(quad => isPointInQuad(quad, at))
        : one.type === 'ink'
          ? (one.strokes ?? []).some(stroke => distanceToStroke(stroke, [at.x, at.y]) <= NEAR / box.userUnit)
          : isPointInRect(one.rect, at)),
  )
  const area = ({ rect: [x1, y1, x2, y2] }: Annotation): number => (x2 - x1) * (y2 - y1)
  return hits.sort((a, b) => area(a) - area(b))[0] ?? null
}
