import type { NoticeStore } from '../../stores/notice-store.ts'
import type { Reader } from '../create-reader.ts'
import { comparePoints } from '../select/text-selection.ts'
import { toHumanText } from '../text/human-text.ts'
import { nextSpan, type ReadingUnit } from '../text/reading-spans.ts'
import { textInSight } from '../view/text-in-sight.ts'
import { showText } from '../view/show-text.ts'
import { say } from './messages.ts'

/** Chooses the next or the last sentence or paragraph, brings it into view, and has it said. */
export async function stepReading(
  reader: Reader,
  { notices, isWanted }: { readonly notices: NoticeStore; readonly isWanted: () => boolean },
  unit: ReadingUnit,
  direction: 1 | -1,
): Promise<void> {
  const { selection, viewport, session } = reader
  const chosen = selection.store.getState().selection
  const from = chosen ? [chosen.anchor, chosen.focus].toSorted(comparePoints)[0] : await textInSight(session, viewport)
  if (!from) return
  const span = await nextSpan(session, unit, direction, from)
  if (!isWanted()) return
  if (!span) {
    const text = direction === 1 ? say('There is no text further on.') : say('There is no text before this.')
    return notices.show({ text, slot: 'chosen' })
  }
  // Its letters may still be on their way: what is chosen is known by its place in the text.
  selection.set({ anchor: { page: span.page, offset: span.start }, focus: { page: span.page, offset: span.end } })
  await showText({ session, viewport }, span)
  const { text } = await session.text(span.page)
  notices.announce(toHumanText(text.slice(span.start, span.end), selection.words()))
}
