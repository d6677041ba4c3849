import type { CarryPdfRequest } from '../core/ports.ts'
import { glyphText } from '../core/versions/glyph-text.ts'
import { placeMark } from '../core/versions/place-mark.ts'
import { answerParent } from './pdf/answer-parent.ts'
import { glyphPagesOf } from './pdf/glyph-pages.ts'

// Finds the places of annotations in another version of a document.
answerParent<CarryPdfRequest>(async ({ from, to, marks }) => {
  const older = glyphText(await glyphPagesOf(from))
  const newer = glyphText(await glyphPagesOf(to))
  return marks.map(mark => placeMark(mark, older, newer))
})
