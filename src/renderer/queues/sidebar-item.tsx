import { type LucideIcon, Plus } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { View } from '../../preload/contract/search.ts'
import type { Page } from '../stores/shell-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { sameView } from '../stores/view-membership.ts'
import { openPage, openView } from '../stores/way.ts'
import { IconButton } from '../ui/button.tsx'
import styles from './sidebar.module.css'
import { locale } from '../language/language.ts'

interface SectionProps {
  readonly title: string
  readonly add?: string
  readonly onAdd?: () => void
  /** Where the section has a page of its own. */
  readonly onTitle?: () => void
  readonly children: ReactNode
}

/** A heading, what is below it, and a way to have one more. */
export function Section({ title, add, onAdd, onTitle, children }: SectionProps) {
  return (
    <section aria-label={title} className={styles['section']}>
      <div className={styles['heading']}>
        <h2>
          {onTitle ? (
            <button type="button" className={styles['title']} onClick={onTitle}>
              {title}
            </button>
          ) : (
            title
          )}
        </h2>
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

interface EntryProps {
  readonly icon?: LucideIcon
  /** In place of an icon: what one gave a queue. */
  readonly mark?: ReactNode
  readonly name: string
  readonly count?: number | undefined
  readonly isQuiet?: boolean
  readonly needsYou?: boolean
  /** More than there should be; said beside the count. */
  readonly warning?: string | null
  readonly problem?: string | null
  readonly isOver?: boolean
  /** Of the place in the list, for what can be dropped on it. */
  readonly place?: Ref<HTMLLIElement>
  /** Where who asks makes the place in the list. */
  readonly isBare?: boolean
}

/** A list of papers. */
export function Item({ view, ...entry }: EntryProps & { readonly view: View }) {
  const stores = useStores()
  const isInFront = useSlice(
    s => s.shell,
    state => state.page === null,
  )
  const isOpen = useSlice(
    s => s.views,
    state => sameView(state.view, view),
  )
  return <Entry {...entry} isCurrent={isInFront && isOpen} onOpen={() => openView(stores, view)} />
}

/** A page that is no list of papers. */
export function PageItem({ page, ...entry }: EntryProps & { readonly page: Page }) {
  const stores = useStores()
  const isCurrent = useSlice(
    s => s.shell,
    state => state.page?.kind === page.kind,
  )
  return <Entry {...entry} isCurrent={isCurrent} onOpen={() => openPage(stores, page)} />
}

function Entry({
  icon: Icon,
  mark,
  name,
  count,
  isQuiet = false,
  needsYou = false,
  warning,
  problem,
  isOver = false,
  place,
  isBare = false,
  isCurrent,
  onOpen,
}: EntryProps & { readonly isCurrent: boolean; readonly onOpen: () => void }) {
  const classes = [
    styles['item'],
    isCurrent && styles['current'],
    isOver && styles['over'],
    problem && styles['troubled'],
  ]
  const button = (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-current={isCurrent ? 'page' : undefined}
      title={problem ?? warning ?? undefined}
      onClick={onOpen}
    >
      {Icon ? <Icon size={16} strokeWidth={1.7} aria-hidden="true" /> : mark}
      <span className={styles['name']} dir="auto">
        {name}
      </span>
      {count ? (
        <span
          className={[styles['count'], (needsYou || warning) && styles['needs'], isQuiet && styles['quiet']]
            .filter(Boolean)
            .join(' ')}
        >
          {count.toLocaleString(locale)}
          {warning ? <span className="visually-hidden">, {warning}</span> : null}
        </span>
      ) : null}
    </button>
  )
  return isBare ? button : <li ref={place}>{button}</li>
}
