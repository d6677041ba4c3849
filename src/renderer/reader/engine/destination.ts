import type { Point } from '../geometry/matrix.ts'
import { type PageBox, pageSize, toView } from '../geometry/page-space.ts'
import type { PagePoint } from '../view/page-layout.ts'

/** Room above the place a link leads to, in CSS pixels at 100 %: a heading does not stick to the edge. */
const ROOM_ABOVE = 18

/** Where a link leads, in view space of the page as the file has it; null where it names the page alone. */
export interface LinkTarget {
  readonly page: number
  readonly at: Point | null
}

/** The rest of an explicit destination after its page: [{name: 'XYZ'}, left, top, zoom], [{name: 'FitH'}, top] ... */
export function targetOfDestination(page: number, box: PageBox, [kind, ...numbers]: readonly unknown[]): LinkTarget {
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? kind.name : ''
  const number = (index: number): number | null => {
    const value = numbers[index]
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  }
  const at = (left: number | null, top: number | null): LinkTarget => {
    const [x1, , x2, y2] = box.view
    return { page, at: toView(box, { x: Math.min(x2, Math.max(x1, left ?? x1)), y: top ?? y2 }) }
  }
  switch (name) {
    case 'XYZ':
      return at(number(0), number(1))
    case 'FitH':
    case 'FitBH':
      return at(null, number(0))
    case 'FitV':
    case 'FitBV':
      return at(number(0), null)
    case 'FitR':
      return at(number(0), number(3))
    default:
      return { page, at: null }
  }
}

/** What to scroll to for it. */
export function pointOfTarget({ page, at }: LinkTarget, box: PageBox): PagePoint {
  const offset = at ? Math.min(1, Math.max(0, (at.y - ROOM_ABOVE) / pageSize(box).height)) : 0
  return { page, offset, offsetX: 0 }
}
