import type { AnnotationAnchor, Quad, Rect } from '../../../preload/contract/annotation.ts'
import type { Glyph } from '../pdfs/glyphs.ts'
import { quadsOfGlyphs } from '../pdfs/glyph-quads.ts'
import { glyphsText, nearestGlyph } from '../pdfs/quad-text.ts'
import type { CarriedMark, MarkToCarry } from '../ports.ts'
import { findQuote, type FoundQuote } from './find-quote.ts'
import type { GlyphText } from './glyph-text.ts'
import { nearestMatch } from './nearest-match.ts'

/** Places an annotation of one version of a document on another: over the same words, or beside them. Pure. */

/** What is less sure than this is not placed: it is shown to the reader instead. */
const SURE_ENOUGH = 0.6

const CONTEXT = 32
// What has no text is placed by so many letters on each side of the nearest one.
const BESIDE = 48
// Further from any text than this, in points, a place says less.
const NEAR = 150
// So many letters tell where among others they stand.
const FOLLOWING = 16
const WORDS: ReadonlySet<string> = new Set()

type Place = Omit<AnnotationAnchor, 'file'>

export function placeMark(mark: MarkToCarry, from: GlyphText, to: GlyphText): CarriedMark {
  const isOverText = mark.quads.length > 0 && mark.text.trim() !== ''
  const found = isOverText ? placeOverText(mark, from, to) : placeBesideText(mark, from, to)
  const confidence = Math.round((found?.confidence ?? 0) * 1000) / 1000
  return { id: mark.id, place: found && confidence >= SURE_ENOUGH ? found.place : null, confidence }
}

interface Found {
  readonly place: Place
  readonly confidence: number
}

function placeOverText(mark: MarkToCarry, from: GlyphText, to: GlyphText): Found | null {
  const found = findQuote(to.text, { ...mark, place: relativePlace(mark, from) })
  if (!found) return null
  const [first, last] = [to.letterAt(found.start), to.letterAt(found.end - 1)]
  if (!first || !last) return null
  // An annotation stands on one page: that with the larger part of it.
  const pageEnd = to.pages[first.page]?.glyphs.length ?? 0
  const isParted = first.page !== last.page
  const onFirst = isParted ? pageEnd - first.index : 1
  const onLast = isParted ? last.index + 1 : 0
  const page = onFirst >= onLast ? first.page : last.page
  const range = isParted
    ? page === first.page
      ? ([first.index, pageEnd] as const)
      : ([0, last.index + 1] as const)
    : ([first.index, last.index + 1] as const)
  const glyphs = to.pages[page]?.glyphs ?? []
  const quads = quadsOfGlyphs(glyphs.slice(...range))
  const rect = boundsOf(quads)
  if (!rect) return null
  const share = isParted ? Math.max(onFirst, onLast) / (onFirst + onLast) : 1
  return {
    place: { page, rect, quads, ...contextAt(glyphs, range), order: orderOf(page, range[0], rect, to) },
    confidence: found.confidence * share,
  }
}

