import { inkBounds } from '../view/ink-bounds.ts'

/** The part of a drawing that is printed on, with some room; the drawing itself where `room` is 0 or nothing is. */
export function cropToInk(canvas: HTMLCanvasElement, room: number): HTMLCanvasElement {
  const { width, height } = canvas
  if (room === 0 || width === 0 || height === 0) return canvas
  const picture = canvas.getContext('2d')?.getImageData(0, 0, width, height)
  const ink = picture && inkBounds(picture)
  if (!ink) return canvas
  const left = Math.max(0, Math.floor(ink.x - room))
  const top = Math.max(0, Math.floor(ink.y - room))
  const cropped = document.createElement('canvas')
  cropped.width = Math.min(width, Math.ceil(ink.x + ink.width + room)) - left
  cropped.height = Math.min(height, Math.ceil(ink.y + ink.height + room)) - top
  cropped.getContext('2d')?.drawImage(canvas, -left, -top)
  canvas.width = canvas.height = 0
  return cropped
}
