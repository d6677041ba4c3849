import { union } from '../geometry/line-rects.ts'
import type { Size } from '../view/page-layout.ts'
import type { ViewRect } from '../geometry/page-space.ts'
import type { TextLine } from '../text/text-lines.ts'

export type TargetKind = 'reference' | 'figure' | 'equation' | 'place'

export interface Target {
  readonly kind: TargetKind
  /** The part of the page worth showing, in view space. */
  readonly region: ViewRect
  /** Of a reference its entry, of a figure what is written under it; else the first line. */
  readonly text: string
}

export interface TargetOptions {
  readonly lines: readonly TextLine[]
  readonly page: Size
  /** Where the link leads, in view space; `x` null where the file does not say. */
  readonly at: { readonly x: number | null; readonly y: number }
  /** What the file calls the place: "cite.vaswani2017", "figure.caption.3". Many files have no such names. */
  readonly name: string | null
}

const ROOM = 8
const BEYOND = 24
/** From the top of a figure to its caption. */
const FARTHEST = 560
/** As much as one wants to see without going there. */
const HIGHEST = 300
const CAPTION = /^\s*(fig(ure|\.)|table|tab\.|algorithm|scheme|listing)\s*\d*/i
const MARK = /^\s*(\[[^\]]{1,24}\]|\d{1,3}\.(?=\s))/

/** What a link shows, found out from the text around the place it leads to. */
export function targetRegion({ lines, page, at, name }: TargetOptions): Target {
  const first = lineAt(lines, at)
  const column = columnAt(lines, page, first ? middleOf(first.box) : (at.x ?? page.width / 2))
  const called = name?.toLowerCase() ?? ''
  const below = (height: number, kind: TargetKind): Target => ({
    kind,
    text: first?.text.trim() ?? '',
    region: clip({ ...column, y: at.y - ROOM, height }, page),
  })
  if (/^(fig|table|tab|alg|lst|float)/.test(called) || (first && CAPTION.test(first.text)))
    return figureAt(lines, page, at.y) ?? below(HIGHEST, 'figure')
  if (/^(eq)/.test(called) || (first && /\(\d{1,3}(\.\d{1,3})?[a-z]?\)\s*$/.test(first.text)))
    return below(90, 'equation')
  if (first && (/^(cite|bib|ref)/.test(called) || MARK.test(first.text) || isAmongReferences(lines, first))) {
    const entry = entryFrom(lines, first)
    return {
      kind: 'reference',
      text: entry.map(line => line.text.trim()).join('\n'),
      region: clip(grow(entry.map(line => line.box).reduce(union)), page),
    }
  }
  return below(190, 'place')
}

/** The line at a place or just below it; the nearest to its left edge of those at one height. */
function lineAt(lines: readonly TextLine[], at: { readonly x: number | null; readonly y: number }): TextLine | null {
  let best: TextLine | null = null
  let least = Infinity
  for (const line of lines) {
    const { x, y, width, height } = line.box
    if (y + height * 0.6 < at.y) continue
    const aside = at.x === null ? 0 : Math.max(0, x - at.x - 40, at.x - (x + width))
    const distance = Math.max(0, y - at.y) + aside * 3
    if (distance < least) {
      best = line
      least = distance
    }
  }
  return least < FARTHEST ? best : null
}

const middleOf = ({ x, width }: ViewRect): number => x + width / 2

/** The edges of the column that a place is in. */
function columnAt(lines: readonly TextLine[], page: Size, x: number): { readonly x: number; readonly width: number } {
  const wide = lines.filter(({ box }) => box.width > page.width * 0.25 && box.x <= x && box.x + box.width >= x)
  if (wide.length === 0) return { x: 0, width: page.width }
  // A title across both columns would widen every one of them.
  const narrowest = wide.filter(({ box }) => box.width < page.width * 0.52)
  const own = narrowest.length > wide.length / 2 ? narrowest : wide
  const [from, to] = [Math.min(...own.map(({ box }) => box.x)), Math.max(...own.map(({ box }) => box.x + box.width))]
  // What stands in a column may reach beyond its text, but not into the next one.
  const others = lines.map(({ box }) => box)
  const left = Math.max(from - BEYOND, ...others.map(box => box.x + box.width).filter(edge => edge < from))
  const right = Math.min(to + BEYOND, ...others.map(box => box.x).filter(edge => edge > to))
  return { x: left, width: right - left }
}

