import { readFile } from 'node:fs/promises'
import type { FoundFeed } from '../../../../preload/contract/feed.ts'
import { LibraryFailure } from '../../failures.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import { fetchToUpload, requireSuccess } from '../../intake/fetch-to-upload.ts'
import { isHtml } from '../../intake/formats/describe-bytes.ts'
import type { FetchReply } from '../../ports.ts'
import { dropUpload } from '../../intake/run-import.ts'
import { discoverFeeds } from '../discover-feeds.ts'
import { readSettings } from '../../settings/settings.ts'

/** Looks at what an address leads to: a feed, or a page that names some. */

export async function lookAtAddress(room: AddingRoom, address: string): Promise<FoundFeed[]> {
  const settings = readSettings(room.session.read)
  const context = { signal: new AbortController().signal, progress: () => {} }
  const request = { url: address, kind: 'list', allowPrivate: settings.allowPrivateAddresses } as const
  const { path, reply } = await fetchToUpload(room.ports, room.uploads, request, context)
  try {
    requireSuccess(address, reply.status)
    const bytes = await readFile(path)
    const text = bytes.toString('utf8')
    if (isHtml(text.slice(0, 8_000))) return [...discoverFeeds(text, reply.url)]
    return [{ url: reply.movedTo ?? address, from: 'itself', title: await titleOf(room, path, reply) }]
  } finally {
    await dropUpload(path)
  }
}

/** Reads it as the feed it should be, and takes nothing in. Throws 'invalid' where it is something else. */
async function titleOf({ ports }: AddingRoom, path: string, { url, headers }: FetchReply): Promise<string | null> {
  const { host } = new URL(url)
  try {
    const parsed = await ports.parseFile({
      path,
      name: host,
      format: 'feed',
      baseUrl: url,
      contentType: headers['content-type'] ?? null,
      capturedOn: new Date(ports.now()).toISOString().slice(0, 10),
      partial: false,
      onEntries: () => {},
    })
    return parsed.sourceName
  } catch (error) {
    if (!(error instanceof LibraryFailure) || error.code !== 'invalid') throw error
    throw new LibraryFailure('invalid', `${url} is neither a feed nor a page: ${error.message}`, { cause: error })
  }
}
