import type { AnnotationId } from '../../../preload/contract/annotation.ts'
import { changeAnnotation, createAnnotation, listAnnotations, requireAnnotation } from '../annotations/annotations.ts'
import { listSteps } from '../journal/journal.ts'
import { statusHistory } from '../reading/reading.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** Annotations, the history of steps, settings. */
export function makeShelfApi({
  session,
  ports,
  steps,
}: LibraryContext): ApiOf<'annotations' | 'settings'> & Omit<ApiOf<'journal'>, 'journal.day' | 'journal.days'> {
  const { read } = session
  return {
    'annotations.list': ({ paper }) => listAnnotations(read, paper),
    'annotations.create': given => {
      const id = given.id ?? (ports.newId() as AnnotationId)
      steps.take(`Added a ${given.type}`, (rows, write, at) => createAnnotation(rows, write, id, given, at))
      return requireAnnotation(read, id)
    },
    'annotations.change': ({ id, ...change }) => {
      const { type } = requireAnnotation(read, id)
      steps.take(`Changed a ${type}`, (rows, _write, at) => changeAnnotation(rows, id, change, at), `annotation:${id}`)
      return requireAnnotation(read, id)
    },
    'annotations.remove': ({ ids }) =>
      steps.take(ids.length === 1 ? 'Deleted an annotation' : `Deleted ${ids.length} annotations`, rows => {
        for (const id of ids) rows.remove('annotations', [id])
      }),

    'journal.list': ({ limit }) => listSteps(read, limit),
    'journal.undo': () => steps.undo(),
    'journal.redo': () => steps.redo(),
    'journal.statuses': ({ paper }) => statusHistory(read, paper),

    'settings.get': () => readSettings(read),
    'settings.set': change => {
      session.transact((write, changes) => {
        writeSettings(write, change)
        changes.topic('settings')
      })
      return readSettings(read)
    },
  }
}
