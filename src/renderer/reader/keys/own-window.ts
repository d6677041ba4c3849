import type { Reader } from '../create-reader.ts'

/** The paper at this page, in another window of the browser or of the app; what one writes in either is in both. */
export function openOwnWindow({ paper, viewport }: Reader): void {
  const page = viewport.store.getState().page + 1
  window.open(`${location.pathname}#paper/${paper}?page=${page}`, '_blank', 'noopener')
}
