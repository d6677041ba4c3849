import type { Feed, FoundFeed } from '../../../../preload/contract/feed.ts'
import { LibraryFailure } from '../../failures.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import { addFeed } from './feeds.ts'
import { feedById } from './feed-list.ts'
import { lookAtAddress } from './look-at-address.ts'
import { type FeedAddress, knownAddress, webAddressOf } from './references.ts'

/** A new subscription, from whatever the reader gave for it. */

export interface Subscription {
  readonly reference: string
  readonly folder?: string | null | undefined
  readonly name?: string | undefined
}

export async function subscribe(room: AddingRoom, wanted: Subscription): Promise<Feed> {
  const address = knownAddress(wanted.reference) ?? (await addressByLooking(room, wanted.reference))
  const id = room.ports.newId()
  room.session.transact((write, changes) => {
    const named = { ...address, name: wanted.name ?? address.name }
    addFeed(write, { id, ...named, folder: wanted.folder ?? null }, room.ports.now())
    changes.topic('feeds')
  })
  return feedById(room.session.read, id)
}

async function addressByLooking(room: AddingRoom, reference: string): Promise<FeedAddress> {
  const url = webAddressOf(reference)
  if (url === null)
    throw new LibraryFailure(
      'invalid',
      `"${reference.trim()}" is no feed Offprint knows: give "daily-papers", an arXiv category such as cs.CL, a query such as au:lovelace, or the address of a feed or of its page.`,
    )
  const found = await lookOrTrust(room, url)
  const sure = found.filter(feed => feed.from !== 'guess' && !isOfComments(feed))
  const [first, ...others] = sure.length > 0 ? sure : await firstThatIs(room, found)
  if (!first)
    throw new LibraryFailure(
      'not-found',
      `${url.href} is a page that names no feed. Look on it for a link called RSS, Atom or feed, and give that address.`,
    )
  if (others.length > 0) throw new LibraryFailure('invalid', severalFeeds(url.href, sure))
  return { kind: 'feed', url: first.url, name: first.title ?? url.host }
}

// Guesses cost their site a request each.
const GUESSES = 4

/** Of addresses that may be feeds, the first that is one. */
async function firstThatIs(room: AddingRoom, guesses: readonly FoundFeed[]): Promise<readonly FoundFeed[]> {
  const [only] = guesses
  // Taken as it is: there was no network to ask.
  if (only && guesses.length === 1) return [only]
  for (const { url } of guesses.slice(0, GUESSES)) {
    const found = await lookAtAddress(room, url).catch((error: unknown) => {
      if (error instanceof LibraryFailure && error.code !== 'offline') return []
      throw error
    })
    if (found[0]?.from === 'itself') return [found[0]]
  }
  return []
}

function isOfComments({ url, title }: FoundFeed): boolean {
  return /\bcomments?\b/i.test(`${url} ${title ?? ''}`)
}

/** Without a network the address is taken as it is: the first refresh will tell. */
async function lookOrTrust(room: AddingRoom, url: URL): Promise<readonly FoundFeed[]> {
  try {
    return await lookAtAddress(room, url.href)
  } catch (error) {
    if (error instanceof LibraryFailure && error.code === 'offline')
      return [{ url: url.href, title: null, from: 'guess' }]
    throw error
  }
}

function severalFeeds(page: string, found: readonly FoundFeed[]): string {
  const names = found.slice(0, 8).map(({ url, title }) => (title === null ? url : `${title} (${url})`))
  const more = found.length > names.length ? ` and ${found.length - names.length} more` : ''
  return `${page} has ${found.length} feeds: ${names.join(', ')}${more}. Give the address of the one that is meant.`
}
