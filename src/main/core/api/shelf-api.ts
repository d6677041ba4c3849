import type { QueueId } from '../../../preload/contract/reading.ts'
import { checkTemplate } from '../export/annotation-markdown.ts'
import { listSteps } from '../journal/journal.ts'
import {
  changeQueue,
  createQueue,
  listQueues,
  placeInQueue,
  removeQueue,
  requireQueue,
  takeFromQueue,
} from '../reading/queues.ts'
import { statusHistory } from '../reading/reading.ts'
import { readSettings, writeSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** Queues, the history of steps, settings. */
export function makeShelfApi({ session, ports, steps }: LibraryContext): ApiOf<'queues' | 'journal' | 'settings'> {
  const { read } = session
  return {
    'queues.list': () => listQueues(read),
    'queues.create': ({ name, hue, icon }) => {
      const id = ports.newId() as QueueId
      steps.take(`Made the queue “${name}”`, (rows, write) => createQueue(rows, write, { id, name, hue, icon }))
      return { id }
    },
    'queues.change': ({ id, ...change }) =>
      steps.take(`Changed the queue “${requireQueue(read, id).name}”`, (rows, write) =>
        changeQueue(rows, write, id, change),
      ),
    'queues.remove': ({ id }) =>
      steps.take(`Removed the queue “${requireQueue(read, id).name}”`, (rows, write, at) =>
        removeQueue(rows, write, id, at),
      ),
    'queues.place': ({ queue, ids, place }) =>
      steps.take(`Put ${countOf(ids)} into “${requireQueue(read, queue).name}”`, (rows, write, at) =>
        placeInQueue(rows, write, queue, ids, place, at),
      ),
    'queues.take': ({ queue, ids }) =>
      steps.take(`Took ${countOf(ids)} out of “${requireQueue(read, queue).name}”`, (rows, write, at) =>
        takeFromQueue(rows, write, queue, ids, at),
      ),

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

function countOf(ids: readonly unknown[]): string {
  return ids.length === 1 ? 'a paper' : `${ids.length} papers`
}
