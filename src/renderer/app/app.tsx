import { useCallback, useEffect } from 'react'
import { DetailsPane } from '../details/details-pane.tsx'
import { ListPane } from '../queues/list-pane.tsx'
import { Sidebar } from '../queues/sidebar.tsx'
import { useConnection, useSlice, useStores } from '../stores/use-stores.tsx'
import { Notices } from '../ui/notices.tsx'
import { Welcome } from '../welcome/welcome.tsx'
import styles from './app.module.css'
import { Foot } from './foot.tsx'
import { focusList } from './focus.ts'
import { PlaceNote } from './place-note.tsx'
import { PageHost } from './page-host.tsx'
import { PanelHost } from './panel-host.tsx'
import { loadReader, useReaderModule } from './reader-module.ts'
import { rowMenu } from './row-menu.ts'
import { TabBar } from './tab-bar.tsx'
import { useDropAndPaste } from './use-drop-and-paste.ts'
import { useWindowTitle } from './use-front-name.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useLanguage } from './use-language.ts'
import { useTheme } from './use-theme.ts'
import { say } from './messages.ts'

export function App() {
  const stores = useStores()
  useShortcuts(stores)
  useDropAndPaste(stores)
  useTheme()
  useLanguage()
  const { tabs, active } = useSlice(
    s => s.tabs,
    state => state,
  )
  const hasRows = useSlice(
    s => s.views,
    state => state.ids.length > 0,
  )
  useEffect(() => {
    if (!hasRows) return
    // A list of papers is there, and the next thing may be to open one.
    const idle = requestIdleCallback(() => void loadReader().catch(() => undefined))
    return () => cancelIdleCallback(idle)
  }, [hasRows])
  const open = tabs.find(tab => tab.paper === active)
  useWindowTitle(open)
  const showReader = useReaderModule()
  const isAwaited = open !== undefined && showReader === null
  useEffect(() => {
    if (!isAwaited) return
    loadReader().catch((error: unknown) => {
      stores.tabs.activate(null)
      stores.notices.fail(error)
    })
  }, [isAwaited, stores])
  return (
    <div className={styles['window']}>
      <Banner />
      <PlaceNote />
      {tabs.length > 0 ? <TabBar tabs={tabs} active={open?.paper ?? null} /> : null}
      {open ? (
        (showReader?.(
          { paper: open.paper, file: open.file, title: open.title, onClose: () => stores.tabs.activate(null) },
          `${open.paper}:${open.file}`,
        ) ?? <p className={styles['wait']}>{say('Opening…')}</p>)
      ) : (
        <Library />
      )}
      <PanelHost />
      <NoticeHost />
    </div>
  )
}

function Library() {
  const stores = useStores()
  const { shell } = stores
  const menu = useCallback(() => rowMenu(stores), [stores])
  const { page, isDetailsOpen, isSidebarOpen } = useSlice(
    s => s.shell,
    state => state,
  )
  const isEmpty = useSlice(
    s => s.info,
    ({ value }) => value !== null && value.papers === 0 && value.trashed === 0,
  )
  const hasFeeds = useSlice(
    s => s.feeds,
    ({ value }) => (value?.length ?? 0) > 0,
  )
  const isSearching = useSlice(
    s => s.views,
    state => state.view.kind === 'search',
  )
  const isWelcome = isEmpty && !hasFeeds && !isSearching
  useEffect(() => focusList(), [])
  return (
    <>
      <div className={styles['panes']} data-details={isDetailsOpen} data-sidebar={isSidebarOpen}>
        {isDetailsOpen || isSidebarOpen ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles['veil']}
            aria-label={say('Back to the list')}
            onClick={() => shell.setState({ isDetailsOpen: false, isSidebarOpen: false })}
          />
        ) : null}
        <nav aria-label={say('Library')} className={styles['sidebar']}>
          <Sidebar />
        </nav>
        <main className={styles['main']}>
          {page ? <PageHost page={page} /> : isWelcome ? <Welcome /> : <ListPane menu={menu} />}
        </main>
        {isWelcome || page ? null : (
          <aside aria-label={say('Details')} className={styles['details']} data-details="">
            <DetailsPane />
          </aside>
        )}
      </div>
      <Foot isWelcome={isWelcome} />
    </>
  )
}

/** Trouble that lasts: said once, calmly, for as long as it does. */
function Banner() {
  const connection = useConnection()
  const isReadOnly = useSlice(
    s => s.info,
    state => state.value?.writable === false,
  )
  if (connection === 'lost')
    return (
      <p role="alert" className={styles['banner']}>
        {say(
          'The library does not answer. What you typed stays here; it is tried again by itself. If Offprint was closed, start it again.',
        )}
      </p>
    )
  if (isReadOnly)
    return (
      <p role="alert" className={styles['banner']}>
        {say('This library is open for reading only: another process owns it, or a later Offprint wrote it.')}
      </p>
    )
  return null
}

function NoticeHost() {
  const { notices: store } = useStores()
  const { notices, announcement } = useSlice(
    s => s.notices,
    state => state,
  )
  return <Notices notices={notices} announcement={announcement} onDismiss={store.dismiss} onHold={store.hold} />
}
