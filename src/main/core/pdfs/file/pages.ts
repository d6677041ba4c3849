import { inheritedEntry } from './inherited-entry.ts'
import type { PdfFile } from './pdf-file.ts'
import { isArray, isKind, keyOf, type PdfDict, type PdfRef, type PdfValue } from './values.ts'

/** One page as its object says. */
export interface FilePage {
  /** Null where it stands in the tree itself. */
  readonly ref: PdfRef | null
  readonly dict: PdfDict
  /** Clockwise quarters of a turn: 0, 90, 180, 270. */
  readonly rotate: number
}

const MOST_PAGES = 100_000
const DEEPEST = 64
// A tree that leads to the same branches again and again has no end that anybody lives to see.
const MOST_NODES = 2 * MOST_PAGES

/** The pages in their order. */
export function pagesOf(file: PdfFile): FilePage[] {
  const pages: FilePage[] = []
  const above = new Set<string>()
  let nodes = 0
  const visit = (node: PdfValue | undefined, rotate: PdfValue, depth: number): void => {
    nodes += 1
    if (nodes > MOST_NODES) return
    const ref = isKind(node, 'ref') ? node : null
    const key = ref ? keyOf(ref) : null
    const dict = orNull(() => file.resolve(node))
    if (!isKind(dict, 'dict') || depth > DEEPEST || pages.length >= MOST_PAGES || (key !== null && above.has(key)))
      return
    const own = file.entry(dict, 'Rotate')
    const turn = own ?? rotate
    const kids = file.entry(dict, 'Kids')
    if (!isArray(kids)) {
      pages.push({
        ref,
        dict,
        rotate: turnOf(turn),
      })
      return
    }
    if (key !== null) above.add(key)
    for (const kid of kids) visit(kid, turn, depth + 1)
    if (key !== null) above.delete(key)
  }
  const root = file.entry(file.references.trailer, 'Root')
  if (isKind(root, 'dict')) visit(root.entries.get('Pages'), null, 0)
  return pages
}

/** What is no quarter of a turn is none, as viewers have it. */
function turnOf(value: PdfValue): number {
  return typeof value === 'number' && value % 90 === 0 ? ((value % 360) + 360) % 360 : 0
}

/** Whether less of a page is shown than it has, by its own word or by what holds for all. */
export function isCroppedPage(file: PdfFile, page: FilePage | undefined): boolean {
  return page !== undefined && orNull(() => inheritedEntry(file, page.dict, 'CropBox')) !== null
}

function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