/** Notes, areas, ink: moved as the letter nearest to them has moved. */
function placeBesideText(mark: MarkToCarry, from: GlyphText, to: GlyphText): Found | null {
  const old = from.pages[mark.page]
  const index = old ? nearestGlyph(old.glyphs, mark.rect) : null
  const letter = index === null ? null : old?.glyphs[index]
  if (!old || index === null || !letter) return null
  const unit = from.unitOf(mark.page, index)
  const pageStart = from.unitOf(mark.page, 0)
  const pageEnd = from.unitOf(mark.page, old.glyphs.length)
  const [start, end] = [Math.max(pageStart, unit - BESIDE), Math.min(pageEnd, unit + BESIDE)]
  const { plain } = from.text
  const found = findQuote(to.text, {
    text: plain.slice(start, end),
    before: plain.slice(Math.max(0, start - CONTEXT), start),
    after: plain.slice(end, end + CONTEXT),
    place: from.text.placeOf(unit),
  })
  const there = found && to.letterAt(movedUnit(found, { unit, start, end }, from.text.folded, to.text.folded))
  const glyph = there && to.pages[there.page]?.glyphs[there.index]
  if (!found || !there || !glyph) return null
  const [dx, dy] = [glyph.from[0] - letter.from[0], glyph.from[1] - letter.from[1]]
  const rect = moved(mark.rect, dx, dy) as unknown as Rect
  const view = to.pages[there.page]?.view
  if (!view || rect[0] > view[2] || rect[2] < view[0] || rect[1] > view[3] || rect[3] < view[1]) return null
  const apart = Math.hypot(letter.from[0] - mark.rect[0], letter.from[1] - mark.rect[3])
  return {
    place: {
      page: there.page,
      rect,
      // As many numbers as before.
      quads: mark.quads.map(quad => moved(quad, dx, dy) as unknown as Quad),
      text: mark.text,
      before: mark.before,
      after: mark.after,
      order: orderOf(there.page, there.index, rect, to),
      ...(mark.strokes ? { strokes: mark.strokes.map(stroke => moved(stroke, dx, dy)) } : {}),
    },
    confidence: found.confidence * (apart > NEAR ? 0.75 : 0.95),
  }
}

/** The unit that stands where one stood, in a stretch that may have become longer: where what follows it begins. */
function movedUnit(
  found: FoundQuote,
  { unit, start, end }: { readonly unit: number; readonly start: number; readonly end: number },
  from: string,
  to: string,
): number {
  const share = (unit - start) / Math.max(1, end - start)
  const likely = Math.min(found.end - 1, found.start + Math.round(share * (found.end - found.start)))
  const following = from.slice(unit, Math.min(end, unit + FOLLOWING))
  const slack = Math.abs(found.end - found.start - (end - start)) + FOLLOWING
  const stretchStart = Math.max(0, likely - slack)
  const match = nearestMatch(following, to.slice(stretchStart, likely + slack + FOLLOWING), following.length >> 2)
  return match ? stretchStart + match.start : likely
}

function moved(numbers: readonly number[], dx: number, dy: number): number[] {
  return numbers.map((number, at) => Math.round((number + (at % 2 === 0 ? dx : dy)) * 1000) / 1000)
}

function relativePlace({ page, rect }: MarkToCarry, { pages }: GlyphText): number {
  const view = pages[page]?.view ?? [0, 0, 612, 792]
  const down = Math.min(1, Math.max(0, (view[3] - rect[3]) / Math.max(1, view[3] - view[1])))
  return (page + down) / Math.max(1, pages.length)
}

function contextAt(
  glyphs: readonly Glyph[],
  [start, end]: readonly [number, number],
): Pick<Place, 'text' | 'before' | 'after'> {
  return {
    text: glyphsText(glyphs.slice(start, end), WORDS),
    before: glyphsText(glyphs.slice(Math.max(0, start - 3 * CONTEXT), start), WORDS)
      .slice(-CONTEXT)
      .replace(/^[\uDC00-\uDFFF]/, ''),
    after: glyphsText(glyphs.slice(end, end + 3 * CONTEXT), WORDS)
      .slice(0, CONTEXT)
      .replace(/[\uD800-\uDBFF]$/, ''),
  }
}

function orderOf(page: number, offset: number, rect: Rect, { pages }: GlyphText): string {
  const digits = (value: number, width: number): string =>
    String(Math.min(10 ** width - 1, Math.max(0, Math.round(value)))).padStart(width, '0')
  return `${digits(page, 5)}|${digits(offset, 6)}|${digits((pages[page]?.view[3] ?? 0) - rect[3], 5)}`
}

function boundsOf(quads: readonly Quad[]): Rect | null {
  if (quads.length === 0) return null
  const xs = quads.flatMap(quad => [quad[0], quad[2], quad[4], quad[6]])
  const ys = quads.flatMap(quad => [quad[1], quad[3], quad[5], quad[7]])
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
