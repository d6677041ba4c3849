import type { Sort, SortKey } from '../../preload/contract/search.ts'
import type { Column } from '../stores/preference-store.ts'
import { say } from './messages.ts'

/** The columns of the table of papers. Pure. */

interface ColumnWords {
  readonly name: string
  readonly width: number
  /** Numbers and days: the largest and the latest first, at the right. */
  readonly isNumber: boolean
}

export const COLUMN_WORDS: Readonly<Record<Column, ColumnWords>> = {
  authors: { name: say('Authors'), width: 130, isNumber: false },
  venue: { name: say('Venue'), width: 120, isNumber: false },
  published: { name: say('Published'), width: 92, isNumber: true },
  added: { name: say('Arrived'), width: 88, isNumber: true },
  minutes: { name: say('Minutes'), width: 76, isNumber: true },
  upvotes: { name: say('Votes'), width: 68, isNumber: true },
  comments: { name: say('Comments'), width: 92, isNumber: true },
  stars: { name: say('Stars'), width: 68, isNumber: true },
  status: { name: say('Status'), width: 92, isNumber: false },
  progress: { name: say('Read'), width: 68, isNumber: true },
  due: { name: say('Due'), width: 92, isNumber: false },
}

const LEAST_TITLE = 220
// Of the glyph, the star and what stands between columns.
const REST = 96
const GAP = 12

/** Those that leave a title room to be read; the last ones go first. */
export function fittingColumns(columns: readonly Column[], width: number): readonly Column[] {
  let room = width - LEAST_TITLE - REST
  return columns.filter(column => {
    room -= COLUMN_WORDS[column].width + GAP
    return room >= 0
  })
}

export function templateOf(columns: readonly Column[]): string {
  return ['20px', 'minmax(0, 1fr)', ...columns.map(column => `${COLUMN_WORDS[column].width}px`), '26px'].join(' ')
}

/** By a column, the other way round, and back to the list's own order. */
export function nextSort(sort: Sort | null, by: Exclude<SortKey, 'interest'>): Sort | null {
  const startsDescending = by !== 'title' && COLUMN_WORDS[by].isNumber
  if (sort?.by !== by) return { by, descending: startsDescending }
  return sort.descending === startsDescending ? { by, descending: !startsDescending } : null
}
