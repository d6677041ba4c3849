import type { Reader } from '../create-reader.ts'
import { stepFrom } from '../select/text-selection.ts'

/** Moves the free end of what is chosen; across the edge of a page it goes on in the next one. */
export function extendSelection(
  { selection, surfaces }: Reader,
  unit: 'letter' | 'word' | 'line',
  direction: 1 | -1,
): void {
  const chosen = selection.store.getState().selection
  const surface = chosen && surfaces.get(chosen.focus.page)
  if (!chosen || !surface) return
  const { text } = surface.text
  const offset = stepFrom(text, chosen.focus.offset, unit, direction)
  if (offset !== chosen.focus.offset)
    return selection.set({ anchor: chosen.anchor, focus: { page: chosen.focus.page, offset } })
  const next = surfaces.get(chosen.focus.page + direction)
  if (next)
    selection.set({
      anchor: chosen.anchor,
      focus: { page: next.page, offset: direction === 1 ? 0 : next.text.text.length },
    })
}

export function selectPage({ selection, surfaces, viewport }: Reader): void {
  const { page } = viewport.store.getState()
  const surface = surfaces.get(page)
  if (surface) selection.set({ anchor: { page, offset: 0 }, focus: { page, offset: surface.text.text.length } })
}
