import { ChevronLeft, ChevronRight, Newspaper } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { ArchiveSpan } from '../stores/archive-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { onRowKey } from '../ui/use-row-keys.ts'
import styles from './archive-page.module.css'
import { EditionEntry } from './edition-entry.tsx'
import { EditionCalendar, EditionIndex } from './edition-index.tsx'
import { actsOn, summaryOf, titleOf } from './edition-words.ts'
import { say } from './messages.ts'

const SPANS: readonly (readonly [ArchiveSpan, string])[] = [
  ['day', say('Day')],
  ['week', say('Week')],
  ['month', say('Month')],
  ['trending', say('Trending')],
]
const NONE = [] as const

/** Past editions like a newspaper's archive: each as it appeared, with what became of its papers. */
export function ArchivePage() {
  const stores = useStores()
  const { archive, shell, triage, views } = stores
  const { span, feed, editions, page, day, isLoaded, isFetching, remark, failure } = useSlice(
    s => s.archive,
    state => state,
  )
  const feeds = useSlice(
    s => s.feeds,
    state => state.value ?? NONE,
  )
  const list = useRef<HTMLDivElement>(null)
  const open = page?.summary ?? null
  useEffect(() => void archive.open(archive.getState().span, archive.getState().feed), [archive])
  const openId = open?.id ?? null
  useEffect(() => {
    if (openId !== null) list.current?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true })
  }, [openId])

  const showInList = (paper: PaperId): void => {
    if (!open) return
    openView(stores, { kind: 'edition', edition: open.id })
    views.follow(paper)
    shell.setState({ isDetailsOpen: true })
  }
  const idOf = (row: string): PaperId => Number(row) as PaperId
  const Index = span === 'day' && feed === null ? EditionCalendar : EditionIndex
  return (
    <PageFrame
      title={open ? titleOf(open) : say('Archive')}
      summary={open ? summaryOf(open) : undefined}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <div className={styles['actions']}>
          <select
            aria-label={say('Editions of')}
            value={feed ?? ''}
            onChange={event => void archive.open('day', event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{say('Daily Papers')}</option>
            {feeds
              .filter(({ kind }) => kind !== 'daily-papers')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
          {feed === null ? (
            <div role="group" aria-label={say('Span')} className={styles['spans']}>
              {SPANS.map(([value, name]) => (
                <button
                  key={value}
                  type="button"
                  aria-pressed={span === value}
                  onClick={() => void archive.open(value)}
                >
                  {name}
                </button>
              ))}
            </div>
          ) : null}
          <IconButton
            look="plain"
            label={say('Earlier edition ([)')}
            disabled={!page?.earlier}
            onClick={() => void archive.step('earlier')}
          >
            <ChevronLeft size={16} />
          </IconButton>
          <IconButton
            look="plain"
            label={say('Later edition (])')}
            disabled={!page?.later}
            onClick={() => void archive.step('later')}
          >
            <ChevronRight size={16} />
          </IconButton>
        </div>
      }
    >
      <p className={styles['remark']} aria-live="polite">
        {isFetching ? say('Fetching that edition…') : (failure?.message ?? remark ?? '')}
      </p>
      {open && page ? (
        <div className={styles['spread']}>
          <div
            ref={list}
            role="presentation"
            className={styles['sheet']}
            onKeyDown={event => {
              if (event.key === 'ArrowLeft') void archive.step('earlier')
              if (event.key === 'ArrowRight') void archive.step('later')
              onRowKey(event, {
                q: row => void triage.setStatus([idOf(row)], 'queued'),
                x: row => void triage.setStatus([idOf(row)], 'dismissed'),
                s: row => void triage.setStarred([idOf(row)], !(stores.rows.get(idOf(row))?.starred ?? false)),
              })
            }}
          >
            {page.entries.length === 0 ? <p className={styles['none']}>{say('This edition had no papers.')}</p> : null}
            <ol aria-label={say('Papers of the edition')}>
              {page.entries.map(entry => (
                <EditionEntry
                  key={entry.paper}
                  entry={entry}
                  acts={actsOn(entry.paper, day)}
                  onOpen={() => showInList(entry.paper)}
                />
              ))}
            </ol>
          </div>
          <Index
            editions={editions}
            open={open}
            onShow={id => void archive.show(id)}
            onGoTo={span === 'day' && feed === null ? date => void archive.goTo(date) : null}
          />
        </div>
      ) : isLoaded ? (
        <Nothing
          isFetching={isFetching}
          onFetch={() => void archive.goTo(new Date().toISOString().slice(0, 10))}
          canFetch={feed === null}
        />
      ) : null}
    </PageFrame>
  )
}

function Nothing({
  isFetching,
  canFetch,
  onFetch,
}: {
  readonly isFetching: boolean
  readonly canFetch: boolean
  readonly onFetch: () => void
}) {
  return (
    <div className={styles['nothing']}>
      <Newspaper size={26} strokeWidth={1.2} aria-hidden="true" />
      <h2>{say('No edition of this kind yet')}</h2>
      <p>
        {say(
          'Every list that is fetched is kept as it appeared, with the votes, comments and stars of its day. Old ones can be fetched as well.',
        )}
      </p>
      {canFetch ? (
        <Button look="strong" disabled={isFetching} onClick={onFetch}>
          {say('Fetch the newest')}
        </Button>
      ) : null}
    </div>
  )
}
