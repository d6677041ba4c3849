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
  const canvas = document.createElement('canvas')
  let scale = Math.min(SHARP, Math.sqrt(MOST_PIXELS / Math.max(1, region.width * region.height)))
  try {
    for (let tries = 0; tries < 3; tries += 1, scale /= 2) {
      canvas.width = Math.max(1, Math.round(region.width * scale))
      canvas.height = Math.max(1, Math.round(region.height * scale))
      await session.withPage(page, async drawn => {
        await drawn.draw({ canvas, scale, box, region }).done
      })
      const png = canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '')
      if (png.length <= MOST_LETTERS) return png
    }
    return null
  } catch {
    // The page itself says why it cannot be drawn; the area is marked all the same.
    return null
  } finally {
    canvas.width = canvas.height = 0
  }
}

/** The same, as large as it may be, for the clipboard. Rejects where the page cannot be drawn. */
export async function copyOfArea(session: Session, page: number, box: PageBox, region: ViewRect): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const scale = Math.min(SHARP_COPY, Math.sqrt(MOST_COPIED_PIXELS / Math.max(1, region.width * region.height)))
  canvas.width = Math.max(1, Math.round(region.width * scale))
  canvas.height = Math.max(1, Math.round(region.height * scale))
  try {
    await session.withPage(page, drawn => drawn.draw({ canvas, scale, box, region }).done)
    const png = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    if (!png) throw new Error(say('The picture is too large for this machine.'))
    return png
  } finally {
    canvas.width = canvas.height = 0
  }
}
