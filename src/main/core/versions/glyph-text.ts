import type { Glyph } from '../pdfs/glyphs.ts'
import { foldPieces } from './folded-text.ts'
import { type SearchedText, searchedText } from './find-quote.ts'

/** The letters of a document in the order they are drawn, to be searched as one text. */
export interface GlyphText {
  readonly pages: readonly GlyphPage[]
  readonly text: SearchedText
  /** The letter a unit of the text came from. */
  letterAt(unit: number): LetterPlace | null
  /** The first unit of a letter and those after it on its page. */
  unitOf(page: number, index: number): number
}

export interface GlyphPage {
  readonly glyphs: readonly Glyph[]
  /** [left, bottom, right, top] of what is seen of the page. */
  readonly view: readonly [number, number, number, number]
}

export interface LetterPlace {
  readonly page: number
  readonly index: number
}

export function glyphText(pages: readonly GlyphPage[]): GlyphText {
  const starts: number[] = []
  let count = 0
  for (const { glyphs } of pages) {
    starts.push(count)
    count += glyphs.length
  }
  const folded = foldPieces(pages.flatMap(({ glyphs }) => glyphs.map(({ text }) => text)))
  const letterAt = (unit: number): LetterPlace | null => {
    const letter = folded.origin[unit]
    if (letter === undefined) return null
    const page = lastAtMost(starts, letter)
    return { page, index: letter - (starts[page] ?? 0) }
  }
  const placeOf = (unit: number): number => {
    const place = letterAt(Math.min(unit, folded.origin.length - 1))
    if (!place) return 0
    const length = pages[place.page]?.glyphs.length ?? 1
    return (place.page + place.index / Math.max(1, length)) / Math.max(1, pages.length)
  }
  return {
    pages,
    text: searchedText(folded, placeOf),
    letterAt,
    unitOf(page, index) {
      const letter = (starts[page] ?? 0) + index
      let [low, high] = [0, folded.origin.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((folded.origin[middle] ?? 0) < letter) low = middle + 1
        else high = middle
      }
      return low
    },
  }
}

/** Of rising numbers the place of the last that is not larger; empty pages share a start with the next one. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