/** Its caption, with what stands above it; of a table, below it. */
function figureAt(lines: readonly TextLine[], page: Size, y: number): Target | null {
  const index = lines.findIndex(line => CAPTION.test(line.text) && line.box.y > y - 30 && line.box.y < y + FARTHEST)
  const first = lines[index]
  if (!first) return null
  const caption = [first]
  for (const line of lines.slice(index + 1, index + 8)) {
    const last = caption.at(-1) ?? first
    const gap = line.box.y - (last.box.y + last.box.height)
    if (gap < -last.box.height || gap > last.box.height * 0.9 || Math.abs(line.box.height - first.box.height) > 3) break
    caption.push(line)
  }
  const words = caption.map(line => line.box).reduce(union)
  const isWide = words.width > page.width * 0.52
  const column = isWide ? { x: words.x - ROOM, width: words.width + ROOM * 2 } : columnAt(lines, page, middleOf(words))
  const isTable = /^\s*(table|tab\.|algorithm|listing)/i.test(first.text)
  const top = isTable ? words.y : Math.min(y, Math.max(0, words.y - HIGHEST))
  const bottom = isTable ? words.y + words.height + 240 : words.y + words.height
  // The caption stays in sight, however high the figure is.
  const from = Math.max(top, bottom - HIGHEST * 1.6)
  return {
    kind: 'figure',
    text: caption.map(line => line.text.trim()).join('\n'),
    region: clip({ ...column, y: from - ROOM, height: bottom - from + ROOM * 2 }, page),
  }
}

function isAmongReferences(lines: readonly TextLine[], line: TextLine): boolean {
  const before = lines.slice(0, lines.indexOf(line) + 1)
  return before.some(({ text }) => /^\s*(\d+\.?\s*)?(references|bibliography|literature cited)\s*$/i.test(text))
}

const MOST_LINES = 10

/** The lines of one entry of a list of references: up to the next mark, a line back at the edge, or a gap. */
function entryFrom(lines: readonly TextLine[], first: TextLine): readonly TextLine[] {
  const entry = [first]
  const isMarked = MARK.test(first.text)
  const from = lines.indexOf(first) + 1
  const next = lines[from]
  const hangs = next !== undefined && next.box.x > first.box.x + 4
  for (const line of lines.slice(from, from + MOST_LINES - 1)) {
    const last = entry.at(-1) ?? first
    const gap = line.box.y - (last.box.y + last.box.height)
    const isNextColumn = gap < -last.box.height * 2
    if (isMarked ? MARK.test(line.text) : hangs && !isNextColumn && line.box.x < first.box.x + 3) break
    // What goes on in another column cannot be shown in one piece.
    if (isNextColumn || gap > last.box.height * 1.1) break
    if (!isMarked && !hangs && gap > last.box.height * 0.45) break
    entry.push(line)
  }
  return entry
}

function grow({ x, y, width, height }: ViewRect): ViewRect {
  return { x: x - ROOM * 1.5, y: y - ROOM, width: width + ROOM * 3, height: height + ROOM * 2 }
}

function clip({ x, y, width, height }: ViewRect, page: Size): ViewRect {
  const left = Math.max(0, Math.min(x, page.width - 40))
  const top = Math.max(0, Math.min(y, page.height - 40))
  return {
    x: left,
    y: top,
    width: Math.max(40, Math.min(width, page.width - left)),
    height: Math.max(30, Math.min(height, page.height - top)),
  }
}
