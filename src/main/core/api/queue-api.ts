import type { PaperId } from '../../../preload/contract/paper.ts'
import type { Queue, QueueId } from '../../../preload/contract/reading.ts'
import { LibraryFailure } from '../failures.ts'
import { minutesLeft } from '../papers/view-heading.ts'
import { queueHealth } from '../reading/queue-health.ts'
import {
  changeQueue,
  createQueue,
  listQueues,
  noteInQueue,
  overLimit,
  placeInQueue,
  removeQueue,
  requireQueue,
  takeFromQueue,
} from '../reading/queues.ts'
import { readSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { viewIds } from './view-ids.ts'

/** Queues: those ordered by hand and those that are searches. */
export function makeQueueApi(context: LibraryContext): ApiOf<'queues'> {
  const { session, ports, steps, clock } = context
  const { read } = session
  const nameOf = (id: QueueId): string => `“${requireQueue(read, id).name}”`
  /** A smart queue holds what its search finds now. */
  const counted = async (queue: Queue): Promise<Queue> => {
    if (queue.query === null) return queue
    const ids = await viewIds(context, { kind: 'queue', queue: queue.id })
    const minutes = minutesLeft(read, ids, clock.moment())
    return { ...queue, count: ids.length, minutes, over: queue.limit !== null && ids.length > queue.limit }
  }
  return {
    'queues.list': () => Promise.all(listQueues(read, clock.moment()).map(counted)),
    'queues.create': ({ name, ...queue }) => {
      const id = ports.newId() as QueueId
      steps.take(`Made the queue “${name}”`, (rows, write) => createQueue(rows, write, { id, name, ...queue }))
      return { id }
    },
    'queues.change': ({ id, ...change }) =>
      steps.take(`Changed the queue ${nameOf(id)}`, (rows, write) => changeQueue(rows, write, id, change)),
    'queues.remove': ({ id }) =>
      steps.take(`Removed the queue ${nameOf(id)}`, (rows, write, at) => removeQueue(rows, write, id, at)),
    'queues.place': placing => {
      const step = steps.take(`Put ${countOf(placing.ids)} into ${nameOf(placing.queue)}`, (rows, write, at) =>
        placeInQueue(rows, write, placing, at),
      )
      return step && { ...step, over: overLimit(read, placing.queue, ports.now()) }
    },
    'queues.take': ({ queue, ids }) =>
      steps.take(`Took ${countOf(ids)} out of ${nameOf(queue)}`, (rows, write, at) =>
        takeFromQueue(rows, write, queue, ids, at),
      ),
    'queues.keep': ({ queue, ids }) =>
      steps.take(`Kept ${countOf(ids)} in ${nameOf(queue)}`, (rows, write, at) =>
        noteInQueue(rows, write, queue, ids, { kept_at: at }),
      ),
    'queues.setReason': ({ queue, ids, reason }) =>
      steps.take(`Said why ${countOf(ids)} ${ids.length === 1 ? 'is' : 'are'} in ${nameOf(queue)}`, (rows, write) =>
        noteInQueue(rows, write, queue, ids, { reason: reason.trim() || null }),
      ),
    'queues.health': ({ id }) => {
      const queue = requireQueue(read, id)
      if (queue.query !== null)
        throw new LibraryFailure(
          'unsupported',
          `“${queue.name}” is a search: papers are found by it, and do not come and go. Ask for the health of a queue that is ordered by hand.`,
        )
      const { staleDays } = readSettings(read)
      return queueHealth(read, queue, { now: ports.now(), staleDays, offsetAt: clock.offsetAt })
    },
  }
}

function countOf(ids: readonly PaperId[]): string {
  return ids.length === 1 ? 'a paper' : `${ids.length} papers`
}
