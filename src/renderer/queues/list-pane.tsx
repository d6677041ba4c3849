import { type RefObject, useEffect, useRef } from 'react'
import { Inbox, ListPlus, Menu, Plus, SlidersHorizontal } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import type { View } from '../../preload/contract/search.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { useLostFocus } from '../ui/use-lost-focus.ts'
import { MenuArea, type MenuGroups } from '../ui/menu.tsx'
import { FinishStrip } from './finish-strip.tsx'
import { LayoutMenu } from './layout-menu.tsx'
import { ListOrder } from './list-order.tsx'
import { PaperList } from './paper-list.tsx'
import styles from './list-pane.module.css'
import { QueueStrip } from './queue-strip.tsx'
import { emptyWordsOf, headingOf, nameOfView, summaryOf } from './view-words.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

const NOTHING = [] as const

export interface ListPaneProps {
  /** What can be done with the chosen papers. */
  readonly menu: () => MenuGroups
}

/** The list with its heading: what it is, how much there is to decide, how long it takes. */
export function ListPane({ menu }: ListPaneProps) {
  const stores = useStores()
  // Not the cursor: a heading that is painted anew at every key costs time and says nothing new.
  const { chosen, ...view } = useSlice(
    s => s.views,
    useShallow(({ view: shown, ids, isWhole, undecided, minutes, edition, isLoaded, failure, selection }) => ({
      view: shown,
      ids,
      isWhole,
      undecided,
      minutes,
      edition,
      isLoaded,
      failure,
      chosen: selection.selected.size,
    })),
  )
  const queues = useSlice(
    s => s.queues,
    state => state.value ?? NOTHING,
  )
  const feeds = useSlice(
    s => s.feeds,
    state => state.value ?? NOTHING,
  )
  const name = nameOfView(view.view, queues, feeds)
  const facts = { ...view, count: view.ids.length }
  const shown = view.view
  const lastShown = useRef(shown)
  useEffect(() => {
    if (view.ids.length > 0) lastShown.current = shown
  }, [shown, view.ids])
  const queue = shown.kind === 'queue' ? queues.find(({ id }) => id === shown.queue) : undefined
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['menu']}>
          <IconButton label={say('Library')} onClick={() => stores.shell.setState({ isSidebarOpen: true })}>
            <Menu size={17} />
          </IconButton>
        </span>
        <div className={styles['words']}>
          <h1 className={styles['title']}>{headingOf(facts, name, new Date())}</h1>
          <p className={styles['summary']} aria-live="polite">
            {chosen > 1
              ? say('{chosen} chosen', { chosen: chosen.toLocaleString(locale) })
              : view.isWhole
                ? summaryOf(facts) || ' '
                : ' '}
            {queue?.limit && chosen <= 1 ? (
              <span className={queue.over ? styles['over'] : undefined}>
                {' '}
                {say('· at most {limit}', { limit: queue.limit })}
              </span>
            ) : null}
          </p>
        </div>
        {shown.kind === 'search' ? (
          <Button
            aria-label={say('Save as a queue')}
            onClick={() => stores.shell.show({ kind: 'queue', query: shown.query })}
          >
            <ListPlus size={15} aria-hidden="true" /> <span className={styles['wide']}>{say('Save as a queue')}</span>
          </Button>
        ) : null}
        {queue ? (
          <IconButton
            look="plain"
            label={say('Queue settings')}
            onClick={() => stores.shell.show({ kind: 'queue-settings', queue: queue.id })}
          >
            <SlidersHorizontal size={15} />
          </IconButton>
        ) : null}
        <LayoutMenu />
        <Button onClick={() => stores.shell.show({ kind: 'add' })} aria-label={say('Import or add papers')}>
          <Plus size={15} aria-hidden="true" /> <span className={styles['wide']}>{say('Add papers')}</span>
        </Button>
      </header>
      <ListOrder view={shown} />
      {queue ? <QueueStrip queue={queue} /> : null}
      {shown.kind === 'status' && shown.status === 'reading' ? <FinishStrip /> : null}
      {view.failure && view.ids.length === 0 ? (
        <Message
          title={say('This list could not be read')}
          text={view.failure.message}
          action={say('Try again')}
          onAction={() => void stores.views.reload()}
        />
      ) : view.isLoaded && view.ids.length === 0 ? (
        <EmptyView lastShown={lastShown} />
      ) : (
        <MenuArea groups={menu}>
          <PaperList />
        </MenuArea>
      )}
    </>
  )
}

/** `lastShown` is the last list that had papers. */
function EmptyView({ lastShown }: { readonly lastShown: RefObject<View> }) {
  const stores = useStores()
  const view = useSlice(
    s => s.views,
    state => state.view,
  )
  const words = emptyWordsOf(view)
  // A list that became empty leaves the paper one was at; what was found is no more.
  useEffect(() => {
    if (view.kind === 'search' || view !== lastShown.current) stores.papers.show(null)
  }, [stores, view, lastShown])
  const actions = { add: say('Add papers'), inbox: say('Go to the inbox') } as const
  const run = (): void => {
    if (words.action === 'add') stores.shell.show({ kind: 'add' })
    else stores.views.open({ kind: 'status', status: 'inbox' })
  }
  return <Message title={words.title} text={words.text} action={words.action && actions[words.action]} onAction={run} />
}

interface MessageProps {
  readonly title: string
  readonly text: string
  readonly action: string | null
  readonly onAction: () => void
}

function Message({ title, text, action, onAction }: MessageProps) {
  const body = useRef<HTMLDivElement>(null)
  useLostFocus(body)
  return (
    <div ref={body} className={styles['empty']} tabIndex={-1}>
      <Inbox size={26} strokeWidth={1.2} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{text}</p>
      {action ? <Button onClick={onAction}>{action}</Button> : null}
    </div>
  )
}
