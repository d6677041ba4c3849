/** What of a map is in sight, and what lies where. Pure. */

export interface Sight {
  /** The middle, in parts of the map. */
  readonly x: number
  readonly y: number
  /** 1 shows the whole. */
  readonly zoom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

type Pixels = readonly [x: number, y: number]

export const WHOLE: Sight = { x: 0.5, y: 0.5, zoom: 1 }
const CLOSEST = 24

export function pixelsOf({ x, y }: Spot, sight: Sight, { width, height }: Size): Pixels {
  return [(x - sight.x) * width * sight.zoom + width / 2, (y - sight.y) * height * sight.zoom + height / 2]
}

function spotAt([x, y]: Pixels, sight: Sight, { width, height }: Size): Spot {
  return {
    x: sight.x + (x - width / 2) / (width * sight.zoom),
    y: sight.y + (y - height / 2) / (height * sight.zoom),
  }
}

/** Nearer or further, what is at a place staying there. */
export function zoomed(sight: Sight, by: number, at: Pixels, size: Size): Sight {
  const zoom = Math.min(CLOSEST, Math.max(1, sight.zoom * by))
  const there = spotAt(at, sight, size)
  const after = spotAt(at, { ...sight, zoom }, size)
  return held({ x: sight.x + there.x - after.x, y: sight.y + there.y - after.y, zoom })
}

export function moved(sight: Sight, dx: number, dy: number, { width, height }: Size): Sight {
  return held({ ...sight, x: sight.x - dx / (width * sight.zoom), y: sight.y - dy / (height * sight.zoom) })
}

/** Moves no more than is needed to have a spot in sight, away from the edges. */
export function centredOn(sight: Sight, spot: Spot, size: Size): Sight {
  const [x, y] = pixelsOf(spot, sight, size)
  const isInside = x > 60 && x < size.width - 60 && y > 60 && y < size.height - 60
  return isInside ? sight : held({ ...sight, x: spot.x, y: spot.y })
}

function held({ x, y, zoom }: Sight): Sight {
  const half = 0.5 / zoom
  const within = (value: number): number => Math.min(1 - half, Math.max(half, value))
  return { x: within(x), y: within(y), zoom }
}

const REACH = 24

/** The spot nearest to a place, as far as a finger reaches; -1 for none. */
export function nearestTo(spots: readonly Spot[], at: Pixels, sight: Sight, size: Size, reach: number = REACH): number {
  let [best, least] = [-1, reach]
  for (const [index, spot] of spots.entries()) {
    const [x, y] = pixelsOf(spot, sight, size)
    const distance = Math.hypot(x - at[0], y - at[1])
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}

/** The next spot from one in a direction; itself where there is none. */
export function neighbourOf(spots: readonly Spot[], from: number, [wayX, wayY]: Pixels): number {
  const start = spots[from]
  if (!start) return from
  let [best, least] = [from, Number.POSITIVE_INFINITY]
  for (const [index, { x, y }] of spots.entries()) {
    const [dx, dy] = [x - start.x, y - start.y]
    const along = dx * wayX + dy * wayY
    const aside = Math.abs(dx * wayY) + Math.abs(dy * wayX)
    if (index === from || along <= 0 || aside > along) continue
    const cost = along + 2 * aside
    if (cost < least) [best, least] = [index, cost]
  }
  return best
}
