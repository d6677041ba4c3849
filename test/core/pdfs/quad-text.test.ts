import { describe, expect, it } from 'vitest'
import type { Glyph } from '../../../src/main/core/pdfs/glyphs.ts'
import { textUnderQuads } from '../../../src/main/core/pdfs/quad-text.ts'
import type { Quad } from '../../../src/preload/contract/annotation.ts'

/** Letters of size 10, 5 wide, from x on. */
function glyphs(text: string, x: number, y: number): Glyph[] {
  return [...text].flatMap((letter, at) =>
    letter === ' '
      ? []
      : [{ text: letter, from: [x + 5 * at, y], to: [x + 5 * at + 5, y], up: [0, 10] } satisfies Glyph],
  )
}

function quad(left: number, bottom: number, right: number, top: number): Quad {
  return [left, top, right, top, left, bottom, right, bottom]
}

const LINES = [...glyphs('the first line of infor-', 100, 500), ...glyphs('mation and a second', 100, 488)]

describe('the text under the quads of an annotation', () => {
  it('is every letter whose middle lies in one', () => {
    expect(textUnderQuads(LINES, [quad(120, 498, 145, 510)], new Set())).toBe('first')
    expect(textUnderQuads(LINES, [quad(123, 498, 143, 510)], new Set())).toBe('irst')
    expect(textUnderQuads(LINES, [quad(121, 498, 144, 510)], new Set())).toBe('first')
  })

  it('goes over lines and puts words together', () => {
    const quads = [quad(175, 498, 225, 510), quad(100, 486, 150, 498)]
    expect(textUnderQuads(LINES, quads, new Set())).toBe('of information and')
  })

  it('knows of a hyphen that the quad left out', () => {
    const quads = [quad(175, 498, 215, 510), quad(100, 486, 150, 498)]
    expect(textUnderQuads(LINES, quads, new Set())).toBe('of information and')
  })

  it('is in the order it is drawn, in whatever order the quads are', () => {
    const quads = [quad(100, 486, 150, 498), quad(175, 498, 225, 510)]
    expect(textUnderQuads(LINES, quads, new Set())).toBe('of information and')
  })

  it('reads letters that climb the page', () => {
    const climbing = [...'climb'].map(
      (text, at) => ({ text, from: [50, 100 + 5 * at], to: [50, 105 + 5 * at], up: [-10, 0] }) satisfies Glyph,
    )
    expect(textUnderQuads(climbing, [quad(40, 100, 52, 115)], new Set())).toBe('cli')
  })

  it('turns right-to-left text that is drawn from the left', () => {
    const drawn = [...'םולש 42 ךל'].flatMap((letter, at) => (letter === ' ' ? [] : glyphs(letter, 100 + 5 * at, 500)))
    expect(textUnderQuads(drawn, [quad(90, 498, 200, 510)], new Set())).toBe('לך 42 שלום')
  })

  it('is empty where nothing is written', () => {
    expect(textUnderQuads(LINES, [quad(0, 0, 50, 50)], new Set())).toBe('')
    expect(textUnderQuads([], [quad(0, 0, 50, 50)], new Set())).toBe('')
  })
})
