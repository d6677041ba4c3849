import type { ReactNode } from 'react'
import type { PaperRow } from '../../preload/contract/paper.ts'
import type { Column } from '../stores/preference-store.ts'
import styles from './paper-row.module.css'
import { minutesOf, PaperDate, Starred } from './row-meta.tsx'
import { COLUMN_WORDS } from './table-columns.ts'
import { sayDueDay } from './why-words.ts'
import { sayByline } from '../ui/say.ts'
import { sayDate, STATUS_WORDS } from './words.ts'
import { locale } from '../language/language.ts'

export interface TableCellsProps {
  readonly row: PaperRow
  readonly title: ReactNode
  readonly columns: readonly Column[]
}

/** A paper as a line of a table. */
export function TableCells({ row, title, columns }: TableCellsProps) {
  return (
    <>
      <div role="gridcell" className={styles['title']} dir="auto" title={row.title}>
        {title}
      </div>
      {columns.map(column => (
        <div
          key={column}
          role="gridcell"
          className={COLUMN_WORDS[column].isNumber ? styles['number'] : styles['cell']}
          dir="auto"
        >
          {cellOf(row, column)}
        </div>
      ))}
      <div role="gridcell" className={styles['cell']}>
        <Starred row={row} />
      </div>
    </>
  )
}

function cellOf(row: PaperRow, column: Column): ReactNode {
  switch (column) {
    case 'authors':
      return sayByline(row)
    case 'venue':
      return row.venue
    case 'published':
      return <PaperDate row={row} />
    case 'added':
      return sayDate(row.addedAt, new Date())
    case 'minutes':
      return minutesOf(row)
    case 'upvotes':
      return row.upvotes?.toLocaleString(locale)
    case 'comments':
      return row.comments?.toLocaleString(locale)
    case 'stars':
      return row.githubStars?.toLocaleString(locale)
    case 'status':
      return STATUS_WORDS[row.status]
    case 'progress':
      return row.progress > 0 ? `${Math.round(row.progress * 100)} %` : null
    case 'due':
      return row.dueOn === null ? null : sayDueDay(row.dueOn, new Date())
  }
}
