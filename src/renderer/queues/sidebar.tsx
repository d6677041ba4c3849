import {
  BookOpen,
  CalendarCheck,
  CalendarDays,
  ChartNoAxesColumn,
  CircleCheck,
  CircleX,
  Clock,
  Files,
  Highlighter,
  Inbox,
  ListFilter,
  ListOrdered,
  Mail,
  NotebookText,
  Settings,
  Star,
  Tag,
  Trash2,
  VolumeX,
} from 'lucide-react'
import { UP_NEXT } from '../../preload/contract/reading.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { openPage } from '../stores/way.ts'
import { IconButton } from '../ui/button.tsx'
import { sayCount } from '../ui/say.ts'
import { FeedItems } from './feed-items.tsx'
import { MonthMap } from './month-map.tsx'
import { QueueItem } from './queue-item.tsx'
import { SearchBox } from './search-box.tsx'
import { Item, PageItem, Section } from './sidebar-item.tsx'
import styles from './sidebar.module.css'
import { say } from './messages.ts'

/** The way round the library: lists, queues, feeds, tags. */
export function Sidebar() {
  const stores = useStores()
  const info = useSlice(
    s => s.info,
    state => state.value,
  )
  const queues = useSlice(
    s => s.queues,
    state => state.value,
  )
  const feeds = useSlice(
    s => s.feeds,
    state => state.value,
  )
  const tags = useSlice(
    s => s.tags,
    state => state.value,
  )
  const upNext = queues?.find(queue => queue.id === UP_NEXT)
  const others = queues?.filter(queue => queue.id !== UP_NEXT) ?? []
  return (
    <>
      <p className={styles['brand']}>
        <Mark /> Offprint
      </p>
      <SearchBox />
      <div className={styles['scroll']}>
        <ul>
          <Item
            icon={Inbox}
            name={say('Inbox')}
            view={{ kind: 'status', status: 'inbox' }}
            count={info?.counts.inbox}
            needsYou
          />
          <PageItem icon={CalendarCheck} name={say('Plan')} page={{ kind: 'plan' }} />
          <QueueItem queue={upNext} icon={ListOrdered} name={say('Up next')} id={UP_NEXT} />
          <Item
            icon={BookOpen}
            name={say('Reading')}
            view={{ kind: 'status', status: 'reading' }}
            count={info?.counts.reading}
          />
          {info && info.snoozed > 0 ? (
            <Item icon={Clock} name={say('Put off')} view={{ kind: 'snoozed' }} count={info.snoozed} isQuiet />
          ) : null}
          <Item
            icon={CircleCheck}
            name={say('Read')}
            view={{ kind: 'status', status: 'read' }}
            count={info?.counts.read}
            isQuiet
          />
          <Item icon={Star} name={say('Starred')} view={{ kind: 'starred' }} count={info?.starred} isQuiet />
          <Item icon={Files} name={say('All papers')} view={{ kind: 'all' }} isQuiet />
          <PageItem icon={Highlighter} name={say('Annotations')} page={{ kind: 'annotations' }} isQuiet />
        </ul>
        <Section title={say('Queues')} add={say('Make a queue')} onAdd={() => stores.shell.show({ kind: 'queue' })}>
          {others.map(queue => (
            <QueueItem key={queue.id} queue={queue} name={queue.name} id={queue.id} />
          ))}
        </Section>
        <Section
          title={say('Feeds')}
          add={say('Subscribe to a feed')}
          onAdd={() => stores.shell.show({ kind: 'feed' })}
          onTitle={() => openPage(stores, { kind: 'feeds' })}
        >
          <PageItem icon={Mail} name={say('Digest')} page={{ kind: 'digest' }} isQuiet />
          <PageItem icon={CalendarDays} name={say('Archive')} page={{ kind: 'archive' }} isQuiet />
          <PageItem icon={ListFilter} name={say('Rules')} page={{ kind: 'rules' }} isQuiet />
          <FeedItems feeds={feeds ?? []} />
        </Section>
        {tags && tags.length > 0 ? (
          <Section title={say('Tags')}>
            {tags.map(tag => (
              <Item
                key={tag.name}
                icon={Tag}
                name={tag.name}
                view={{ kind: 'tag', tag: tag.name }}
                count={tag.count}
                isQuiet
              />
            ))}
          </Section>
        ) : null}
        <ul className={styles['last']}>
          {info && info.muted > 0 ? (
            <Item icon={VolumeX} name={say('Muted')} view={{ kind: 'muted' }} count={info.muted} isQuiet />
          ) : null}
          <Item icon={CircleX} name={say('Dismissed')} view={{ kind: 'status', status: 'dismissed' }} isQuiet />
          <Item icon={Trash2} name={say('Trash')} view={{ kind: 'trash' }} isQuiet />
          <PageItem icon={NotebookText} name={say('Journal')} page={{ kind: 'journal' }} />
          <PageItem icon={ChartNoAxesColumn} name={say('Statistics')} page={{ kind: 'statistics' }} />
        </ul>
      </div>
      <MonthMap />
      <div className={styles['foot']}>
        <span>{info ? sayCount(info.papers, say('paper'), say('papers')) : ' '}</span>
        <IconButton label={say('Settings')} onClick={() => stores.shell.show({ kind: 'settings' })}>
          <Settings size={15} />
        </IconButton>
      </div>
    </>
  )
}

function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M7 3h13l6 6v20H7z M20 3v6h6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M11.5 22.5h10" stroke="var(--accent)" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
