import type { Feed } from '../../preload/contract/feed.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { Writes } from './writes.ts'

export interface FeedStore extends RemoteStore<readonly Feed[]> {
  find(id: string): Feed | undefined
  /** Subscribes and fetches at once. Throws CallFailure: the form that asks shows why. */
  add(reference: string): Promise<Feed>
  /** One feed, or all of them. */
  refreshFeeds(id: string | null): Promise<void>
  remove(id: string): Promise<void>
}

export interface FeedOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  readonly after: RemoteOptions<unknown>['after']
}

export function createFeedStore({ client, writes, notices, after }: FeedOptions): FeedStore {
  const store = createRemoteStore<readonly Feed[]>({
    client,
    after,
    ask: () => client.call('feeds.list', {}),
    concerns: event => event.topic === 'feeds' || (event.topic === 'papers' && event.views),
  })
  const find = (id: string) => store.getState().value?.find(feed => feed.id === id)

  async function refreshFeeds(id: string | null) {
    await writes.send(() => client.call('feeds.refresh', { id }))
  }

  return Object.assign(store, {
    find,
    refreshFeeds,
    async add(reference: string) {
      const feed = await client.call('feeds.add', { reference })
      await store.refresh()
      void refreshFeeds(feed.id)
      return feed
    },
    async remove(id: string) {
      const feed = find(id)
      const before = store.getState().value ?? []
      store.assume(before.filter(other => other.id !== id))
      const removed = await writes.send(
        async () => {
          await client.call('feeds.remove', { id })
          return true
        },
        () => store.assume(before),
      )
      if (removed && feed) notices.show({ text: `Unsubscribed from ${feed.name}. Its papers stay in the library.` })
    },
  })
}
