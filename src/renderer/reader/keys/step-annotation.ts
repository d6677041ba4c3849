import type { Reader } from '../create-reader.ts'

/** To the next or the last annotation from the open one, or from the page in sight. */
export function stepAnnotation({ library, tools, viewport, showAnnotation }: Reader, direction: 1 | -1): void {
  const { annotations } = library.getState()
  const open = annotations.findIndex(one => one.id === tools.store.getState().open)
  const { page } = viewport.store.getState()
  const fromPage =
    direction === 1
      ? annotations.findIndex(one => one.page >= page)
      : annotations.findLastIndex(one => one.page <= page)
  const next = annotations[open >= 0 ? open + direction : fromPage]
  if (!next) return
  showAnnotation(next.id)
  tools.open(next.id)
}
