import type { ReadHandle, WriteHandle } from '../../database/handles.ts'
import { withHostName } from '../../host-name.ts'
import type { OpmlFeed } from '../opml/read-opml.ts'
import { addFeed, feedRows } from './feeds.ts'
import { type FeedAddress, knownAddress } from './references.ts'

/** Subscriptions as other readers list them: what OPML holds. */

// Folders of folders are one folder here, named by the way to it.
const WITHIN = ' / '

export function outlinesOf(read: ReadHandle): OpmlFeed[] {
  return feedRows(read).map(row => ({
    title: row.name,
    xmlUrl: row.url,
    htmlUrl: row.homepage,
    folder: row.folder === null ? [] : row.folder.split(WITHIN),
  }))
}

export interface Subscribed {
  readonly added: number
  /** Subscribed to before, which stay as they are. */
  readonly known: number
}

/** Subscribes to all of them; nothing is asked yet. Lists that Offprint knows by their address are what they are. */
export function subscribeToOutlines(
  write: WriteHandle,
  outlines: readonly OpmlFeed[],
  newId: () => string,
  at: number,
): Subscribed {
  const known = new Set(feedRows(write).map(feed => feed.url))
  let added = 0
  for (const outline of outlines) {
    const address = addressOf(outline)
    if (known.has(address.url)) continue
    known.add(address.url)
    const folder = outline.folder.length === 0 ? null : outline.folder.join(WITHIN).slice(0, 200)
    addFeed(write, { id: newId(), ...address, homepage: outline.htmlUrl, folder }, at)
    added += 1
  }
  return { added, known: outlines.length - added }
}

function addressOf({ title, xmlUrl }: OpmlFeed): FeedAddress {
  const known = knownAddress(xmlUrl)
  const name = title ?? known?.name ?? new URL(xmlUrl).host
  return known === null ? { kind: 'feed', name, url: withHostName(new URL(xmlUrl)).href } : { ...known, name }
}
