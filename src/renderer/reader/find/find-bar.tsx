import { CaseSensitive, ChevronDown, ChevronUp, List, WholeWord, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { type FindState, MAX_MATCHES } from './find-store.ts'
import { HitList } from './hit-list.tsx'
import styles from './find-bar.module.css'

/** Finding words in the open paper. Escape leaves the found place chosen, ready to be marked. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const { find } = useReader()
  const state = useReaderSlice(
    r => r.find.store,
    all => all,
  )
  const field = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLElement>(null)
  const { isOpen } = state

  useEffect(() => {
    if (!isOpen) return
    field.current?.focus()
    field.current?.select()
  }, [isOpen])

  if (!isOpen) return null
  const has = state.matches.length > 0
  const openList = (): void => {
    if (!state.isListed) find.toggleList()
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('ol [aria-current]')?.focus())
  }
  return (
    <search
      ref={bar}
      className={styles.bar}
      aria-label="Find in this paper"
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <input
        ref={field}
        data-find=""
        type="text"
        className={styles.field}
        aria-label="Find in this paper"
        placeholder="Find in this paper"
        spellCheck={false}
        value={state.query}
        onChange={event => find.setQuery(event.target.value)}
        onKeyDown={event => {
          event.stopPropagation()
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else if (event.key === 'ArrowDown' && has) openList()
          else if (event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'g'))
            find.step(event.shiftKey ? -1 : 1)
          else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') field.current?.select()
          else return
          event.preventDefault()
        }}
      />
      <span className={styles.count} role="status">
        {countOf(state)}
      </span>
      <ToolButton
        label="Match case"
        pressed={state.matchCase}
        icon={<CaseSensitive size={17} />}
        onClick={() => find.setOptions({ matchCase: !state.matchCase })}
      />
      <ToolButton
        label="Whole words"
        pressed={state.wholeWord}
        icon={<WholeWord size={17} />}
        onClick={() => find.setOptions({ wholeWord: !state.wholeWord })}
      />
      <ToolButton
        label="Previous match"
        shortcut="Shift Enter"
        disabled={!has}
        icon={<ChevronUp size={17} />}
        onClick={() => find.step(-1)}
      />
      <ToolButton
        label="Next match"
        shortcut="Enter"
        disabled={!has}
        icon={<ChevronDown size={17} />}
        onClick={() => find.step(1)}
      />
      <ToolButton
        label="List of matches"
        shortcut="↓"
        pressed={state.isListed}
        icon={<List size={17} />}
        onClick={find.toggleList}
      />
      <ToolButton label="Close" shortcut="Esc" icon={<X size={16} />} onClick={onClose} />
      {state.isListed && has ? <HitList /> : null}
    </search>
  )
}

function countOf({ query, matches, current, isSearching, unreadable }: FindState): string {
  if (query.trim() === '') return ''
  const missing = unreadable > 0 ? ` · ${unreadable} ${unreadable === 1 ? 'page' : 'pages'} could not be read` : ''
  if (matches.length === 0) return isSearching ? 'Looking…' : `No matches${missing}`
  const total = `${matches.length.toLocaleString('en')}${matches.length >= MAX_MATCHES ? '+' : isSearching ? '…' : ''}`
  return `${(current + 1).toLocaleString('en')} of ${total}${missing}`
}
