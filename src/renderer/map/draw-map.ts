import type { MapLabel, MapPoint } from '../../preload/contract/map.ts'
import { pixelsOf, type Sight, type Size } from './sight.ts'

export interface MapToDraw {
  readonly points: readonly MapPoint[]
  readonly labels: readonly MapLabel[]
  readonly sight: Sight
  /** Which point; -1 for none. */
  readonly chosen: number
  readonly size: Size
}

// What was decided lies over what was not.
const ORDER = { dismissed: 0, inbox: 1, read: 2, queued: 3, reading: 4 } as const

/** Draws a map with the colours of the theme: papers as dots, what the parts are about as words. */
export function drawMap(canvas: HTMLCanvasElement, { points, labels, sight, chosen, size }: MapToDraw): void {
  const sharpness = window.devicePixelRatio || 1
  canvas.width = Math.round(size.width * sharpness)
  canvas.height = Math.round(size.height * sharpness)
  const brush = canvas.getContext('2d')
  if (!brush) return
  brush.scale(sharpness, sharpness)
  const style = getComputedStyle(canvas)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const colours = {
    inbox: token('--faint'),
    queued: token('--map-queued'),
    reading: token('--accent'),
    read: token('--ok'),
    dismissed: token('--line'),
  } as const
  const radius = Math.min(7, 2.6 + sight.zoom * 0.5 + (points.length < 200 ? 1.6 : 0))
  for (const point of points.toSorted((a, b) => ORDER[a.status] - ORDER[b.status])) {
    const [x, y] = pixelsOf(point, sight, size)
    if (x < -10 || y < -10 || x > size.width + 10 || y > size.height + 10) continue
    brush.beginPath()
    brush.arc(x, y, point.starred ? radius + 1.5 : radius, 0, 2 * Math.PI)
    brush.fillStyle = colours[point.status]
    brush.globalAlpha = point.status === 'inbox' || point.status === 'dismissed' ? 0.75 : 1
    brush.fill()
    if (point.starred) {
      brush.strokeStyle = token('--ink')
      brush.lineWidth = 1.5
      brush.stroke()
    }
  }
  brush.globalAlpha = 1
  drawLabels(brush, { labels, sight, size, ink: token('--ink'), paper: token('--paper'), font: token('--font-head') })
  const point = points[chosen]
  if (!point) return
  const [x, y] = pixelsOf(point, sight, size)
  brush.beginPath()
  brush.arc(x, y, radius + 4, 0, 2 * Math.PI)
  brush.strokeStyle = token('--focus')
  brush.lineWidth = 2
  brush.stroke()
}

interface Labelling extends Pick<MapToDraw, 'labels' | 'sight' | 'size'> {
  readonly ink: string
  readonly paper: string
  readonly font: string
}

/** Words with a rim of paper, none over another: those of the larger parts first. */
function drawLabels(brush: CanvasRenderingContext2D, { labels, sight, size, ink, paper, font }: Labelling): void {
  brush.font = `500 15px ${font}`
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.lineJoin = 'round'
  const taken: [number, number, number][] = []
  for (const label of labels.toSorted((a, b) => b.papers - a.papers)) {
    const text = label.words.join(', ')
    const [at, y] = pixelsOf(label, sight, size)
    const half = brush.measureText(text).width / 2
    const x = sight.zoom === 1 ? Math.min(size.width - half - 8, Math.max(half + 8, at)) : at
    if (taken.some(([ox, oy, other]) => Math.abs(oy - y) < 22 && Math.abs(ox - x) < half + other + 8)) continue
    taken.push([x, y, half])
    brush.strokeStyle = paper
    brush.lineWidth = 5
    brush.strokeText(text, x, y)
    brush.fillStyle = ink
    brush.fillText(text, x, y)
  }
}
