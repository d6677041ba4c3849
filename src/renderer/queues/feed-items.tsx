import { ContextMenu } from '@base-ui/react/context-menu'
import { ChevronDown, ChevronRight, Newspaper, Rss } from 'lucide-react'
import type { Feed } from '../../preload/contract/feed.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Item } from './sidebar-item.tsx'
import styles from './feed-items.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { MenuPortal } from '../ui/menu-portal.tsx'

/** Feeds in their folders, after those that stand in none. */
export function FeedItems({ feeds }: { readonly feeds: readonly Feed[] }) {
  const folders = [...Map.groupBy(feeds, ({ folder }) => folder)].sort(([a], [b]) =>
    a === null ? -1 : b === null ? 1 : a.localeCompare(b, 'en', { numeric: true }),
  )
  return folders.map(([folder, inside]) =>
    folder === null ? (
      inside.map(feed => <FeedItem key={feed.id} feed={feed} />)
    ) : (
      <Folder key={folder} name={folder} feeds={inside} />
    ),
  )
}

function Folder({ name, feeds }: { readonly name: string; readonly feeds: readonly Feed[] }) {
  const { folded } = useStores()
  const closed = useSlice(
    s => s.folded,
    state => state.folders.includes(name),
  )
  const isOpen = !closed
  const undecided = feeds.reduce((sum, feed) => sum + feed.undecided, 0)
  const Turn = isOpen ? ChevronDown : ChevronRight
  return (
    <li>
      <button type="button" className={styles['folder']} aria-expanded={isOpen} onClick={() => folded.toggle(name)}>
        <Turn size={14} aria-hidden="true" />
        <span className={styles['name']} dir="auto">
          {name}
        </span>
        {!isOpen && undecided > 0 ? <span className={styles['count']}>{undecided.toLocaleString(locale)}</span> : null}
      </button>
      {isOpen ? (
        <ul className={styles['inside']}>
          {feeds.map(feed => (
            <FeedItem key={feed.id} feed={feed} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

/** A feed, with what can be done with it on the second button, or on Shift F10. */
function FeedItem({ feed }: { readonly feed: Feed }) {
  const { feeds, shell } = useStores()
  const entries = [
    { name: say('Refresh'), run: () => void feeds.refreshFeeds(feed.id) },
    {
      name: feed.paused ? say('Ask it again') : say('Pause'),
      run: () => void feeds.change(feed.id, { paused: !feed.paused }),
    },
    {
      name: feed.muted ? say('Let its papers into the inbox') : say('Keep its papers out of the inbox'),
      run: () => void feeds.change(feed.id, { muted: !feed.muted }),
    },
    { name: say('Name and folder…'), run: () => shell.show({ kind: 'feed-settings', feed: feed.id }) },
    { name: say('Unsubscribe'), run: () => void feeds.remove(feed.id) },
  ]
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger render={<li />}>
        <Item
          icon={feed.kind === 'daily-papers' ? Newspaper : Rss}
          name={feed.name}
          view={{ kind: 'feed', feed: feed.id }}
          count={feed.undecided}
          problem={feed.lastError}
          isBare
          isQuiet={feed.paused || feed.muted}
        />
      </ContextMenu.Trigger>
      <MenuPortal>
        <ContextMenu.Positioner className={styles['positioner'] ?? ''}>
          <ContextMenu.Popup className={styles['menu'] ?? ''} aria-label={feed.name}>
            {entries.map(({ name, run }) => (
              <ContextMenu.Item key={name} className={styles['entry'] ?? ''} onClick={run}>
                {name}
              </ContextMenu.Item>
            ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </MenuPortal>
    </ContextMenu.Root>
  )
}
