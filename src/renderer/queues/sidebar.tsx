import {
  BookOpen,
  CircleCheck,
  CircleX,
  Files,
  Inbox,
  ListOrdered,
  type LucideIcon,
  Newspaper,
  Plus,
  Rss,
  Settings,
  Star,
  Tag,
  Trash2,
} from 'lucide-react'
import { type CSSProperties, type ReactNode, type Ref, useEffect, useRef, useState } from 'react'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type Queue, type QueueId, UP_NEXT } from '../../preload/contract/reading.ts'
import type { View } from '../../preload/contract/search.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { sameView } from '../stores/view-membership.ts'
import { IconButton } from '../ui/button.tsx'
import { SearchBox } from './search-box.tsx'
import styles from './sidebar.module.css'
import { PAPERS, papersOf } from './use-row-drag.ts'
import { sayCount } from './words.ts'

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
            name="Inbox"
            view={{ kind: 'status', status: 'inbox' }}
            count={info?.counts.inbox}
            needsYou
          />
          <QueueItem queue={upNext} icon={ListOrdered} name="Up next" id={UP_NEXT} />
          <Item
            icon={BookOpen}
            name="Reading"
            view={{ kind: 'status', status: 'reading' }}
            count={info?.counts.reading}
          />
          <Item
            icon={CircleCheck}
            name="Read"
            view={{ kind: 'status', status: 'read' }}
            count={info?.counts.read}
            isQuiet
          />
          <Item icon={Star} name="Starred" view={{ kind: 'starred' }} count={info?.starred} isQuiet />
          <Item icon={Files} name="All papers" view={{ kind: 'all' }} isQuiet />
        </ul>
        <Section title="Queues" add="Make a queue" onAdd={() => stores.shell.show({ kind: 'queue' })}>
          {others.map(queue => (
            <QueueItem key={queue.id} queue={queue} name={queue.name} id={queue.id} />
          ))}
        </Section>
        <Section title="Feeds" add="Subscribe to a feed" onAdd={() => stores.shell.show({ kind: 'feed' })}>
          {feeds?.map(feed => (
            <Item
              key={feed.id}
              icon={feed.kind === 'daily-papers' ? Newspaper : Rss}
              name={feed.name}
              view={{ kind: 'feed', feed: feed.id }}
              count={feed.undecided}
              problem={feed.lastError}
            />
          ))}
        </Section>
        {tags && tags.length > 0 ? (
          <Section title="Tags">
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
          <Item icon={CircleX} name="Dismissed" view={{ kind: 'status', status: 'dismissed' }} isQuiet />
          <Item icon={Trash2} name="Trash" view={{ kind: 'trash' }} isQuiet />
        </ul>
      </div>
      <div className={styles['foot']}>
        <span>{info ? sayCount(info.papers, 'paper') : ' '}</span>
        <IconButton label="Settings" onClick={() => stores.shell.show({ kind: 'settings' })}>
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

interface SectionProps {
  readonly title: string
  readonly add?: string
  readonly onAdd?: () => void
  readonly children: ReactNode
}

function Section({ title, add, onAdd, children }: SectionProps) {
  return (
    <section aria-label={title} className={styles['section']}>
      <div className={styles['heading']}>
        <h2>{title}</h2>
        {add ? (
          <IconButton label={add} onClick={onAdd}>
            <Plus size={14} />
          </IconButton>
        ) : null}
      </div>
      <ul>{children}</ul>
    </section>
  )
}

interface ItemProps {
  readonly icon?: LucideIcon
  readonly hue?: number
  readonly name: string
  readonly view: View
  readonly count?: number | undefined
  readonly isQuiet?: boolean
  readonly needsYou?: boolean
  readonly problem?: string | null
  readonly isOver?: boolean
  /** Of the place in the list, for what can be dropped on it. */
  readonly place?: Ref<HTMLLIElement>
}

function Item({
  icon: Icon,
  hue,
  name,
  view,
  count,
  isQuiet = false,
  needsYou = false,
  problem,
  isOver = false,
  place,
}: ItemProps) {
  const { views, tabs, shell } = useStores()
  const isCurrent = useSlice(
    s => s.views,
    state => sameView(state.view, view),
  )
  const open = (): void => {
    tabs.activate(null)
    shell.setState({ isSidebarOpen: false })
    views.open(view)
  }
  const classes = [
    styles['item'],
    isCurrent && styles['current'],
    isOver && styles['over'],
    problem && styles['troubled'],
  ]
  return (
    <li ref={place}>
      <button
        type="button"
        className={classes.filter(Boolean).join(' ')}
        aria-current={isCurrent ? 'page' : undefined}
        title={problem ?? undefined}
        onClick={open}
      >
        {Icon ? (
          <Icon size={16} strokeWidth={1.7} aria-hidden="true" />
        ) : (
          <span className={styles['hue']} style={{ '--hue': hue } as CSSProperties} aria-hidden="true" />
        )}
        <span className={styles['name']} dir="auto">
          {name}
        </span>
        {count ? (
          <span
            className={[styles['count'], needsYou && styles['needs'], isQuiet && styles['quiet']]
              .filter(Boolean)
              .join(' ')}
          >
            {count.toLocaleString('en')}
          </span>
        ) : null}
      </button>
    </li>
  )
}

/** A queue takes papers that are dropped on it. */
function QueueItem({
  queue,
  icon,
  name,
  id,
}: {
  readonly queue: Queue | undefined
  readonly icon?: LucideIcon
  readonly name: string
  readonly id: QueueId
}) {
  const stores = useStores()
  const place = useRef<HTMLLIElement>(null)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!place.current) return undefined
    return dropTargetForElements({
      element: place.current,
      canDrop: ({ source }) => source.data['type'] === PAPERS,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop({ source }) {
        setOver(false)
        void stores.triage.place(papersOf(source.data), id, name)
      },
    })
  }, [stores, id, name])
  return (
    <Item
      {...(icon ? { icon } : {})}
      hue={queue?.hue ?? 250}
      name={name}
      view={{ kind: 'queue', queue: id }}
      count={queue?.count}
      isOver={isOver}
      place={place}
    />
  )
}
