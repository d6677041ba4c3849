import { type Queue, type QueueId, UP_NEXT } from '../../preload/contract/reading.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { Writes } from './writes.ts'

export interface QueueStore extends RemoteStore<readonly Queue[]> {
  find(id: string): Queue | undefined
  /** The queues one made, without "Up next", in their order. */
  create(name: string): Promise<QueueId | null>
  change(id: QueueId, patch: { name?: string; hue?: number }): Promise<void>
  /** Its papers stay queued. */
  remove(id: QueueId): Promise<void>
}

export interface QueueOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly undo: () => void
  readonly after: RemoteOptions<unknown>['after']
}

export function createQueueStore({ client, writes, notices, undo, after }: QueueOptions): QueueStore {
  const store = createRemoteStore<readonly Queue[]>({
    client,
    after,
    ask: () => client.call('queues.list', {}),
    concerns: event => event.topic === 'queues' || (event.topic === 'papers' && event.views),
  })
  const find = (id: string) => store.getState().value?.find(queue => queue.id === id)

  return Object.assign(store, {
    find,
    async create(name: string) {
      const made = await writes.send(() => client.call('queues.create', { name }))
      if (made) await store.refresh()
      return made?.id ?? null
    },
    async change(id: QueueId, patch: { name?: string; hue?: number }) {
      const before = store.getState().value ?? []
      store.assume(before.map(queue => (queue.id === id ? { ...queue, ...patch } : queue)))
      await writes.send(
        () => client.call('queues.change', { id, ...patch }),
        () => store.assume(before),
      )
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
          text: `Removed the queue “${queue.name}”. Its papers are still queued.`,
          action: { label: 'Undo', run: undo },
        })
    },
  })
}
