import type { NoticeStore } from '../../stores/notice-store.ts'
import type { Reader } from '../create-reader.ts'
import { say } from './messages.ts'

/** To the next or the last annotation from the open one, or from the page in sight. */
export async function stepAnnotation(
  { library, tools, viewport, showAnnotation }: Reader,
  { notices, isWanted }: { readonly notices: NoticeStore; readonly isWanted: () => boolean },
  direction: 1 | -1,
): Promise<void> {
  await library.whenRead()
  if (!isWanted()) return
  const { annotations, failure } = library.getState()
  const open = annotations.findIndex(one => one.id === tools.store.getState().open)
  const { page } = viewport.store.getState()
  const fromPage =
    direction === 1
      ? annotations.findIndex(one => one.page >= page)
      : annotations.findLastIndex(one => one.page <= page)
  const next = annotations[open >= 0 ? open + direction : fromPage]
  if (!next) {
    const none = failure?.message ?? say('Nothing is marked in this paper yet.')
    const end = direction === 1 ? say('No annotation follows.') : say('No annotation comes before.')
    return notices.show({ text: annotations.length === 0 ? none : end, slot: 'annotation-end' })
  }
  showAnnotation(next.id)
  tools.open(next.id)
}
