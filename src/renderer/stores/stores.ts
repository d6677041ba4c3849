import type { LibraryInfo } from '../../preload/contract/library-api.ts'
import type { FeedsStatus } from '../../preload/contract/feed.ts'
import type { Tag } from '../../preload/contract/reading.ts'
import type { LibraryClient } from '../library/library-client.ts'
import { createArchiveStore } from './archive-store.ts'
import { createAnnotationSearch } from './annotation-search.ts'
import { createCardStore } from './card-store.ts'
import { createMirrorStore } from './mirror-store.ts'
import { createDigestStore } from './digest-store.ts'
import { createFeedStore } from './feed-store.ts'
import { createFoldedStore } from './folded-store.ts'
import { createFrontStore } from './front-commands.ts'
import { createIntake } from './intake.ts'
import { createJobStore } from './job-store.ts'
import { createJoining } from './joining.ts'
import { createLater } from './later.ts'
import { createNoticeStore } from './notice-store.ts'
import { createPageShowings } from './page-showing.ts'
import { createPaperStore } from './paper-store.ts'
import { createPreferenceStore } from './preference-store.ts'
import { createQueueStore } from './queue-store.ts'
import { createRemoteStore } from './remote-value.ts'
import { createReorder } from './reorder.ts'
import { createRowStore } from './row-store.ts'
import { createRuleStore } from './rule-store.ts'
import { createSearchStore } from './search-store.ts'
import { createSettingsStore } from './settings-store.ts'
import { createShellStore } from './shell-store.ts'
import { createSignalStore } from './signal-store.ts'
import { createTabStore } from './tab-store.ts'
import { createTriage } from './triage.ts'
import { createViewStore } from './view-store.ts'
import { createWrites } from './writes.ts'
import { createWriting } from './writing.ts'

export interface StoresOptions {
  readonly client: LibraryClient
  /** Runs a task after `ms`; the answer cancels it. */
  readonly after: (ms: number, task: () => void) => () => void
  /** Kept by this machine, not by the library. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  /** The same, but each window has its own and it goes with it. */
  readonly windowStorage: Pick<Storage, 'getItem' | 'setItem'>
  /** Of the desktop app: lets the system drag a stored PDF out of the window. Null in a browser. */
  readonly dragFile?: ((file: string, name: string) => unknown) | null
}

export type Stores = ReturnType<typeof createStores>

/** Everything the interface holds of a library, and how it changes it. */
export function createStores({ client, after, storage, windowStorage, dragFile = null }: StoresOptions) {
  const notices = createNoticeStore(after)
  const writes = createWrites(notices)
  const rows = createRowStore(client, writes)
  const views = createViewStore({ client, writes, after })
  const papers = createPaperStore({ client, writes, after })
  const triage = createTriage({ client, writes, notices, rows, views, papers })
  const jobs = createJobStore({
    client,
    writes,
    notices,
    showPapers: job => {
      const [first] = job.report?.papers ?? []
      if (first === undefined) return
      views.open({ kind: 'all' })
      views.follow(first)
    },
  })
  const info = createRemoteStore<LibraryInfo>({
    client,
    after,
    ask: () => client.call('library.info', {}),
    concerns: event => event.views || event.topic === 'journal',
  })
  const tags = createRemoteStore<readonly Tag[]>({
    client,
    after,
    ask: () => client.call('tags.list', {}),
    concerns: event => event.topic === 'tags',
  })
  const feeds = createFeedStore({ client, writes, notices, after })
  const queues = createQueueStore({ client, writes, notices, after, undo: () => void triage.undo() })
  const settings = createSettingsStore(client, writes, after)
  const shell = createShellStore()
  // Whoever asks for a list wants to see it.
  views.subscribe(({ view }, before) => {
    if (view !== before.view) shell.setState({ page: null })
  })
  return {
    client,
    dragFile,
    notices,
    writes,
    rows,
    cards: createCardStore(client),
    views,
    papers,
    triage,
    later: createLater(client, triage.decide),
    jobs,
    info,
    tags,
    reorder: createReorder({ client, writes, notices, views, queues }),
    writing: createWriting({ client, writes, papers, rows, after }),
    search: createSearchStore({ client, views, after }),
    queues,
    feeds,
    rules: createRuleStore({ client, writes, notices, after, undo: () => void triage.undo() }),
    joining: createJoining({ client, writes, notices, views, undo: () => void triage.undo() }),
    signals: createSignalStore(client, papers),
    archive: createArchiveStore({ client, jobs, rows, after }),
    feedsStatus: createRemoteStore<FeedsStatus>({
      client,
      after,
      ask: () => client.call('feeds.status', {}),
      concerns: event => event.topic === 'feeds',
    }),
    settings,
    mirror: createMirrorStore({ client, writes, notices, jobs, after }),
    digests: createDigestStore({ client, writes, notices, settings }),
    intake: createIntake({ client, writes, notices, jobs, feeds }),
    shell,
    folded: createFoldedStore(storage),
    front: createFrontStore(),
    annotations: createAnnotationSearch({ client, after }),
    tabs: createTabStore(storage, windowStorage),
    pageShowings: createPageShowings(storage),
    preferences: createPreferenceStore(storage),
  }
}

/** Asks for everything the first screen shows. */
export async function startStores(stores: Stores): Promise<void> {
  const { views, info, queues, feeds, tags, jobs, settings, mirror } = stores
  await Promise.all([
    settings.refresh(),
    views.reload(),
    info.refresh(),
    queues.refresh(),
    feeds.refresh(),
    tags.refresh(),
    jobs.load(),
    mirror.refresh(),
  ])
}
