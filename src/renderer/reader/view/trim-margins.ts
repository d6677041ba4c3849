import type { Rect } from '../../../preload/contract/annotation.ts'
import { readBitmap } from '../engine/bitmaps.ts'
import { type PageBox, pageSize, rectToPage, type ViewRect } from '../geometry/page-space.ts'
import { isSameBox, type Trim } from '../geometry/shown-box.ts'
import type { Session } from '../session.ts'
import { runBox, turnOf } from '../text/run-boxes.ts'
import { inkBounds } from './ink-bounds.ts'

const PAGES_LOOKED_AT = 24
/** As wide as a page is drawn to find its margins. */
const LOOK_WIDTH = 240
const LOOK_HEIGHT = 2_000
/** Left around the text, in points. */
const ROOM = 10
/** How far from an edge something turned by a quarter is a stamp ("arXiv:2409.08264v1"), as a part of the width. */
const STAMP_ZONE = 0.14

/**
 * The part of the pages that is printed on, one for all pages of the size of `reference`: with one for each the text would
 * jump from page to page. Null where the pages have no margins worth the trouble.
 */
export async function findTrim(session: Session, reference: number): Promise<Trim | null> {
  const { pages } = session.store.getState()
  const box = pages[reference]
  if (!box) return null
  const same = pages.flatMap((page, index) => (isSameBox(page, box) ? [index] : []))
  const step = Math.max(1, same.length / PAGES_LOOKED_AT)
  const looked = new Set([reference])
  for (let i = 0; i < same.length; i += step) looked.add(same[Math.floor(i)] ?? reference)
  let printed: Rect | null = null
  for (const index of looked) {
    // A page that cannot be drawn has no say.
    const rect = await printedPart(session, index, box).catch(() => null)
    if (rect) printed = printed ? around(printed, rect) : rect
  }
  return printed && trimTo(box, printed)
}

/** Null where less than a fiftieth would be gained, or more would be cut than margins can be. */
export function trimTo({ view, userUnit }: Pick<PageBox, 'view' | 'userUnit'>, printed: Rect): Trim | null {
  const room = ROOM / userUnit
  const next: Rect = [
    Math.max(view[0], printed[0] - room),
    Math.max(view[1], printed[1] - room),
    Math.min(view[2], printed[2] + room),
    Math.min(view[3], printed[3] + room),
  ]
  const gained = 1 - (next[2] - next[0]) / (view[2] - view[0])
  const isSensible = next[2] - next[0] > (view[2] - view[0]) * 0.25 && next[3] - next[1] > (view[3] - view[1]) * 0.05
  return gained > 0.02 && isSensible ? { of: view, view: next } : null
}

function around(a: Rect, b: Rect): Rect {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

async function printedPart(session: Session, index: number, box: PageBox): Promise<Rect | null> {
  const size = pageSize(box)
  const scale = LOOK_WIDTH / size.width
  const region = { x: 0, y: 0, width: size.width, height: Math.min(size.height, LOOK_HEIGHT / scale) }
  const { bitmap } = await session.withPage(index, page => page.draw({ scale, box, region }).done)
  try {
    const { runs } = await session.text(index).catch(() => ({ runs: [] }))
    const stamps = runs.flatMap(run => {
      if (turnOf(run, box) === 0) return []
      const { x, y, width, height } = runBox(run, box)
      const isAtEdge = x + width < size.width * STAMP_ZONE || x > size.width * (1 - STAMP_ZONE)
      return isAtEdge ? [grow({ x: x * scale, y: y * scale, width: width * scale, height: height * scale })] : []
    })
    const picture = readBitmap(bitmap)
    const ink = picture ? inkBounds(picture, stamps) : null
    if (!ink) return null
    return rectToPage(box, { x: ink.x / scale, y: ink.y / scale, width: ink.width / scale, height: ink.height / scale })
  } finally {
    bitmap.close()
  }
}

/** A blurred edge of a letter lies a little outside of its box. */
function grow({ x, y, width, height }: ViewRect): ViewRect {
  return { x: x - 3, y: y - 3, width: width + 6, height: height + 6 }
}
