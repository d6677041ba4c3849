import { CloudOff, Plus, RefreshCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Feed } from '../../preload/contract/feed.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { ActionMenu } from '../ui/action-menu.tsx'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { onRowKey } from '../ui/use-row-keys.ts'
import { FeedRow } from './feed-row.tsx'
import { foldersOf, sayMoment, summaryOf } from './feed-words.ts'
import styles from './feeds-page.module.css'
import { say } from './messages.ts'

const NONE: readonly Feed[] = []
const CLOCK_MS = 30_000

/** Where papers come from: every subscription, how it is doing, and what to do where it does not. */
export function FeedsPage() {
  const { shell, feeds: store, feedsStatus } = useStores()
  const { value, failure } = useSlice(
    s => s.feeds,
    state => state,
  )
  const status = useSlice(
    s => s.feedsStatus,
    state => state.value,
  )
  const now = useNow()
  const file = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const feeds = value ?? NONE
  useEffect(() => void feedsStatus.refresh(), [feedsStatus])
  useEffect(() => body.current?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true }), [])
  const find = (row: string): Feed | undefined => store.find(row)
  return (
    <PageFrame
      title={say('Feeds')}
      summary={feeds.length > 0 ? summaryOf(feeds) : undefined}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <div className={styles['actions']}>
          <Button
            disabled={feeds.length === 0}
            aria-label={say('Refresh all feeds')}
            onClick={() => void store.refreshFeeds(null)}
          >
            <RefreshCw size={14} aria-hidden="true" /> <span className={styles['wide']}>{say('Refresh all')}</span>
          </Button>
          <Button look="strong" aria-label={say('Subscribe to a feed')} onClick={() => shell.show({ kind: 'feed' })}>
            <Plus size={15} aria-hidden="true" /> <span className={styles['wide']}>{say('Subscribe')}</span>
          </Button>
          <ActionMenu
            label={say('More for all feeds')}
            actions={[
              { name: say('Bring in an OPML list…'), run: () => file.current?.click() },
              { name: say('Give out as an OPML list…'), run: () => shell.show({ kind: 'opml' }) },
            ]}
          />
          <input
            ref={file}
            type="file"
            hidden
            accept=".opml,.xml,text/xml,text/x-opml"
            aria-label={say('OPML list')}
            onChange={event => {
              const chosen = event.target.files?.[0]
              event.target.value = ''
              if (chosen) void store.importOpml(chosen)
            }}
          />
        </div>
      }
    >
      {status?.offline ? (
        <p className={styles['offline']} role="status">
          <CloudOff size={15} aria-hidden="true" /> {say('Nothing could be reached')}
          {status.offlineSince ? say(' since {moment}', { moment: sayMoment(status.offlineSince, now) }) : ''}
          {say(
            '. No feed is to blame: all are asked again as soon as there is a network. What you have stays readable.',
          )}
        </p>
      ) : null}
      {failure && value === null ? <p className={styles['trouble']}>{failure.message}</p> : null}
      {value !== null && feeds.length === 0 ? <Nothing onSubscribe={() => shell.show({ kind: 'feed' })} /> : null}
      <div
        ref={body}
        role="presentation"
        onKeyDown={event =>
          onRowKey(event, {
            r: row => void store.refreshFeeds(row),
            p: row => void store.change(row, { paused: !(find(row)?.paused ?? false) }),
            m: row => void store.change(row, { muted: !(find(row)?.muted ?? false) }),
            F2: row => shell.show({ kind: 'feed-settings', feed: row }),
            Delete: row => void store.remove(row),
          })
        }
      >
        {foldersOf(feeds).map(folder => (
          <section
            key={folder.name ?? ''}
            aria-label={folder.name ?? say('Not in a folder')}
            className={styles['folder']}
          >
            {folder.name === null ? null : (
              <h2 className={styles['heading']} dir="auto">
                {folder.name} <span>{folder.feeds.length}</span>
              </h2>
            )}
            <ul>
              {folder.feeds.map(feed => (
                <FeedRow key={feed.id} feed={feed} now={now} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PageFrame>
  )
}

function Nothing({ onSubscribe }: { readonly onSubscribe: () => void }) {
  return (
    <div className={styles['nothing']}>
      <h2>{say('No feeds yet')}</h2>
      <p>
        {say(
          'Daily Papers, a subject of arXiv, a search there, a journal, a preprint server, a blog: whatever lists papers can be followed, politely and without an account.',
        )}
      </p>
      <Button look="strong" onClick={onSubscribe}>
        {say('Subscribe')}
      </Button>
    </div>
  )
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), CLOCK_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
