import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ImportReport } from '../../../../preload/contract/job.ts'
import { LibraryFailure } from '../../failures.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import { type Fetched, fetchToUpload, requireSuccess } from '../../intake/fetch-to-upload.ts'
import { dropUpload } from '../../intake/run-import.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import type { FetchReply } from '../../ports.ts'
import { retryAfter } from '../../retry-after.ts'
import { readSettings } from '../../settings/settings.ts'
import { isArxivHost } from '../sources/arxiv.ts'

/** One list from the network: asked for only as far as it changed, and read only where it did. */

export interface ListToFetch {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
  readonly contentHash: string | null
}

export interface FetchedList {
  /** Null where the list is as it was. */
  readonly report: ImportReport | null
  readonly etag: string | null
  readonly lastModified: string | null
  readonly contentHash: string | null
  readonly reply: FetchReply
}

const DAY = 24 * 3_600_000
const ARXIV_SILENCE_MS = 10 * 60_000
/** arXiv's answer to who asks too fast may be nothing at all; its pace is kept between the tries. */
const TRIES_AT_ARXIV = 3

/** Fetches a list and, where it is not the one that is known, has it taken in by `take`. */
export async function fetchList(
  room: AddingRoom,
  list: ListToFetch,
  context: JobContext,
  take: (path: string, reply: FetchReply) => Promise<ImportReport>,
): Promise<FetchedList> {
  const { path, reply } = await fetchWhole(room, list, context)
  const versions = {
    etag: reply.headers['etag'] ?? null,
    lastModified: reply.headers['last-modified'] ?? null,
  }
  try {
    if (reply.status === 304)
      return {
        report: null,
        etag: versions.etag ?? list.etag,
        lastModified: versions.lastModified ?? list.lastModified,
        contentHash: list.contentHash,
        reply,
      }
    const contentHash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    // The same bytes again, from a server that does not know conditional requests: nothing to parse.
    const report = contentHash === list.contentHash ? null : await take(path, reply)
    return { report, ...versions, contentHash, reply }
  } finally {
    await dropUpload(path)
  }
}

/** Throws where there is no whole answer: 'network', 'refused', 'not-found', with the time to come back where one was named. */
async function fetchWhole(room: AddingRoom, list: ListToFetch, context: JobContext): Promise<Fetched> {
  const headers: Record<string, string> = {}
  if (list.etag) headers['if-none-match'] = list.etag
  if (list.lastModified) headers['if-modified-since'] = list.lastModified
  const host = new URL(list.url).hostname
  const tries = isArxivHost(host) ? TRIES_AT_ARXIV : 1
  for (let attempt = 1; ; attempt += 1) {
    const fetched = await fetchToUpload(
      room.ports,
      room.uploads,
      { url: list.url, kind: 'list', headers, allowPrivate: readSettings(room.session.read).allowPrivateAddresses },
      { signal: context.signal, progress: () => {} },
    )
    const { reply, path } = fetched
    if (reply.status === 304 && Object.keys(headers).length > 0) return fetched
    const trouble = troubleWith(list.url, reply, room.ports.now())
    if (trouble === null && (await readFile(path)).byteLength > 0) return fetched
    await dropUpload(path)
    if (trouble !== null) throw trouble
    if (attempt >= tries)
      throw new LibraryFailure(
        'network',
        `${host} sent an empty answer for ${list.url}. Nothing is lost; it is tried again later.`,
      )
  }
}

function troubleWith(url: string, reply: FetchReply, now: number): LibraryFailure | null {
  const { host, hostname } = new URL(url)
  if (reply.status === 410) return new GoneForGood(host)
  if (reply.status === 304)
    return new LibraryFailure('network', `${host} says that nothing changed, and was not asked that. Try again later.`)
  try {
    requireSuccess(url, reply.status, waitUntil(reply, hostname, now))
    return null
  } catch (error) {
    if (error instanceof LibraryFailure) return error
    throw error
  }
}

/** When a host that refuses may be asked again: what it says, a day at most, and ten minutes at least where it is arXiv. */
function waitUntil(reply: FetchReply, host: string, now: number): number | undefined {
  if (reply.status !== 429 && reply.status !== 503) return undefined
  const asked = retryAfter(reply.headers['retry-after'], now)
  const least = isArxivHost(host) ? ARXIV_SILENCE_MS : 0
  if (asked === null && least === 0) return undefined
  return now + Math.min(Math.max(asked ?? 0, least), DAY)
}

/** The server says that a feed will not come back. */
export class GoneForGood extends LibraryFailure {
  constructor(host: string) {
    super(
      'not-found',
      `${host} says that this feed is gone for good (HTTP 410), so it is not asked any more. Its papers stay. Look for a new address on its page, or remove the feed.`,
    )
  }
}
