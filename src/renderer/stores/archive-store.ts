import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EditionPage, EditionSpan, EditionSummary } from '../../preload/contract/feed.ts'
import type { JournalDay } from '../../preload/contract/statistics.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { JobStore } from './job-store.ts'
import type { RowStore } from './row-store.ts'

export type ArchiveSpan = Exclude<EditionSpan, 'search'>

export interface ArchiveState {
  /** Daily Papers where it is null, else a feed. */
  readonly feed: string | null
  readonly span: ArchiveSpan
  /** The newest first. */
  readonly editions: readonly EditionSummary[]
  readonly page: EditionPage | null
  /** What the reader did on the day of the edition. */
  readonly day: JournalDay | null
  readonly isLoaded: boolean
  readonly isFetching: boolean
  /** What stands here in place of what was asked for; null where it is that. */
  readonly remark: string | null
  readonly failure: CallFailure | null
}

export interface ArchiveStore extends StoreApi<ArchiveState> {
  /** The newest edition of Daily Papers, or of a feed. */
  open(span: ArchiveSpan, feed?: string | null): Promise<void>
  show(id: string): Promise<void>
  step(to: 'earlier' | 'later'): Promise<void>
  /** The edition of a day, fetched where it is not here; of a day without one, the last before it. */
  goTo(date: string): Promise<void>
}

export interface ArchiveOptions {
  readonly client: LibraryClient
  readonly jobs: JobStore
  readonly rows: RowStore
  readonly after: (ms: number, task: () => void) => () => void
}

const MOST = 1_000
const QUIET_MS = 200

/** The editions there are, and the one that lies open. */
export function createArchiveStore({ client, jobs, rows, after }: ArchiveOptions): ArchiveStore {
  const store = createStore<ArchiveState>(() => ({
    feed: null,
    span: 'day',
    editions: [],
    page: null,
    day: null,
    isLoaded: false,
    isFetching: false,
    remark: null,
    failure: null,
  }))
  let asked = 0

  async function list(): Promise<readonly EditionSummary[]> {
    const { feed, span } = store.getState()
    const which = feed === null ? { kind: 'daily-papers', span } : { feed }
    const editions = await client.call('editions.list', { ...which, limit: MOST })
    store.setState({ editions })
    return editions
  }

  async function read(id: string, remark: string | null = null): Promise<void> {
    const mine = ++asked
    try {
      const page = await client.call('editions.read', { id })
      const day = await client.call('journal.day', { day: page.summary.date })
      if (mine !== asked) return
      rows.want(page.entries.map(({ paper }) => paper))
      store.setState({ page, day, remark, isLoaded: true, failure: null })
    } catch (error) {
      if (mine === asked) store.setState({ failure: toCallFailure(error), isLoaded: true })
    }
  }

  let isWaiting = false
  client.onEvent(event => {
    const { page } = store.getState()
    if (!page || isWaiting || (event.topic !== 'papers' && event.topic !== 'library' && event.topic !== 'feeds')) return
    isWaiting = true
    after(QUIET_MS, () => {
      isWaiting = false
      const { page: open, remark } = store.getState()
      void list().catch(() => {})
      if (open) void read(open.summary.id, remark)
    })
  })

  return Object.assign(store, {
    async open(span: ArchiveSpan, feed: string | null = null) {
      const before = store.getState()
      const isOther = before.span !== span || before.feed !== feed
      store.setState({ span, feed, ...(isOther ? { page: null, editions: [], isLoaded: false } : {}), remark: null })
      try {
        const [newest] = await list()
        if (newest) await read(isOther || !before.page ? newest.id : before.page.summary.id)
        else store.setState({ isLoaded: true, page: null })
      } catch (error) {
        store.setState({ failure: toCallFailure(error), isLoaded: true })
      }
    },
    show: (id: string) => read(id),
    async step(to: 'earlier' | 'later') {
      const next = store.getState().page?.[to]
      if (next) await read(next)
    },
    async goTo(date: string) {
      const { span, feed, editions } = store.getState()
      const known = editions.find(edition => covers(edition, date))
      if (known) return read(known.id)
      const before = editions.find(edition => edition.date <= date)
      if (feed !== null)
        return before ? read(before.id, `Nothing came on ${date}; this is the last before it.`) : undefined
      store.setState({ isFetching: true, failure: null })
      try {
        const job = await client.call('editions.fetch', { span, ...(span === 'trending' ? {} : { date }) })
        jobs.watch(job)
        const ended = await jobs.ended(job.id)
        await list()
        const id = ended.report?.edition
        const found = store.getState().editions.find(edition => edition.id === id)
        if (id !== undefined && found)
          return await read(
            id,
            span === 'trending' || covers(found, date)
              ? null
              : 'No papers came out on the day asked for; this is the last edition before it.',
          )
        if (before) return await read(before.id, ended.error)
      } catch (error) {
        store.setState({ failure: toCallFailure(error) })
      } finally {
        store.setState({ isFetching: false })
      }
    },
  })
}

const DAY = 86_400_000

/** Whether a day lies in what an edition is for. */
function covers({ span, date, count }: EditionSummary, day: string): boolean {
  if (count === 0) return false
  if (span === 'month') return date.slice(0, 7) === day.slice(0, 7)
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`)) / DAY)
  return span === 'week' ? days >= 0 && days < 7 : days === 0
}
