import type { Reader } from '../create-reader.ts'
import { toHumanText } from '../text/human-text.ts'
import { nextSpan, type ReadingUnit } from '../text/reading-spans.ts'
import { whenLaidOut } from '../view/page-surfaces.ts'
import { textInSight } from '../view/text-in-sight.ts'
import { showText } from '../view/show-text.ts'

/** Chooses the next or the last sentence or paragraph, brings it into view, and has it said. */
export async function stepReading(
  reader: Reader,
  unit: ReadingUnit,
  direction: 1 | -1,
  announce: (text: string) => void,
): Promise<void> {
  const { selection, viewport, session, surfaces } = reader
  const chosen = selection.store.getState().selection
  const from = chosen
    ? [chosen.anchor, chosen.focus].toSorted((a, b) => a.page - b.page || a.offset - b.offset)[0]
    : await textInSight(session, viewport)
  if (!from) return
  const span = await nextSpan(session, unit, direction, from)
  if (!span) return
  await showText({ session, viewport }, span)
  if (!(await whenLaidOut(surfaces, span.page))) return
  selection.set({ anchor: { page: span.page, offset: span.start }, focus: { page: span.page, offset: span.end } })
  const { text } = await session.text(span.page)
  announce(toHumanText(text.slice(span.start, span.end), selection.words()))
}
