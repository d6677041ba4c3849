import type { Feed } from '../../preload/contract/feed.ts'
import type { Queue } from '../../preload/contract/reading.ts'
import type { View } from '../../preload/contract/search.ts'
import { sayCount, sayMinutes } from '../ui/say.ts'
import { sayDay } from './words.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** What a list is called, and what would fill it. Pure. */

export function nameOfView(view: View, queues: readonly Queue[], feeds: readonly Feed[]): string {
  switch (view.kind) {
    case 'status':
      return {
        inbox: say('Inbox'),
        queued: say('Queued'),
        reading: say('Reading'),
        read: say('Read'),
        dismissed: say('Dismissed'),
      }[view.status]
    case 'all':
      return say('All papers')
    case 'starred':
      return say('Starred')
    case 'trash':
      return say('Trash')
    case 'snoozed':
      return say('Put off')
    case 'muted':
      return say('Muted')
    case 'queue':
      return queues.find(queue => queue.id === view.queue)?.name ?? say('Queue')
    case 'tag':
      return view.tag
    case 'feed':
      return feeds.find(feed => feed.id === view.feed)?.name ?? say('Feed')
    case 'edition':
      return say('Edition')
    case 'search':
      return `“${view.query}”`
  }
}

export interface HeadingFacts {
  readonly view: View
  readonly count: number
  readonly undecided: number
  readonly minutes: number
  readonly edition: { readonly date: string; readonly name: string } | null
}

/** "Wednesday, 29 October" over the inbox of an edition, else the list's name. */
export function headingOf({ view, edition, count }: HeadingFacts, name: string, now: Date): string {
  if (view.kind === 'edition' && edition) return edition.name
  return view.kind === 'status' && view.status === 'inbox' && edition && count > 0 ? sayDay(edition.date, now) : name
}

export function summaryOf({ view, count, undecided, minutes, edition }: HeadingFacts): string {
  if (count === 0) return ''
  const isInbox = view.kind === 'status' && view.status === 'inbox'
  const parts = [
    isInbox && edition ? edition.name : null,
    isInbox
      ? say('{undecided} undecided', { undecided: undecided.toLocaleString(locale) })
      : sayCount(count, say('paper'), say('papers')),
    !isInbox && undecided > 0 && undecided < count
      ? say('{undecided} undecided', { undecided: undecided.toLocaleString(locale) })
      : null,
    view.kind === 'search' || view.kind === 'trash'
      ? null
      : say('{minutes} of reading', { minutes: sayMinutes(minutes) }),
  ]
  return parts.filter(Boolean).join(' · ')
}

export interface EmptyWords {
  readonly title: string
  readonly text: string
  readonly action: 'add' | 'inbox' | null
}

export function emptyWordsOf(view: View): EmptyWords {
  if (view.kind === 'search')
    return {
      title: say('Nothing found'),
      text: say('No title, abstract, author, note or PDF holds these words. Fewer or shorter words find more.'),
      action: null,
    }
  if (view.kind === 'trash')
    return { title: say('The trash is empty'), text: say('What you move here is kept for 30 days.'), action: null }
  if (view.kind === 'snoozed')
    return {
      title: say('Nothing is put off'),
      text: say('Papers put off wait here and come back by themselves.'),
      action: 'inbox',
    }
  if (view.kind === 'muted')
    return {
      title: say('Nothing is muted'),
      text: say('Papers that your rules or muted feeds keep out of the inbox stand here.'),
      action: 'inbox',
    }
  if (view.kind === 'starred')
    return { title: say('No stars yet'), text: say('Press S on a paper that deserves one.'), action: 'inbox' }
  if (view.kind === 'tag')
    return { title: say('Nothing carries this tag'), text: say('Press T on a paper to tag it.'), action: 'inbox' }
  if (view.kind === 'queue')
    return {
      title: say('Nothing queued here'),
      text: say(
        'Press Q on a paper of the inbox, or drag it here. The order is yours: Alt with the arrow keys moves a paper.',
      ),
      action: 'inbox',
    }
  if (view.kind === 'feed' || view.kind === 'edition')
    return { title: say('Nothing here yet'), text: say('Papers appear with the next refresh.'), action: null }
  if (view.kind === 'all')
    return {
      title: say('The library is empty'),
      text: say('Import a file, paste a page, or subscribe to a feed.'),
      action: 'add',
    }
  switch (view.status) {
    case 'inbox':
      return {
        title: say('All decided'),
        text: say('New papers arrive with the next refresh. Anything you drop or paste here lands in the inbox.'),
        action: 'add',
      }
    case 'reading':
      return {
        title: say('Nothing in hand'),
        text: say('Press Enter on a paper to open its PDF; it waits here until you finish it.'),
        action: 'inbox',
      }
    case 'read':
      return {
        title: say('Nothing read yet'),
        text: say('Finished papers stand here with the line you took away from each.'),
        action: 'inbox',
      }
    default:
      return { title: say('Nothing here'), text: say('Papers you decide about appear here.'), action: 'inbox' }
  }
}
