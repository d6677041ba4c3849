import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { LibraryFailure } from '../failures.ts'
import type { FetchReply, Ports } from '../ports.ts'
import type { JobContext } from '../jobs/job-runner.ts'

/** Brings something from the network into the uploads folder, where imports and attachments take it. */

const LARGEST_PDF = 512 * 2 ** 20
const LARGEST_LIST = 64 * 2 ** 20
const PDF_WITHIN_MS = 10 * 60_000
const LIST_WITHIN_MS = 60_000

export interface Fetched {
  readonly path: string
  readonly reply: FetchReply
}

export async function fetchToUpload(
  ports: Ports,
  uploads: string,
  what: { url: string; kind: 'pdf' | 'list'; headers?: Readonly<Record<string, string>>; allowPrivate: boolean },
  context: Pick<JobContext, 'signal' | 'progress'>,
): Promise<Fetched> {
  const path = join(uploads, randomUUID())
  const reply = await ports.fetch({
    url: what.url,
    headers: {
      accept:
        what.kind === 'pdf'
          ? 'application/pdf, */*;q=0.5'
          : 'application/atom+xml, application/rss+xml, application/json, text/html;q=0.8, */*;q=0.5',
      ...what.headers,
    },
    toFile: path,
    maxBytes: what.kind === 'pdf' ? LARGEST_PDF : LARGEST_LIST,
    deadlineMs: what.kind === 'pdf' ? PDF_WITHIN_MS : LIST_WITHIN_MS,
    allowPrivate: what.allowPrivate,
    signal: context.signal,
    onProgress: context.progress,
  })
  return { path, reply }
}

/** Says what a refusal means to a reader. Throws nothing on 2xx. */
export function requireSuccess(url: string, status: number, retryAt?: number): void {
  if (status >= 200 && status < 300) return
  const host = new URL(url).host
  if (status === 404 || status === 410)
    throw new LibraryFailure('not-found', `${host} has nothing at ${url} (HTTP ${status}). Check the address.`)
  if (status === 401 || status === 403)
    throw new LibraryFailure(
      'refused',
      `${host} does not give ${url} without a login (HTTP ${status}). Download it in a browser and drop the file here.`,
    )
  if (status === 429 || status === 503)
    throw new LibraryFailure('network', `${host} asks to wait (HTTP ${status}). It is tried again later.`, {
      ...(retryAt === undefined ? {} : { retryAt }),
    })
  throw new LibraryFailure('network', `${host} answered HTTP ${status} for ${url}. Try again later.`)
}
