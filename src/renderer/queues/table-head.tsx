import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import type { SortKey } from '../../preload/contract/search.ts'
import { COLUMNS, type Column } from '../stores/preference-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { IconButton } from '../ui/button.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { COLUMN_WORDS, nextSort, templateOf } from './table-columns.ts'
import styles from './table-head.module.css'
import { say } from './messages.ts'

/** The heads of the table's columns: a press sorts, a second turns it round, a third is the list's own order again. */
export function TableHead({ columns }: { readonly columns: readonly Column[] }) {
  const { views, preferences } = useStores()
  const chosen = useSlice(
    s => s.preferences,
    state => state.columns,
  )
  const toggle = (column: Column): void =>
    preferences.change({
      columns: COLUMNS.filter(other => (other === column ? !chosen.includes(column) : chosen.includes(other))),
    })
  return (
    <div role="row" aria-rowindex={1} className={styles['head']} style={{ gridTemplateColumns: templateOf(columns) }}>
      <span role="columnheader">
        <span className="visually-hidden">{say('Status')}</span>
      </span>
      <Head by="title" name={say('Title')} onSort={views.sortBy} />
      {columns.map(column => (
        <Head
          key={column}
          by={column}
          name={COLUMN_WORDS[column].name}
          isNumber={COLUMN_WORDS[column].isNumber}
          onSort={views.sortBy}
        />
      ))}
      <span role="columnheader" aria-label={say('Columns')}>
        <MenuButton
          trigger={
            <IconButton label={say('Columns')}>
              <Columns3 size={14} />
            </IconButton>
          }
          groups={[
            COLUMNS.map(column => ({
              id: column,
              name: COLUMN_WORDS[column].name,
              isOn: chosen.includes(column),
              run: () => toggle(column),
            })),
          ]}
        />
      </span>
    </div>
  )
}

interface HeadProps {
  readonly by: Exclude<SortKey, 'interest'>
  readonly name: string
  readonly isNumber?: boolean
  readonly onSort: (sort: ReturnType<typeof nextSort>) => void
}

function Head({ by, name, isNumber = false, onSort }: HeadProps) {
  const sort = useSlice(
    s => s.views,
    state => state.sort,
  )
  const isSorted = sort?.by === by
  return (
    <span role="columnheader" aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={[styles['button'], isNumber && styles['number']].filter(Boolean).join(' ')}
        onClick={() => onSort(nextSort(sort, by))}
      >
        {name}
        {isSorted ? (
          sort.descending ? (
            <ArrowDown size={12} aria-hidden="true" />
          ) : (
            <ArrowUp size={12} aria-hidden="true" />
          )
        ) : null}
      </button>
    </span>
  )
}
