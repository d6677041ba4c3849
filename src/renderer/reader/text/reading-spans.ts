import type { Session } from '../session.ts'
import { paragraphsOf, sentencesOf } from './sentences.ts'
import { linesOf } from './text-lines.ts'
import type { TextSpan } from './word-bounds.ts'

export type ReadingUnit = 'sentence' | 'paragraph'

export interface ReadingSpan extends TextSpan {
  readonly page: number
}

/** The next or the last sentence or paragraph from a place; goes on in the next pages. Null at the ends of the paper. */
export async function nextSpan(
  session: Session,
  unit: ReadingUnit,
  direction: 1 | -1,
  from: { readonly page: number; readonly offset: number },
): Promise<ReadingSpan | null> {
  const { pageCount } = session.store.getState()
  for (let page = from.page; page >= 0 && page < pageCount; page += direction) {
    // A page that cannot be read is passed over.
    const spans = await spansOf(session, unit, page).catch(() => [])
    const isHere = page === from.page
    const found =
      direction === 1
        ? spans.find(span => !isHere || span.start > from.offset)
        : spans.findLast(span => !isHere || span.start < from.offset)
    if (found) return { ...found, page }
  }
  return null
}

async function spansOf(session: Session, unit: ReadingUnit, page: number): Promise<readonly TextSpan[]> {
  const text = await session.text(page)
  const box = session.store.getState().pages[page]
  if (!box) return []
  const paragraphs = paragraphsOf(linesOf(text, box))
  if (unit === 'paragraph') return paragraphs
  return paragraphs.flatMap(({ start, end }) => sentencesOf(text.text, start, end))
}
