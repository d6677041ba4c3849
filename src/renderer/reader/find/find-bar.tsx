import { CaseSensitive, ChevronDown, ChevronUp, List, WholeWord, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { type FindState, MAX_MATCHES } from './find-store.ts'
import { HitList } from './hit-list.tsx'
import styles from './find-bar.module.css'
import { say } from '../messages.ts'
import { locale } from '../../language/language.ts'

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
      data-find-bar=""
      aria-label={say('Find in this paper')}
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
        aria-label={say('Find in this paper')}
        placeholder={say('Find in this paper')}
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
        label={say('Match case')}
        pressed={state.matchCase}
        icon={<CaseSensitive size={17} />}
        onClick={() => find.setOptions({ matchCase: !state.matchCase })}
      />
      <ToolButton
        label={say('Whole words')}
        pressed={state.wholeWord}
        icon={<WholeWord size={17} />}
        onClick={() => find.setOptions({ wholeWord: !state.wholeWord })}
      />
      <ToolButton
        label={say('Previous match')}
        shortcut="Shift Enter"
        disabled={!has}
        icon={<ChevronUp size={17} />}
        onClick={() => find.step(-1)}
      />
      <ToolButton
        label={say('Next match')}
        shortcut="Enter"
        disabled={!has}
        icon={<ChevronDown size={17} />}
        onClick={() => find.step(1)}
      />
      <ToolButton
        label={say('List of matches')}
        shortcut="↓"
        pressed={state.isListed}
        icon={<List size={17} />}
        onClick={find.toggleList}
      />
      <ToolButton label={say('Close')} shortcut="Esc" icon={<X size={16} />} onClick={onClose} />
      {state.isListed && has ? <HitList /> : null}
    </search>
  )
}

function countOf({ query, matches, current, isSearching, unreadable }: FindState): string {
  if (query.trim() === '') return ''
  const missing =
    unreadable > 0
      ? say(' · {unreadable} {value} could not be read', { unreadable, value: unreadable === 1 ? 'page' : 'pages' })
      : ''
  if (matches.length === 0) return isSearching ? say('Looking…') : say('No matches{missing}', { missing })
  const total = `${matches.length.toLocaleString(locale)}${matches.length >= MAX_MATCHES ? '+' : isSearching ? '…' : ''}`
  return say('{current} of {total}{missing}', { current: (current + 1).toLocaleString(locale), total, missing })
}
