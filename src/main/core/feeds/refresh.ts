import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ImportReport } from '../../../preload/contract/job.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import type { AddingRoom } from '../intake/add-reference.ts'
import { fetchToUpload, requireSuccess } from '../intake/fetch-to-upload.ts'
import { dropUpload, runImport } from '../intake/run-import.ts'
import type { JobContext } from '../jobs/job-runner.ts'
import { readSettings } from '../settings/settings.ts'
import { type FeedRow, feedRows, keepFailure, keepSuccess, requireFeed } from './feeds.ts'

/** Asks feeds for what is new: conditionally, one after the other, a bad one spoiling no other. */

const HOUR = 3_600_000
const LONGEST_WAIT = 24 * HOUR

/** One feed, or where `id` is null all of them. Fails only where the one that was asked for does. */
export async function refreshFeeds(room: AddingRoom, id: string | null, context: JobContext): Promise<ImportReport> {
  const feeds = id === null ? feedRows(room.session.read) : [requireFeed(room.session.read, id)]
  let total: ImportReport = { format: null, new: 0, updated: 0, unchanged: 0, failed: [], papers: [] }
  for (const [index, feed] of feeds.entries()) {
    if (context.signal.aborted) throw context.signal.reason
    context.progress(index, feeds.length)
    try {
      total = sum(total, await refreshFeed(room, feed, context))
    } catch (error) {
      if (context.signal.aborted) throw error
      const reason = reasonOf(room, feed, error)
      if (id !== null) throw error
      total = { ...total, failed: [...total.failed, { where: feed.name, reason }] }
    }
  }
  return total
}

async function refreshFeed(room: AddingRoom, feed: FeedRow, context: JobContext): Promise<ImportReport | null> {
  const { session, ports } = room
  const headers: Record<string, string> = {}
  if (feed.etag) headers['if-none-match'] = feed.etag
  if (feed.last_modified) headers['if-modified-since'] = feed.last_modified
  const settings = readSettings(session.read)
  const { path, reply } = await fetchToUpload(
    room.ports,
    room.uploads,
    { url: feed.url, kind: 'list', headers, allowPrivate: settings.allowPrivateAddresses },
    context,
  )
  const nextAt = ports.now() + settings.refreshMinutes * 60_000
  const keep = (contentHash: string | null): void =>
    session.transact((write, changes) => {
      keepSuccess(
        write,
        feed.id,
        {
          etag: reply.headers['etag'] ?? feed.etag,
          lastModified: reply.headers['last-modified'] ?? feed.last_modified,
          contentHash,
          nextAt,
        },
        ports.now(),
      )
      changes.topic('feeds')
    })
  try {
    if (reply.status === 304) {
      keep(feed.content_hash)
      return null
    }
    requireSuccess(feed.url, reply.status)
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    // The same bytes again, from a server that does not know conditional requests: nothing to parse.
    const report =
      hash === feed.content_hash ? null : await runImport(session, ports, taskOf(room, feed, path, reply.url), context)
    keep(hash)
    return report
  } finally {
    await dropUpload(path)
  }
}

function taskOf(room: AddingRoom, feed: FeedRow, path: string, baseUrl: string): Parameters<typeof runImport>[2] {
  const capturedOn = new Date(room.ports.now()).toISOString()
  const format = feed.kind === 'daily-papers' ? 'hf-json' : 'arxiv'
  return {
    path,
    name: feed.name,
    format,
    baseUrl,
    capturedOn,
    dryRun: false,
    partial: false,
    feed: { id: feed.id, name: feed.name, kind: feed.kind },
  }
}

/** Keeps what went wrong where the reader sees it, and waits longer the more often it has. */
function reasonOf(room: AddingRoom, feed: FeedRow, error: unknown): string {
  const { message } = toFailure(error)
  if (!(error instanceof LibraryFailure))
    room.ports.log('error', `refreshing ${feed.name} failed`, {
      error: String(error instanceof Error ? error.stack : error),
    })
  const wait = Math.min(LONGEST_WAIT, (HOUR / 4) * 2 ** Math.min(feed.failures, 10))
  room.session.transact((write, changes) => {
    keepFailure(write, feed.id, message, room.ports.now() + wait)
    changes.topic('feeds')
  })
  return message
}

function sum(a: ImportReport, b: ImportReport | null): ImportReport {
  if (b === null) return a
  return {
    format: null,
    new: a.new + b.new,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    failed: [...a.failed, ...b.failed],
    papers: [...a.papers, ...b.papers],
  }
}
