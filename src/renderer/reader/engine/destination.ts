import { type PageBox, pageSize, toView } from '../geometry/page-space.ts'
import type { PagePoint } from '../view/page-layout.ts'

/** Room above the place a link leads to, in CSS pixels at 100 %: a heading does not stick to the edge. */
const ROOM_ABOVE = 18

/** The rest of an explicit destination after its page: [{name: 'XYZ'}, left, top, zoom], [{name: 'FitH'}, top] ... */
export function pointOfDestination(page: number, box: PageBox, [kind, ...numbers]: readonly unknown[]): PagePoint {
  const name = typeof kind === 'object' && kind !== null && 'name' in kind ? kind.name : ''
  const number = (index: number): number | null => {
    const value = numbers[index]
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  }
  const at = (left: number | null, top: number | null): PagePoint => {
    const [x1, , x2, y2] = box.view
    const { y } = toView(box, { x: Math.min(x2, Math.max(x1, left ?? x1)), y: top ?? y2 })
    const { height } = pageSize(box)
    return { page, offset: Math.min(1, Math.max(0, (y - ROOM_ABOVE) / height)), offsetX: 0 }
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
      return { page, offset: 0, offsetX: 0 }
  }
}
