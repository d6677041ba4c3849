import { ArrowBigUp, Code2, MessageSquare, NotebookPen, Star } from 'lucide-react'
import { type CSSProperties, memo, type MouseEvent, type ReactNode } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useSlice } from '../stores/use-stores.tsx'
import { MarkedText } from './marked-text.tsx'
import styles from './paper-row.module.css'
import { StatusGlyph } from './status-glyph.tsx'
import { sayByline, sayDate, sayFullDate, STATUS_WORDS } from './words.ts'

export interface PaperRowProps {
  readonly id: PaperId
  readonly index: number
  readonly place: CSSProperties
  readonly isCursor: boolean
  readonly isSelected: boolean
  readonly slides: boolean
  readonly onPress: (event: MouseEvent, id: PaperId, index: number) => void
  readonly onOpen: (id: PaperId) => void
}

/** One paper of the list: what decides about it at a glance, and nothing more. */
export const PaperRowView = memo(function PaperRowView({
  id,
  index,
  place,
  isCursor,
  isSelected,
  slides,
  onPress,
  onOpen,
}: PaperRowProps) {
  const row = useSlice(
    stores => stores.rows,
    state => state.rows.get(id),
  )
  const hit = useSlice(
    stores => stores.search,
    state => state.hits.get(id),
  )
  const hue = useSlice(
    stores => stores.queues,
    state => state.value?.find(queue => queue.id === row?.queues[0])?.hue ?? null,
  )
  const common = {
    id: `paper-${id}`,
    role: 'row',
    'aria-rowindex': index + 1,
    'aria-selected': isSelected || isCursor,
    style: place,
    'data-paper': id,
    onMouseDown: (event: MouseEvent) => onPress(event, id, index),
    onDoubleClick: () => onOpen(id),
    className: [
      styles['row'],
      isCursor && styles['cursor'],
      isSelected && styles['selected'],
      row?.status === 'read' && styles['done'],
      slides && styles['slides'],
    ]
      .filter(Boolean)
      .join(' '),
  } as const
  if (!row)
    return (
      <div {...common} aria-label="Loading">
        <div role="gridcell" className={styles['skeleton']} />
      </div>
    )
  const date = sayDate(row.publishedAt, new Date())
  const byline = sayByline(row)
  return (
    <div {...common} aria-label={row.title}>
      <div role="gridcell" className={styles['glyph']}>
        <StatusGlyph status={row.status} hue={hue} progress={row.progress} />
        <span className="visually-hidden">{STATUS_WORDS[row.status]}</span>
      </div>
      <div role="gridcell" className={styles['text']}>
        <div className={styles['title']} dir="auto">
          {hit?.field === 'title' ? <MarkedText text={hit.snippet} marks={hit.marks} /> : row.title}
        </div>
        <div className={styles['meta']}>
          {byline ? (
            <span className={styles['byline']} dir="auto">
              {byline}
            </span>
          ) : null}
          {date && row.publishedAt ? (
            <time
              dateTime={row.publishedAt}
              title={`${sayFullDate(row.publishedAt)}${row.publishedInferred ? ', year inferred' : ''}`}
            >
              {date}
            </time>
          ) : null}
          {row.comments ? <Count icon={<MessageSquare size={13} />} count={row.comments} of="comments" /> : null}
          {row.upvotes ? <Count icon={<ArrowBigUp size={15} />} count={row.upvotes} of="upvotes" /> : null}
          {row.hasCode ? <Code2 size={13} aria-label="has code" /> : null}
          {row.hasNote ? <NotebookPen size={13} aria-label="has a note" /> : null}
          {hit && hit.field !== 'title' ? (
            <span className={styles['snippet']} dir="auto">
              <MarkedText text={hit.snippet} marks={hit.marks} />
            </span>
          ) : row.takeaway || row.remark ? (
            <span className={styles['remark']} dir="auto">
              {row.takeaway ?? row.remark}
            </span>
          ) : null}
        </div>
      </div>
      <div role="gridcell" className={styles['end']}>
        {row.starred ? (
          <Star size={13} className={styles['star'] ?? ''} fill="currentColor" aria-label="starred" />
        ) : null}
        <span className={styles['minutes']}>
          {row.minutes}
          <small> min</small>
        </span>
      </div>
    </div>
  )
})

function Count({ icon, count, of }: { readonly icon: ReactNode; readonly count: number; readonly of: string }) {
  return (
    <span className={styles['count']} title={`${count} ${of}`}>
      <span aria-hidden="true">{icon}</span>
      {count.toLocaleString('en')}
      <span className="visually-hidden"> {of}</span>
    </span>
  )
}
