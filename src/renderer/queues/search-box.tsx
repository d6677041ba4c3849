import { Search } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { isPaperLink, parsePaperLink } from '../stores/paper-link.ts'
import { openLink } from '../stores/reading-desk.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Kbd } from '../ui/button.tsx'
import { QueryHelp } from './query-help.tsx'
import { completed, type Suggestion, suggestionsFor } from './query-suggestions.ts'
import styles from './search-box.module.css'
import { say } from './messages.ts'

const NOTHING = [] as const

/** Finds as one types; Escape goes back to where one was, Enter or the arrow goes into what was found. */
export function SearchBox() {
  const stores = useStores()
  const { search, tabs } = stores
  const query = useSlice(
    s => s.search,
    state => state.query,
  )
  const tags = useSlice(
    s => s.tags,
    state => state.value ?? NOTHING,
  )
  const feeds = useSlice(
    s => s.feeds,
    state => state.value ?? NOTHING,
  )
  const box = useRef<HTMLInputElement>(null)
  const [isOpen, setOpen] = useState(false)
  const suggestions = isOpen
    ? suggestionsFor(query, { tags: tags.map(({ name }) => name), feeds: feeds.map(({ name }) => name) })
    : NOTHING
  const leave = (): void => {
    search.leave()
    box.current?.blur()
    document.querySelector<HTMLElement>('[data-papers]')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    event.stopPropagation()
    document.querySelector<HTMLElement>('[data-papers]')?.focus()
  }
  const take = (suggestion: Suggestion): void => {
    search.type(completed(query, suggestion))
    box.current?.focus()
  }
  return (
    <search
      className={styles['search']}
      onFocus={() => setOpen(true)}
      onBlur={event => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}
      onKeyDown={event => event.key === 'Escape' && leave()}
    >
      <div className={styles['frame']}>
        <Search size={15} aria-hidden="true" />
        <input
          ref={box}
          type="search"
          aria-label={say('Search')}
          aria-keyshortcuts="/"
          aria-describedby="query-problems"
          placeholder={say('Search everything')}
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
      </div>
      <QueryHelp suggestions={suggestions} onTake={take} />
    </search>
  )
}
