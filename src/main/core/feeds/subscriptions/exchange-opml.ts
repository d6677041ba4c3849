import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpmlReport } from '../../../../preload/contract/feed.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import type { AddingRoom } from '../../intake/add-reference.ts'
import { readOpml } from '../opml/read-opml.ts'
import { writeOpml } from '../opml/write-opml.ts'
import { addFeed, feedRows } from './feeds.ts'
import { knownAddress } from './references.ts'

/** Subscriptions in and out as a list of feeds. Folders in folders are one folder here: "Physics / Optics". */

const BETWEEN_FOLDERS = ' / '
const MOST_BYTES = 16 * 2 ** 20

/** All of it in one transaction. Throws 'not-found', 'invalid'. */
export async function importOpml(room: AddingRoom, given: { upload: string; name: string }): Promise<OpmlReport> {
  const path = join(room.uploads, given.upload)
  try {
    const { feeds, skipped } = readOpml(given.name, await bytesOf(path, given.name))
    const counts = { added: 0, known: 0 }
    room.session.transact((write, changes) => {
      const subscribed = new Set(feedRows(write).map(({ url }) => url))
      for (const { title, xmlUrl, htmlUrl, folder } of feeds) {
        const address = knownAddress(xmlUrl) ?? { kind: 'feed', url: xmlUrl, name: new URL(xmlUrl).host }
        if (subscribed.has(address.url)) {
          counts.known += 1
          continue
        }
        subscribed.add(address.url)
        counts.added += 1
        const name = title ?? address.name
        const own = { id: room.ports.newId(), ...address, name, homepage: htmlUrl, folder: folderOf(folder) }
        addFeed(write, own, room.ports.now())
      }
      if (counts.added > 0) changes.topic('feeds')
    })
    return { ...counts, skipped }
  } finally {
    await rm(path, { force: true })
  }
}

export function exportOpml(read: ReadHandle, now: number): string {
  const feeds = feedRows(read).map(({ name, url, homepage, folder }) => ({
    title: name,
    xmlUrl: url,
    htmlUrl: homepage,
    folder: folder === null ? [] : folder.split(BETWEEN_FOLDERS),
  }))
  return writeOpml('Feeds of Offprint', feeds, new Date(now).toISOString())
}

function folderOf(path: readonly string[]): string | null {
  return path.length === 0 ? null : path.join(BETWEEN_FOLDERS).slice(0, 200)
}

async function bytesOf(path: string, name: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new LibraryFailure('not-found', `${name}: its upload is gone. Give the file again.`)
  if (found.size > MOST_BYTES)
    throw new LibraryFailure('invalid', `${name} has more than 16 MB; no list of feeds does. Check that it is OPML.`)
  return readFile(path)
}
