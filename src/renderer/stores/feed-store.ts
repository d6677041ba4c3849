import type { Feed, FoundFeed, OpmlReport } from '../../preload/contract/feed.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

export interface FeedStore extends RemoteStore<readonly Feed[]> {
  find(id: string): Feed | undefined
  /** Subscribes and fetches at once. Throws CallFailure: the form that asks shows why. */
  add(reference: string, folder?: string | null): Promise<Feed>
  /** The feeds an address leads to. Throws CallFailure. */
  discover(url: string): Promise<readonly FoundFeed[]>
  /** One feed, or all of them. */
  refreshFeeds(id: string | null): Promise<void>
  change(id: string, patch: FeedPatch): Promise<void>
  remove(id: string): Promise<void>
  /** Subscribes to a list of feeds, says what came of it, and fetches what is new. */
  importOpml(file: File): Promise<void>
}

export type FeedPatch = Partial<Pick<Feed, 'name' | 'folder' | 'paused' | 'muted'>>

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
    discover: (url: string) => client.call('feeds.discover', { url }),
    async add(reference: string, folder: string | null = null) {
      const feed = await client.call('feeds.add', { reference, folder })
      await store.refresh()
      void refreshFeeds(feed.id)
      return feed
    },
    async change(id: string, patch: FeedPatch) {
      const before = store.getState().value ?? []
      store.assume(before.map(feed => (feed.id === id ? { ...feed, ...patch } : feed)))
      await writes.send(
        () => client.call('feeds.change', { id, ...patch }),
        () => store.assume(before),
      )
      await store.refresh()
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
      if (removed && feed)
        notices.show({ text: say('Unsubscribed from {name}. Its papers stay in the library.', { name: feed.name }) })
    },
    async importOpml(file: File) {
      const report = await writes.send(async () => {
        const upload = await client.upload(file.name, file)
        return client.call('feeds.importOpml', { upload, name: file.name })
      })
      await store.refresh()
      if (!report) return
      notices.show({
        text: sayReport(report),
        tone: report.skipped.length > 0 || report.cutOff !== null ? 'problem' : 'plain',
      })
      if (report.added > 0) await refreshFeeds(null)
    },
  })
}

function sayReport({ added, known, skipped, cutOff }: OpmlReport): string {
  const [first] = skipped
  const left = first
    ? say(' {count} were left out; the first: {where}, {reason}', { count: skipped.length, ...first })
    : ''
  const end =
    cutOff === null
      ? ''
      : say(
          ' The file ends in the middle of its list ({where}): get the whole file again and import it for the others.',
          { where: cutOff },
        )
  return say('{count} added, {known} known before.{skipped}', {
    count: `${added} ${added === 1 ? say('feed') : say('feeds')}`,
    known,
    skipped: left + end,
  })
}
