import type { NoticeStore } from '../../stores/notice-store.ts'
import type { Reader } from '../create-reader.ts'
import { say } from '../messages.ts'
import { whenLaidOut } from '../view/page-surfaces.ts'

export interface ChosenOptions {
  readonly reader: Pick<Reader, 'selection' | 'surfaces' | 'session'>
  readonly notices: Pick<NoticeStore, 'show'>
  readonly isWanted: () => boolean
}

/** Acts on what is chosen once its text is laid out: at once where it is, or where nothing is chosen. */
export function onChosen({ reader, notices, isWanted }: ChosenOptions, act: () => unknown): unknown {
  const { selection, surfaces, session } = reader
  const missing = selection.pages().filter(page => !surfaces.get(page))
  if (missing.length === 0) return act()
  const waits = missing.map(async page => {
    // A page that cannot be read is not waited for.
    const isRead = session.text(page).then(
      () => whenLaidOut(surfaces, page),
      () => false,
    )
    return (await isRead) ? null : page
  })
  return Promise.all(waits).then(lacking => {
    if (!isWanted()) return
    const page = lacking.find(one => one !== null)
    if (page === undefined || page === null) return act()
    notices.show({
      text: say('The text of page {page} cannot be read, so nothing was done with what is chosen there.', {
        page: page + 1,
      }),
    })
  })
}
