import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Kbd } from '../ui/button.tsx'
import styles from './search-box.module.css'

/** Finds as one types; Escape goes back to where one was, Enter or the arrow goes into what was found. */
export function SearchBox() {
  const { search, tabs } = useStores()
  const query = useSlice(
    s => s.search,
    state => state.query,
  )
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const list = document.querySelector<HTMLElement>('[data-papers]')
    if (event.key === 'Escape') {
      search.leave()
      event.currentTarget.blur()
      list?.focus()
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault()
      event.stopPropagation()
      list?.focus()
    }
  }
  return (
    <search className={styles['frame']}>
      <Search size={15} aria-hidden="true" />
      <input
        type="search"
        aria-label="Search"
        aria-keyshortcuts="/"
        placeholder="Search everything"
        data-search=""
        spellCheck={false}
        autoComplete="off"
        value={query}
        onFocus={() => tabs.activate(null)}
        onChange={event => search.type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Kbd>/</Kbd>
    </search>
  )
}
