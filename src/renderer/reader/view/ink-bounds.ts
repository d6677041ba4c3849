import type { ViewRect } from '../geometry/page-space.ts'

/** RGBA, as a canvas gives it. */
export interface Picture {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** How far a channel may be from that of the paper and still be paper: yellowed, or noisy from a scanner. */
const TOLERANCE = 40
/** A row or a column with fewer pixels of ink holds dust. */
const LEAST_INK = 2

/** The smallest rectangle around everything printed, in pixels; null of an empty page. What lies in `ignored` is not looked at. */
export function inkBounds({ data, width, height }: Picture, ignored: readonly ViewRect[] = []): ViewRect | null {
  const paper = paperOf({ data, width, height })
  const rows = new Uint32Array(height)
  const columns = new Uint32Array(width)
  const isIgnored = (x: number, y: number): boolean =>
    ignored.some(rect => x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = (y * width + x) * 4
      const isInk =
        Math.abs((data[i] ?? 0) - paper[0]) > TOLERANCE ||
        Math.abs((data[i + 1] ?? 0) - paper[1]) > TOLERANCE ||
        Math.abs((data[i + 2] ?? 0) - paper[2]) > TOLERANCE
      if (!isInk || (ignored.length > 0 && isIgnored(x, y))) continue
      rows[y] = (rows[y] ?? 0) + 1
      columns[x] = (columns[x] ?? 0) + 1
    }
  }
  const isInked = (count: number): boolean => count >= LEAST_INK
  const [top, bottom] = [rows.findIndex(isInked), rows.findLastIndex(isInked)]
  const [left, right] = [columns.findIndex(isInked), columns.findLastIndex(isInked)]
  if (top < 0 || left < 0) return null
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }
}

/** What most of the edge is: the paper, where a page has margins at all. */
function paperOf({ data, width, height }: Picture): readonly [number, number, number] {
  const channels: [number[], number[], number[]] = [[], [], []]
  const take = (x: number, y: number): void => {
    const i = (y * width + x) * 4
    for (const [c, channel] of channels.entries()) channel.push(data[i + c] ?? 0)
  }
  for (let x = 0; x < width; x += 1) {
    take(x, 0)
    take(x, height - 1)
  }
  for (let y = 0; y < height; y += 1) {
    take(0, y)
    take(width - 1, y)
  }
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 255
  return [middle(channels[0]), middle(channels[1]), middle(channels[2])]
}
