import { Newspaper, Pause, Play, RefreshCw, Rss, VolumeX } from 'lucide-react'
import type { Feed } from '../../preload/contract/feed.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { type Action, ActionMenu } from '../ui/action-menu.tsx'
import { IconButton } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { healthOf, hostOf } from './feed-words.ts'
import styles from './feeds-page.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** One subscription: how it is doing, and what can be done about it. */
export function FeedRow({ feed, now }: { readonly feed: Feed; readonly now: Date }) {
  const stores = useStores()
  const { feeds, shell } = stores
  const Icon = feed.kind === 'daily-papers' ? Newspaper : Rss
  const about = `feed-${feed.id}`
  const actions: readonly Action[] = [
    {
      name: say('Name and folder…'),
      shown: 'F2',
      run: () => shell.show({ kind: 'feed-settings', feed: feed.id }),
    },
    {
      name: feed.muted ? say('Let its papers into the inbox') : say('Keep its papers out of the inbox'),
      shown: 'M',
      run: () => void feeds.change(feed.id, { muted: !feed.muted }),
    },
    ...(feed.homepage
      ? [{ name: say('Open its page'), run: () => void window.open(feed.homepage ?? '', '_blank', 'noopener') }]
      : []),
    { name: say('Copy its address'), run: () => void copyText(feed.url) },
    { name: say('Unsubscribe'), shown: 'Del', isDangerous: true, run: () => void feeds.remove(feed.id) },
  ]
  return (
    <li className={[styles['row'], feed.paused && styles['resting']].filter(Boolean).join(' ')}>
      <Icon size={16} strokeWidth={1.7} aria-hidden="true" className={styles['icon']} />
      <div className={styles['words']}>
        <button
          type="button"
          className={styles['name']}
          data-row={feed.id}
          dir="auto"
          aria-describedby={about}
          onClick={() => openView(stores, { kind: 'feed', feed: feed.id })}
        >
          {feed.name}
        </button>
        <p id={about} className={styles['facts']}>
          {feed.muted ? (
            <span className={styles['muted']}>
              <VolumeX size={12} aria-hidden="true" /> {say('muted')}
            </span>
          ) : null}
          {healthOf(feed, now).map(part => (
            <span key={part}>{part}</span>
          ))}
          <span className={styles['host']} title={feed.url}>
            {hostOf(feed.url)}
          </span>
        </p>
        {feed.lastError ? <p className={styles['trouble']}>{feed.lastError}</p> : null}
      </div>
      <span
        className={styles['counts']}
        title={say('{undecided} undecided of {count}', { undecided: feed.undecided, count: feed.count })}
      >
        {feed.undecided > 0 ? <b>{feed.undecided.toLocaleString(locale)}</b> : null}
        <span>{feed.count.toLocaleString(locale)}</span>
        <span className="visually-hidden"> {say('papers')}</span>
      </span>
      <span className={styles['acts']}>
        <IconButton label={say('Refresh {name}', { name: feed.name })} onClick={() => void feeds.refreshFeeds(feed.id)}>
          <RefreshCw size={14} />
        </IconButton>
        <IconButton
          label={feed.paused ? say('Ask {name} again', { name: feed.name }) : say('Pause {name}', { name: feed.name })}
          onClick={() => void feeds.change(feed.id, { paused: !feed.paused })}
        >
          {feed.paused ? <Play size={14} /> : <Pause size={14} />}
        </IconButton>
        <ActionMenu label={say('More for {name}', { name: feed.name })} actions={actions} />
      </span>
    </li>
  )
}
