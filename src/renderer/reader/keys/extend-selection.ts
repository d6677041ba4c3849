import type { NoticeStore } from '../../stores/notice-store.ts'
import type { Reader } from '../create-reader.ts'
import { stepFrom, type TextPoint, type TextSelection } from '../select/text-selection.ts'
import { showText } from '../view/show-text.ts'
import { say } from './messages.ts'

type Unit = 'letter' | 'word' | 'line'

/** Moves the free end of what is chosen; across the edge of a page it goes on in the next one that has text. */
export function extendSelection(
  reader: Reader,
  { notices, isWanted }: { readonly notices: NoticeStore; readonly isWanted: () => boolean },
  unit: Unit,
  direction: 1 | -1,
): unknown {
  const { selection, surfaces } = reader
  const chosen = selection.store.getState().selection
  if (!chosen)
    return notices.show({
      text: say('Nothing is chosen yet. Alt ↓ chooses the next sentence, Ctrl A the page.'),
      slot: 'chosen',
    })
  const { page, offset } = chosen.focus
  const surface = surfaces.get(page)
  const to = surface ? stepFrom(surface.text.text, offset, unit, direction) : offset
  if (to !== offset) return extendTo(reader, chosen, { page, offset: to })
  return goOn(reader, chosen.focus, unit, direction).then(focus => {
    if (focus && isWanted()) extendTo(reader, chosen, focus)
  })
}

function extendTo({ selection, session, viewport }: Reader, { anchor }: TextSelection, focus: TextPoint): void {
  selection.set({ anchor, focus })
  // What is chosen by keys stays in sight.
  showText({ session, viewport }, { page: focus.page, start: focus.offset }).catch(() => undefined)
}

/** Where the step leads once the text is read, on this page or the next one; null at the ends of the paper. */
async function goOn({ session }: Reader, from: TextPoint, unit: Unit, direction: 1 | -1): Promise<TextPoint | null> {
  const { pageCount } = session.store.getState()
  for (let page = from.page; page >= 0 && page < pageCount; page += direction) {
    // A page that cannot be read is passed over, and so is one without text.
    const text = await session.text(page).then(
      read => read.text,
      () => '',
    )
    if (page === from.page) {
      const offset = stepFrom(text, from.offset, unit, direction)
      if (offset !== from.offset) return { page, offset }
    } else if (text.trim() !== '') return { page, offset: direction === 1 ? 0 : text.length }
  }
  return null
}

export async function selectPage(
  { selection, session, viewport }: Reader,
  { notices, isWanted }: { readonly notices: NoticeStore; readonly isWanted: () => boolean },
): Promise<void> {
  const { page } = viewport.store.getState()
  const { text } = await session.text(page)
  if (!isWanted()) return
  if (text.trim() === '')
    return notices.show({ text: say('This page has no text that could be chosen.'), slot: 'chosen' })
  selection.set({ anchor: { page, offset: 0 }, focus: { page, offset: text.length } })
}
