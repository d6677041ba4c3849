import { type CSSProperties, memo, type MouseEvent } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import type { Column, Layout } from '../stores/preference-store.ts'
import { useSlice } from '../stores/use-stores.tsx'
import { TitleText } from '../ui/title-text.tsx'
import { CardBody } from './card-body.tsx'
import { MarkedText } from './marked-text.tsx'
import styles from './paper-row.module.css'
import { Minutes, RowMeta, Starred } from './row-meta.tsx'
import { StatusGlyph } from './status-glyph.tsx'
import { TableCells } from './table-cells.tsx'
import { STATUS_WORDS } from './words.ts'
import { say } from './messages.ts'

export interface PaperRowProps {
  readonly id: PaperId
  readonly index: number
  readonly place: CSSProperties
  readonly view: View
  readonly layout: Layout
  /** Of a table; the same array as long as they are the same. */
  readonly columns: readonly Column[]
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
  view,
  layout,
  columns,
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
    // A table's head is its first row.
    'aria-rowindex': index + (layout === 'table' ? 2 : 1),
    'aria-selected': isSelected || isCursor,
    style: place,
    'data-paper': id,
    'data-place': index,
    onMouseDown: (event: MouseEvent) => onPress(event, id, index),
    onDoubleClick: () => onOpen(id),
    className: [
      styles['row'],
      styles[layout],
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
      <div {...common} aria-label={say('Loading')}>
        <div role="gridcell" className={styles['skeleton']} />
      </div>
    )
  const title =
    hit?.field === 'title' && !row.title.includes('$') ? (
      <MarkedText text={hit.snippet} marks={hit.marks} />
    ) : (
      <TitleText text={row.title} />
    )
  return (
    <div {...common} aria-label={row.title}>
      <div role="gridcell" className={styles['glyph']}>
        <StatusGlyph status={row.status} hue={hue} progress={row.progress} />
        <span className="visually-hidden">{STATUS_WORDS[row.status]}</span>
      </div>
      {layout === 'table' ? (
        <TableCells row={row} title={title} columns={columns} />
      ) : (
        <>
          <div role="gridcell" className={styles['text']}>
            {layout === 'cards' ? (
              <CardBody row={row} title={title} view={view} hit={hit} />
            ) : (
              <>
                <div className={styles['title']} dir="auto">
                  {title}
                </div>
                <RowMeta row={row} view={view} hit={hit} />
              </>
            )}
          </div>
          <div role="gridcell" className={styles['end']}>
            <Starred row={row} />
            <Minutes row={row} />
          </div>
        </>
      )}
    </div>
  )
})
