import { checkTemplate } from '../export/annotation-markdown.ts'
import { listSteps } from '../journal/journal.ts'
import { statusHistory } from '../reading/reading.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** The history of steps, settings. */
export function makeShelfApi(
  { session, steps }: LibraryContext,
  mirror: Pick<Mirror, 'prepare' | 'owe'>,
): ApiOf<'settings'> & Omit<ApiOf<'journal'>, 'journal.day' | 'journal.days'> {
  const { read } = session
  return {
    'journal.list': ({ limit }) => listSteps(read, limit),
    'journal.undo': () => steps.undo(),
    'journal.redo': () => steps.redo(),
    'journal.statuses': ({ paper }) => statusHistory(read, paper),

    'settings.get': () => readSettings(read),
    'settings.set': change => {
      // A template that cannot be read would fail when it is needed.
      if (change.annotationTemplate !== undefined) checkTemplate(change.annotationTemplate)
      // A folder that can be no mirror is said to be none at once.
      mirror.prepare(change)
      session.transact((write, changes) => {
        writeSettings(write, change)
        mirror.owe(write, change)
        changes.topic('settings')
      })
      return readSettings(read)
    },
  }
}
