import { PanelLeft } from 'lucide-react'
import { memo, useEffect, useMemo, useRef } from 'react'
import { pageLabel } from '../bar/page-label.ts'
import { ToolButton } from '../bar/tool-button.tsx'
import { currentSection } from '../engine/outline.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { DwellStrip } from './dwell-strip.tsx'
import { PageList } from './page-list.tsx'
import styles from './outline-panel.module.css'
import { say } from '../messages.ts'

/** The table of contents with where one is; of a file without one, its pages. */
export function OutlinePanel({ onHide }: { readonly onHide: () => void }) {
  const { outline, viewport } = useReader()
  const { entries, places } = useReaderSlice(
    r => r.outline.store,
    state => state,
  )
  const page = useReaderSlice(
    r => r.viewport.store,
    state => state.page,
  )
  const isSettled = useReaderSlice(
    r => r.viewport.store,
    state => state.isSettled,
  )
  const isPlaced = useReaderSlice(
    r => r.viewport.store,
    state => state.isPlaced,
  )
  const pageCount = useReaderSlice(
    r => r.session.store,
    state => state.pageCount,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )

  useEffect(() => {
    // The first page has the worker to itself.
    if (!isPlaced) return
    const timer = setTimeout(() => void outline.load(), 250)
    return () => clearTimeout(timer)
  }, [outline, isPlaced])

  const section = useMemo(() => {
    const place = viewport.place()
    // A heading counts as reached a little below the upper edge of the view.
    return isSettled || page >= 0 ? currentSection(places, { ...place, offset: place.offset + 0.12 }) : -1
  }, [places, page, isSettled, viewport])

  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{entries?.length === 0 ? say('Pages') : say('Contents')}</h2>
        {pageCount > 0 ? (
          <span>{say('page {pageLabel} of {pageCount}', { pageLabel: pageLabel(page, labels), pageCount })}</span>
        ) : null}
        <ToolButton label={say('Hide contents')} shortcut="[" icon={<PanelLeft size={15} />} onClick={onHide} />
      </header>
      {entries === null ? null : entries.length === 0 ? (
        <PageList />
      ) : (
        <ol className={styles.list}>
          {entries.map((entry, index) => (
            <Entry
              // Titles may repeat, and the list never changes its order.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              title={entry.title}
              level={entry.level}
              page={places[index] ? pageLabel(places[index].page, labels) : ''}
              isCurrent={index === section}
              leadsNowhere={places[index] === null || entry.destination === null}
              onGo={() => void outline.find(index).then(place => place && viewport.goTo(place))}
            />
          ))}
        </ol>
      )}
      {entries === null ? null : <DwellStrip />}
    </>
  )
}

interface EntryProps {
  readonly title: string
  readonly level: number
  readonly page: string
  readonly isCurrent: boolean
  readonly leadsNowhere: boolean
  readonly onGo: () => void
}

const Entry = memo(
  function Entry({ title, level, page, isCurrent, leadsNowhere, onGo }: EntryProps) {
    const item = useRef<HTMLLIElement>(null)
    useEffect(() => {
      if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' })
    }, [isCurrent])
    return (
      <li ref={item}>
        <button
          type="button"
          className={styles.entry}
          data-level={Math.min(level, 4)}
          aria-current={isCurrent ? 'location' : undefined}
          disabled={leadsNowhere}
          onClick={onGo}
        >
          <span dir="auto">{title}</span>
          <span className={styles.page}>{page}</span>
        </button>
      </li>
    )
  },
  (a, b) =>
    a.title === b.title &&
    a.level === b.level &&
    a.page === b.page &&
    a.isCurrent === b.isCurrent &&
    a.leadsNowhere === b.leadsNowhere,
)
