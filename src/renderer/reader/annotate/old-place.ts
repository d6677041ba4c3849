import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import type { FileOpening } from '../../../preload/contract/paper.ts'
import { paintBitmap } from '../engine/bitmaps.ts'
import { openPdf } from '../engine/open-pdf.ts'
import { pageSize, rectToView } from '../geometry/page-space.ts'
import { outlineInView } from '../geometry/quads.ts'
import { createSession } from '../session.ts'

/** Room round the mark, in view space. */
const AROUND = { x: 30, y: 42 }
/** As wide as the panel shows it. */
const WIDTH = 290

/** The picture may show marks of the file's own beside it: this one has its colour. */
const HUES: Readonly<Record<AnnotationColor, number>> = { yellow: 95, green: 155, blue: 250, purple: 310, red: 20 }

/** Draws where an annotation stood on the file it stands on, with the mark in it. Rejects where that does not open. */
export async function drawOldPlace(
  annotation: Annotation,
  signal: AbortSignal,
  openingOf: (file: string) => Promise<FileOpening | null>,
): Promise<HTMLCanvasElement> {
  const findOpening = () => openingOf(annotation.file)
  // There is no place to ask in.
  const askPassword = () => Promise.reject(new Error('it is locked'))
  const session = createSession({
    url: `/pdf/${annotation.file}`,
    open: options => openPdf({ ...options, findOpening, askPassword }),
  })
  const close = (): void => session.close()
  signal.addEventListener('abort', close)
  try {
    return await session.withPage(annotation.page, async page => {
      const size = pageSize(page.box)
      const mark = rectToView(page.box, annotation.rect)
      const x = Math.max(0, mark.x - AROUND.x)
      const y = Math.max(0, mark.y - AROUND.y)
      const region = {
        ...{ x, y },
        width: Math.min(size.width, mark.x + mark.width + AROUND.x) - x,
        height: Math.min(size.height, mark.y + mark.height + AROUND.y) - y,
      }
      const scale = (WIDTH * devicePixelRatio) / region.width
      const { bitmap } = await page.draw({ scale, box: page.box, region }).done
      const { canvas, pen } = paintBitmap(bitmap)
      if (!pen) return canvas
      pen.setTransform(scale, 0, 0, scale, -x * scale, -y * scale)
      pen.globalCompositeOperation = 'multiply'
      pen.fillStyle = `oklch(0.9 0.13 ${HUES[annotation.color]})`
      for (const quad of annotation.quads) {
        pen.beginPath()
        for (const point of outlineInView(page.box, quad)) pen.lineTo(point.x, point.y)
        pen.fill()
      }
      if (annotation.quads.length === 0) pen.strokeRect(mark.x, mark.y, mark.width, mark.height)
      return canvas
    })
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}
