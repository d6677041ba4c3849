import { type PageBox, type ViewRect } from '../geometry/page-space.ts'
import { union } from '../geometry/line-rects.ts'
import type { PageText } from './page-text.ts'
import { runBox } from './run-boxes.ts'

/** A line of a page's text, in view space; words far apart at one height are lines of two columns. */
export interface TextLine {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly box: ViewRect
}

/** The lines in the order of the text; empty ones are left out. */
export function linesOf({ runs }: PageText, box: PageBox): readonly TextLine[] {
  const lines: TextLine[] = []
  let isOpen = false
  for (const run of runs) {
    const end = run.start + run.text.length
    const at = runBox(run, box)
    const last = lines.at(-1)
    if (run.text.trim() !== '') {
      if (last && isOpen && isBeside(last.box, at))
        lines[lines.length - 1] = { ...last, end, text: last.text + run.text, box: union(last.box, at) }
      else lines.push({ start: run.start, end, text: run.text, box: at })
      isOpen = true
    } else if (last && isOpen && run.text !== '') {
      lines[lines.length - 1] = { ...last, end, text: `${last.text} ` }
    }
    if (run.endsLine) isOpen = false
  }
  return lines
}

function isBeside(line: ViewRect, next: ViewRect): boolean {
  const shared = Math.min(line.y + line.height, next.y + next.height) - Math.max(line.y, next.y)
  const gap = next.x - (line.x + line.width)
  return shared > Math.min(line.height, next.height) * 0.3 && gap < Math.max(line.height, next.height) * 3
}
