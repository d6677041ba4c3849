import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Glyph } from '../../core/pdfs/glyphs.ts'
import { plainLetters } from '../../core/pdfs/letters.ts'
import { loadPdfJs } from './load-pdfjs.ts'

type Matrix = readonly [number, number, number, number, number, number]

interface TextState {
  readonly ctm: Matrix
  readonly font: { readonly matrix: readonly number[]; readonly isVertical: boolean }
  readonly fontSize: number
  readonly charSpacing: number
  readonly wordSpacing: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
}

const START: TextState = {
  ctm: [1, 0, 0, 1, 0, 0],
  font: { matrix: [0.001], isVertical: false },
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

/**
 * Every letter of a page with its exact place. pdf.js tells no more than where a run of text begins and how long it is,
 * so the drawing instructions are followed here, those for text alone. Costs more than reading the text.
 */
export async function glyphsOfPage(page: PDFPageProxy): Promise<Glyph[]> {
  const { OPS } = await loadPdfJs()
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const glyphs: Glyph[] = []
  const saved: TextState[] = []
  let state = START
  let matrix: Matrix = START.ctm
  let [lineX, lineY, x, y] = [0, 0, 0, 0]
  const startLine = (newX: number, newY: number): void => {
    ;[lineX, lineY, x, y] = [newX, newY, newX, newY]
  }
  for (const [index, operation] of fnArray.entries()) {
    // The shape of the arguments follows from the operation; what is not a number counts as 0.
    const args = (argsArray[index] ?? []) as readonly unknown[]
    const number = (at: number): number => (Number.isFinite(Number(args[at])) ? Number(args[at]) : 0)
    switch (operation) {
      case OPS.save:
        saved.push(state)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case OPS.transform:
        state = { ...state, ctm: product(state.ctm, matrixOf(args)) }
        break
      case OPS.paintFormXObjectBegin:
        saved.push(state)
        state = { ...state, ctm: product(state.ctm, matrixOf(args[0])) }
        break
      case OPS.beginText:
        matrix = START.ctm
        startLine(0, 0)
        break
      case OPS.setTextMatrix:
        matrix = matrixOf(args.length === 6 ? args : args[0])
        startLine(0, 0)
        break
      case OPS.setFont:
        state = { ...state, font: fontOf(page, args[0]), fontSize: number(1) }
        break
      case OPS.setCharSpacing:
        state = { ...state, charSpacing: number(0) }
        break
      case OPS.setWordSpacing:
        state = { ...state, wordSpacing: number(0) }
        break
      case OPS.setHScale:
        state = { ...state, scale: number(0) / 100 }
        break
      case OPS.setLeading:
        state = { ...state, leading: number(0) }
        break
      case OPS.setTextRise:
        state = { ...state, rise: number(0) }
        break
      case OPS.setLeadingMoveText:
        state = { ...state, leading: -number(1) }
        startLine(lineX + number(0), lineY + number(1))
        break
      case OPS.moveText:
        startLine(lineX + number(0), lineY + number(1))
        break
      case OPS.nextLine:
        startLine(lineX, lineY - state.leading)
        break
      case OPS.showText:
        ;[x, y] = addGlyphs(glyphs, args[0], product(state.ctm, matrix), state, x, y)
        break
    }
  }
  return glyphs
}

const HANGING = 0.3

/** Adds the letters of one instruction; answers where the next one goes on. */
function addGlyphs(
  glyphs: Glyph[],
  shown: unknown,
  matrix: Matrix,
  state: TextState,
  startX: number,
  startY: number,
): [number, number] {
  let [x, y] = [startX, startY]
  const { isVertical } = state.font
  const unit = state.fontSize * (state.font.matrix[0] ?? 0.001)
  for (const glyph of Array.isArray(shown) ? shown : []) {
    if (typeof glyph === 'number') {
      const back = (glyph * state.fontSize) / 1000
      if (isVertical) y -= back
      else x -= back * state.scale
      continue
    }
    const { unicode, width, isSpace, vmetric } = glyphFields(glyph)
    const spacing = state.charSpacing + (isSpace ? state.wordSpacing : 0)
    const across = isVertical ? (vmetric[0] ?? -1000) * unit : width * unit * state.scale
    const end: readonly [number, number] = isVertical ? [x, y + across] : [x + across, y]
    const up = upOf(matrix, state.fontSize, isVertical)
    const place = (px: number, py: number): readonly [number, number] => {
      const [left, bottom] = at(matrix, px, py + state.rise)
      // Vertical letters are hung by their middle: where a baseline would be lies to its left.
      return isVertical ? [left - HANGING * up[0], bottom - HANGING * up[1]] : [left, bottom]
    }
    const text = plainLetters(unicode)
    if (text !== '') glyphs.push({ text, from: place(x, y), to: place(end[0], end[1]), up })
    ;[x, y] = isVertical ? [x, end[1] - spacing] : [end[0] + spacing * state.scale, y]
  }
  return [x, y]
}

function upOf(matrix: Matrix, size: number, isVertical: boolean): readonly [number, number] {
  // The letters of vertical writing lie across the line they make: "up" is to its right.
  return isVertical ? [matrix[0] * size, matrix[1] * size] : [matrix[2] * size, matrix[3] * size]
}

function glyphFields(glyph: unknown): { unicode: string; width: number; isSpace: boolean; vmetric: readonly number[] } {
  const fields = typeof glyph === 'object' && glyph !== null ? (glyph as Readonly<Record<string, unknown>>) : {}
  return {
    unicode: typeof fields['unicode'] === 'string' ? fields['unicode'] : '',
    width: typeof fields['width'] === 'number' ? fields['width'] : 0,
    isSpace: fields['isSpace'] === true,
    vmetric: Array.isArray(fields['vmetric']) ? fields['vmetric'].map(Number) : [],
  }
}

function fontOf(page: PDFPageProxy, name: unknown): TextState['font'] {
  const font: unknown = typeof name === 'string' && page.commonObjs.has(name) ? page.commonObjs.get(name) : null
  const fields = typeof font === 'object' && font !== null ? (font as { fontMatrix?: unknown; vertical?: unknown }) : {}
  return {
    matrix: isNumbers(fields.fontMatrix) ? [...fields.fontMatrix] : START.font.matrix,
    isVertical: fields.vertical === true,
  }
}

function isNumbers(value: unknown): value is ArrayLike<number> & Iterable<number> {
  return (
    (Array.isArray(value) || ArrayBuffer.isView(value)) &&
    typeof (value as unknown as readonly unknown[])[0] === 'number'
  )
}

function matrixOf(value: unknown): Matrix {
  if (!isNumbers(value)) return START.ctm
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = value
  return [a, b, c, d, e, f]
}

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function at([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
