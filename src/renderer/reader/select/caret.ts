import { clientToView } from '../geometry/page-space.ts'
import { nearestRun, runBox } from '../text/run-boxes.ts'
import type { PageSurface } from '../view/page-surfaces.ts'
import type { ViewRect } from '../geometry/page-space.ts'

const boxesOf = new WeakMap<PageSurface, readonly ViewRect[]>()

function runBoxes(surface: PageSurface): readonly ViewRect[] {
  const known = boxesOf.get(surface)
  if (known) return known
  const boxes = surface.text.runs.map(run => runBox(run, surface.box))
  boxesOf.set(surface, boxes)
  return boxes
}

/** The place in a page's text nearest to a point of the screen; null where the page has no text. */
export function caretAt(surface: PageSurface, clientX: number, clientY: number): number | null {
  const at = clientToView(
    { x: clientX, y: clientY, width: 0, height: 0 },
    surface.sheet.getBoundingClientRect(),
    surface.box,
  )
  const hit = nearestRun(surface.text, runBoxes(surface), at.x, at.y)
  if (!hit) return null
  const node = surface.spans[surface.text.runs.indexOf(hit.run)]?.firstChild
  return node instanceof Text ? hit.run.start + offsetInText(node, clientX, clientY) : null
}

/**
 * The gap between two letters nearest to a point, whatever way the text runs on the screen:
 * from the middle of the first letter to the middle of the last is the direction of the line.
 */
function offsetInText(node: Text, x: number, y: number): number {
  const letters = letterMiddles(node)
  const first = letters[0]
  const last = letters.at(-1)
  if (!first || !last) return 0
  if (letters.length === 1) return x < first.x ? 0 : node.length
  const along = (px: number, py: number): number =>
    (px - first.x) * (last.x - first.x) + (py - first.y) * (last.y - first.y)
  const wanted = along(x, y)
  const next = letters.find(letter => along(letter.x, letter.y) > wanted)
  return next?.offset ?? node.length
}

interface Letter {
  readonly offset: number
  readonly x: number
  readonly y: number
}

function letterMiddles(node: Text): readonly Letter[] {
  const range = document.createRange()
  const letters: Letter[] = []
  let offset = 0
  for (const letter of node.data) {
    range.setStart(node, offset)
    range.setEnd(node, offset + letter.length)
    const { x, y, width, height } = range.getBoundingClientRect()
    letters.push({ offset, x: x + width / 2, y: y + height / 2 })
    offset += letter.length
  }
  return letters
}
