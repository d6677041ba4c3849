import type { Feed } from '../../preload/contract/feed.ts'
import type { Stores } from '../stores/stores.ts'
import { chosen, type Command, cursor, goToPage } from './command.ts'
import { say } from './messages.ts'

/** The feed whose papers are in front. */
function openFeed({ views, feeds, shell }: Stores): Feed | undefined {
  const { view } = views.getState()
  return shell.getState().page === null && view.kind === 'feed' ? feeds.find(view.feed) : undefined
}

function feedCommand(id: string, name: string, run: (stores: Stores, feed: Feed) => void): Command {
  return {
    id: `feed.${id}`,
    name,
    group: 'Library',
    keys: [],
    isPossible: stores => openFeed(stores) !== undefined,
    run(stores) {
      const feed = openFeed(stores)
      if (feed) run(stores, feed)
    },
  }
}

const SAMPLE = { kind: 'search', query: 'feed:"Sample library"', mode: 'words' } as const

/** Where papers come from: feeds, past editions, rules, the digest. */
export const sourceCommands: readonly Command[] = [
  {
    id: 'sample.remove',
    name: say('Remove the sample library'),
    group: 'Library',
    keys: [],
    async run({ client, triage, notices }) {
      try {
        const { ids } = await client.call('papers.ids', { view: SAMPLE })
        if (ids.length > 0) return await triage.setTrashed(ids, true)
        notices.show({ text: say('No paper of the sample library is here.') })
      } catch (error) {
        notices.fail(error)
      }
    },
  },
  goToPage('feeds', say('Feeds'), 'f', { kind: 'feeds' }),
  goToPage('archive', say('Archive of editions'), 'e', { kind: 'archive' }),
  goToPage('rules', say('Rules: mute, boost, star'), 'l', { kind: 'rules' }),
  goToPage('digest', say('Digest of the day, week or month'), 'y', { kind: 'digest' }),
  {
    id: 'archive.earlier',
    name: say('Earlier edition'),
    group: 'Go to',
    keys: ['['],
    shown: '[',
    isPossible: ({ shell }) => shell.getState().page?.kind === 'archive',
    run: ({ archive, shell }) => shell.getState().page?.kind === 'archive' && void archive.step('earlier'),
  },
  {
    id: 'archive.later',
    name: say('Later edition'),
    group: 'Go to',
    keys: [']'],
    shown: ']',
    isPossible: ({ shell }) => shell.getState().page?.kind === 'archive',
    run: ({ archive, shell }) => shell.getState().page?.kind === 'archive' && void archive.step('later'),
  },
  {
    id: 'opml',
    name: say('Give out the feeds as an OPML list'),
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'opml' }),
  },
  {
    id: 'fetch-ahead',
    name: say('Fetch the PDFs of the next 20 papers of this list'),
    group: 'Library',
    keys: [],
    isPossible: ({ shell }) => shell.getState().page === null,
    run: ({ intake, views }) => void intake.fetchAhead(views.getState().view),
  },
  {
    id: 'mute-like',
    name: say('Mute an author, feed or word of this paper'),
    group: 'Decide',
    keys: [],
    run(stores) {
      const paper = cursor(stores)
      if (paper !== null) stores.shell.show({ kind: 'rule-from', paper })
    },
  },
  {
    id: 'merge',
    name: say('Merge with another record, or the chosen ones into one'),
    group: 'Decide',
    keys: [],
    run(stores) {
      const papers = chosen(stores)
      const paper = cursor(stores)
      if (papers.length > 1) void stores.joining.merge(papers)
      else if (paper !== null) stores.shell.show({ kind: 'merge', paper })
    },
  },
  feedCommand('refresh', say('Refresh this feed'), ({ feeds }, { id }) => void feeds.refreshFeeds(id)),
  feedCommand('settings', say('Name and folder of this feed'), ({ shell }, { id }) =>
    shell.show({ kind: 'feed-settings', feed: id }),
  ),
  feedCommand(
    'pause',
    say('Pause this feed, or ask it again'),
    ({ feeds }, { id, paused }) => void feeds.change(id, { paused: !paused }),
  ),
  feedCommand(
    'mute',
    say('Mute this feed, or hear it again'),
    ({ feeds }, { id, muted }) => void feeds.change(id, { muted: !muted }),
  ),
  feedCommand('remove', say('Unsubscribe from this feed'), ({ feeds }, { id }) => void feeds.remove(id)),
]
