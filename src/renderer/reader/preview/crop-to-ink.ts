import { readBitmap } from '../engine/bitmaps.ts'
import { inkBounds } from '../view/ink-bounds.ts'

/** The part of a drawing that is printed on, with some room; the drawing itself where `room` is 0 or nothing is. */
export async function cropToInk(drawing: ImageBitmap, room: number): Promise<ImageBitmap> {
  const picture = room === 0 ? null : readBitmap(drawing)
  const ink = picture && inkBounds(picture)
  if (!ink) return drawing
  const left = Math.max(0, Math.floor(ink.x - room))
  const top = Math.max(0, Math.floor(ink.y - room))
  const width = Math.min(drawing.width, Math.ceil(ink.x + ink.width + room)) - left
  const height = Math.min(drawing.height, Math.ceil(ink.y + ink.height + room)) - top
  const cropped = await createImageBitmap(drawing, left, top, width, height)
  drawing.close()
  return cropped
}
