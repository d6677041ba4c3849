import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { isPaperLink, parsePaperLink } from '../stores/paper-link.ts'
import { openLink } from '../stores/reading-desk.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Kbd } from '../ui/button.tsx'
import styles from './search-box.module.css'

/** Finds as one types; Escape goes back to where one was, Enter or the arrow goes into what was found. */
export function SearchBox() {
  const stores = useStores()
  const { search, tabs } = stores
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
        onChange={event => {
          const link = isPaperLink(event.target.value) ? parsePaperLink(event.target.value) : null
          if (!link) return search.type(event.target.value)
          // A link that was pasted is followed, not searched for.
          search.leave()
          void openLink(stores, link)
        }}
        onKeyDown={onKeyDown}
      />
      <Kbd>/</Kbd>
    </search>
  )
}
