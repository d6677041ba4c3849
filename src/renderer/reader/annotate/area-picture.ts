import { showBitmap } from '../engine/bitmaps.ts'
import type { DrawRequest } from '../engine/pdf-document.ts'
import type { PageBox, ViewRect } from '../geometry/page-space.ts'
import { say } from './messages.ts'
import type { Session } from '../session.ts'

/** As sharp as print at arm's length, and never larger than a screen. */
const SHARP = 2
const MOST_PIXELS = 2_000_000
/** What is copied goes into talks and letters. */
const SHARP_COPY = 3
const MOST_COPIED_PIXELS = 12_000_000
/** The library takes so much base64 and no more. */
const MOST_LETTERS = 4_000_000

/** What the page shows in a rectangle of view space, as a PNG in base64; null where it cannot be drawn. */
export async function pictureOfArea(
  session: Session,
  page: number,
  box: PageBox,
  region: ViewRect,
): Promise<string | null> {
  let scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / Math.max(1, region.width * region.height)))
  try {
    for (let tries = 0; tries < 3; tries += 1, scale /= 2) {
      const canvas = await draw(session, page, { scale, box, region })
      const png = canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
      canvas.width = canvas.height = 0
      if (png.length <= MOST_LETTERS) return png
    }
    return null
  } catch {
    // The page itself says why it cannot be drawn; the area is marked all the same.
    return null
  }
}

/** The same, as large as it may be, for the clipboard. Rejects where the page cannot be drawn. */
export async function copyOfArea(session: Session, page: number, box: PageBox, region: ViewRect): Promise<Blob> {
  const scale = Math.min(SHARP_COPY, Math.sqrt(MOST_COPIED_PIXELS / Math.max(1, region.width * region.height)))
  const canvas = await draw(session, page, { scale, box, region })
  try {
    const png = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    if (!png) throw new Error(say('The picture is too large for this machine.'))
    return png
  } finally {
    canvas.width = canvas.height = 0
  }
}

async function draw(session: Session, page: number, request: DrawRequest): Promise<HTMLCanvasElement> {
  const { bitmap } = await session.withPage(page, drawn => drawn.draw(request).done)
  return showBitmap(bitmap)
}
