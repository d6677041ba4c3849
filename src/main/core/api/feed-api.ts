import { readFile } from 'node:fs/promises'
import type { JobContext, JobRunner } from '../jobs/job-runner.ts'
import type { EditionSpan } from '../../../preload/contract/feed.ts'
import type { ImportReport, Job } from '../../../preload/contract/job.ts'
import { fetchEdition } from '../feeds/editions/fetch-edition.ts'
import { readEdition } from '../feeds/editions/edition-page.ts'
import { listEditions } from '../feeds/editions/edition-list.ts'
import { readOpml } from '../feeds/opml/read-opml.ts'
import { writeOpml } from '../feeds/opml/write-opml.ts'
import { refreshFeeds } from '../feeds/refresh/refresh-feeds.ts'
import { makeTurns } from '../feeds/refresh/turns.ts'
import { listOf } from '../feeds/sources/hugging-face.ts'
import { feedById, feedsStatus, listFeeds } from '../feeds/subscriptions/feed-list.ts'
import { changeFeed, removeFeed, requireFeed } from '../feeds/subscriptions/feeds.ts'
import { lookAtAddress } from '../feeds/subscriptions/look-at-address.ts'
import { outlinesOf, subscribeToOutlines } from '../feeds/subscriptions/outlines.ts'
import { knownAddress } from '../feeds/subscriptions/references.ts'
import { subscribe } from '../feeds/subscriptions/subscribe.ts'
import { NOTHING_IMPORTED } from '../intake/import-report.ts'
import { dropUpload, requireUpload } from '../intake/run-import.ts'
import { signalsOf } from '../papers/signals.ts'
import { settleMutedFeed } from '../rules/marks.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** What a 'refresh' job is to do. `feed` is how earlier versions wrote it. */
type RefreshTask =
  | { readonly feeds: readonly string[] | null }
  | { readonly feed: string | null }
  | { readonly edition: { readonly span: EditionSpan; readonly date?: string; readonly query?: string } }

/** Subscriptions, editions and signals. */
export function makeFeedApi(
  context: LibraryContext,
  jobs: Pick<JobRunner, 'add'>,
): ApiOf<'feeds' | 'editions' | 'signals'> {
  const { session, ports } = context
  const { read } = session
  return {
    'feeds.list': () => listFeeds(read),
    'feeds.status': () => feedsStatus(read),
    'feeds.add': wanted => subscribe(context, wanted),
    'feeds.discover': async ({ url }) => {
      const known = knownAddress(url)
      return known === null ? lookAtAddress(context, url) : [{ url: known.url, title: known.name, from: 'known' }]
    },
    'feeds.change': ({ id, ...change }) => {
      session.transact((write, changes) => {
        const before = requireFeed(write, id)
        changeFeed(write, id, change, ports.now())
        if (change.muted !== undefined && change.muted !== (before.muted === 1))
          changes.papers(settleMutedFeed(write, id))
        changes.topic('feeds')
      })
      return feedById(read, id)
    },
    'feeds.remove': ({ id }) => {
      session.transact((write, changes) => {
        const { muted } = requireFeed(write, id)
        if (muted === 1) {
          changeFeed(write, id, { muted: false }, ports.now())
          changes.papers(settleMutedFeed(write, id))
        }
        removeFeed(write, id)
        changes.topic('feeds')
      })
      return null
    },
    'feeds.importOpml': async ({ upload, name }) => {
      const path = requireUpload(context.uploads, upload)
      try {
        const { feeds, skipped, cutOff } = readOpml(name, await readFile(path))
        return session.transact((write, changes) => {
          const done = subscribeToOutlines(write, feeds, ports.newId, ports.now())
          changes.topic('feeds')
          return { ...done, skipped, cutOff }
        })
      } finally {
        await dropUpload(path)
      }
    },
    'feeds.exportOpml': () => ({
      text: writeOpml('Offprint', outlinesOf(read), new Date(ports.now()).toISOString()),
    }),
    'feeds.refresh': ({ id }): Job =>
      jobs.add('refresh', id === null ? 'All feeds' : requireFeed(read, id).name, { feeds: id === null ? null : [id] }),
    'editions.list': filter => listEditions(read, filter),
    'editions.read': ({ id }) => readEdition(read, id),
    'editions.fetch': request => {
      const { edition } = listOf(request, ports.now(), null)
      return jobs.add('refresh', edition.name, { edition: request })
    },
    'signals.of': ({ paper }) => signalsOf(read, paper, ports.now()),
  }
}

/** Carries out what `feeds.refresh`, `editions.fetch` and the clock put into the list of jobs. */
export async function refreshByTask(context: LibraryContext, text: string, job: JobContext): Promise<ImportReport> {
  // Written by the methods above and the clock alone.
  const task = JSON.parse(text) as RefreshTask
  if ('edition' in task) {
    const { edition, report } = await fetchEdition(context, task.edition, job, makeTurns())
    return { ...(report ?? NOTHING_IMPORTED), edition }
  }
  const ids = 'feeds' in task ? task.feeds : task.feed === null ? null : [task.feed]
  return refreshFeeds(context, ids, job)
}
