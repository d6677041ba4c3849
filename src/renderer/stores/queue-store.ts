import { type Queue, type QueueId, UP_NEXT } from '../../preload/contract/reading.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

export interface QueueStore extends RemoteStore<readonly Queue[]> {
  find(id: string): Queue | undefined
  /** Those that papers can be put into: all but searches. */
  byHand(): readonly Queue[]
  /** Throws CallFailure: the form that asks shows why. */
  create(queue: QueueForm): Promise<QueueId>
  /** Throws CallFailure. */
  change(id: QueueId, change: Partial<QueueForm>): Promise<void>
  /** Its papers stay queued. */
  remove(id: QueueId): Promise<void>
}

/** What one says of a queue. */
export interface QueueForm {
  readonly name: string
  readonly hue: number
  readonly icon: string | null
  readonly limit: number | null
  /** Of a smart queue only. */
  readonly query?: string
}

export interface QueueOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly undo: () => void
  readonly after: RemoteOptions<unknown>['after']
}

/** The queue that every library has is called as the window speaks. */
function inWords(queue: Queue): Queue {
  return queue.id === UP_NEXT ? { ...queue, name: say('Up next') } : queue
}

export function createQueueStore({ client, writes, notices, undo, after }: QueueOptions): QueueStore {
  const store = createRemoteStore<readonly Queue[]>({
    client,
    after,
    ask: () => client.call('queues.list', {}).then(queues => queues.map(inWords)),
    concerns: event => event.topic === 'queues' || (event.topic === 'papers' && event.views),
  })
  const find = (id: string) => store.getState().value?.find(queue => queue.id === id)

  return Object.assign(store, {
    find,
    byHand: () => (store.getState().value ?? []).filter(queue => queue.query === null),
    async create(queue: QueueForm) {
      const { id } = await client.call('queues.create', queue)
      await store.refresh()
      return id
    },
    async change(id: QueueId, change: Partial<QueueForm>) {
      await client.call('queues.change', { id, ...change })
      await store.refresh()
      notices.show({ text: say('Changed the queue'), slot: 'triage', action: { label: say('Undo'), run: undo } })
    },
    async remove(id: QueueId) {
      const queue = find(id)
      if (!queue || id === UP_NEXT) return
      const before = store.getState().value ?? []
      store.assume(before.filter(other => other.id !== id))
      const step = await writes.send(
        () => client.call('queues.remove', { id }),
        () => store.assume(before),
      )
      if (step)
        notices.show({
          text: say('Removed the queue “{name}”. Its papers are still queued.', { name: queue.name }),
          action: { label: say('Undo'), run: undo },
        })
    },
  })
}
