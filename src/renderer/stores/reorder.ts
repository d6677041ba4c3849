import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueueId, QueuePlace } from '../../preload/contract/reading.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import type { QueueStore } from './queue-store.ts'
import { meantBy } from './selection.ts'
import type { ViewStore } from './view-store.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

/** The order of a queue, by hand. */
export interface Reorder {
  /** Moves the chosen papers of the queue in sight by places up (< 0) or down. */
  by(places: number): Promise<void>
  /** Puts papers beside another one of the queue in sight. */
  beside(ids: readonly PaperId[], target: PaperId, edge: 'before' | 'after'): Promise<void>
}

export interface ReorderOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly views: ViewStore
  readonly queues: QueueStore
}

export function createReorder({ client, writes, notices, views, queues }: ReorderOptions): Reorder {
  /** The queue in sight, where it is one that is ordered by hand and shown in that order. */
  function queueInSight(): QueueId | null {
    const { view, sort } = views.getState()
    if (view.kind !== 'queue') return null
    const isSearch = (queues.find(view.queue)?.query ?? null) !== null
    if (!isSearch && !sort) return view.queue
    notices.show({
      text: isSearch
        ? say('This queue is a search: its order is that of what is found.')
        : say('The queue is sorted by a column. In its own order papers can be moved.'),
      slot: 'order',
    })
    return null
  }

  async function send(queue: QueueId, ids: readonly PaperId[], order: readonly PaperId[], place: QueuePlace) {
    const rollBack = views.assume(order)
    const at = ids[0] === undefined ? -1 : order.indexOf(ids[0])
    notices.announce(say('Moved to place {value} of {count}', { value: at + 1, count: order.length }))
    await writes.send(() => client.call('queues.place', { queue, ids: [...ids], place }), rollBack)
  }

  return {
    async by(places) {
      const { ids, selection } = views.getState()
      const queue = queueInSight()
      if (queue === null) return
      const moving = meantBy(ids, selection)
      const target = neighbour(ids, moving, places)
      if (target === undefined) return notices.announce(places < 0 ? say('Already the first') : say('Already the last'))
      const edge = places < 0 ? 'before' : 'after'
      await send(queue, moving, reordered(ids, moving, target, edge), { at: edge, paper: target })
    },
    async beside(moving, target, edge) {
      const { ids } = views.getState()
      const queue = queueInSight()
      if (queue === null || moving.includes(target)) return
      await send(queue, moving, reordered(ids, moving, target, edge), { at: edge, paper: target })
    },
  }
}

/** The paper beside which a block comes to stand when it moves. */
function neighbour(ids: readonly PaperId[], moving: readonly PaperId[], places: number): PaperId | undefined {
  const edge = places < 0 ? moving[0] : moving[moving.length - 1]
  if (edge === undefined) return undefined
  const to = ids.indexOf(edge) + places
  return ids[Math.max(0, to)] === edge ? undefined : ids[places < 0 ? Math.max(0, to) : to]
}

/** Pure: the list with a block of papers put before or after another one. */
function reordered(
  ids: readonly PaperId[],
  moving: readonly PaperId[],
  target: PaperId,
  edge: 'before' | 'after',
): readonly PaperId[] {
  const block = new Set(moving)
  const rest = ids.filter(id => !block.has(id))
  const at = rest.indexOf(target) + (edge === 'after' ? 1 : 0)
  return [...rest.slice(0, at), ...moving, ...rest.slice(at)]
}
