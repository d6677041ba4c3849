import { checkTemplate } from '../export/annotation-markdown.ts'
import { listSteps } from '../journal/journal.ts'
import { statusHistory } from '../reading/reading.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** The history of steps, settings. */
export function makeShelfApi({
  session,
  steps,
}: LibraryContext): ApiOf<'settings'> & Omit<ApiOf<'journal'>, 'journal.day' | 'journal.days'> {
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
      session.transact((write, changes) => {
        writeSettings(write, change)
        changes.topic('settings')
      })
      return readSettings(read)
    },
  }
}
