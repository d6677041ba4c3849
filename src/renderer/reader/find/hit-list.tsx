import { useEffect, useRef } from 'react'
import { pageLabel } from '../bar/page-label.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './hit-list.module.css'
import { say } from '../messages.ts'

/** More is not looked through by eye; the next ones come as one steps on. */
const MOST = 300
/** So many fill the list. */
const MOST_ROWS = 12

/** Every place that was found, with the words around it. */
export function HitList() {
  const { find } = useReader()
  const matches = useReaderSlice(
    r => r.find.store,
    state => state.matches,
  )
  const current = useReaderSlice(
    r => r.find.store,
    state => state.current,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  // The list covers some of the page, until it is full more and more: what is found must not be under it.
  const rows = Math.min(matches.length, MOST_ROWS)
  useEffect(() => find.go(find.store.getState().current), [find, rows])

  const from = Math.max(0, Math.min(current - MOST / 2, matches.length - MOST))
  return (
    <ol
      ref={list}
      className={styles.list}
      aria-label={say('Matches')}
      data-arrows=""
      start={from + 1}
      onKeyDown={event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step === undefined || !(event.target instanceof HTMLElement)) return
        event.preventDefault()
        event.stopPropagation()
        const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
        buttons[buttons.findIndex(button => button === event.target) + step]?.focus()
      }}
    >
      {matches.slice(from, from + MOST).map((match, i) => {
        const { before, found, after } = find.contextOf(match)
        return (
          <li key={`${match.page}:${match.start}`}>
            <button
              type="button"
              className={styles.hit}
              aria-current={from + i === current ? 'true' : undefined}
              onClick={() => find.go(from + i)}
            >
              <span className={styles.words}>
                {before}
                <mark className={styles.mark}>{found}</mark>
                {after}
              </span>
              <span className={styles.page}>{pageLabel(match.page, labels)}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
