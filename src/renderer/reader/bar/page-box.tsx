import { useState } from 'react'
import { useStores } from '../../stores/use-stores.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { findPage, pageLabel } from './page-label.ts'
import styles from './page-box.module.css'
import { say } from './messages.ts'

/** The page in sight; a number, or what is printed on a page, goes there. */
export function PageBox() {
  const { viewport, session } = useReader()
  const { notices } = useStores()
  const page = useReaderSlice(
    r => r.viewport.store,
    state => state.page,
  )
  const pageCount = useReaderSlice(
    r => r.session.store,
    state => state.pageCount,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const [typed, setTyped] = useState<string | null>(null)

  const go = async (wanted: string): Promise<void> => {
    setTyped(null)
    viewport.element()?.focus({ preventScroll: true })
    // What is printed on the pages comes before their number, once it is known.
    const printed = await session.whenLabelled()
    const target = findPage(wanted, { pageCount, labels: printed })
    if (target !== null) viewport.goTo({ page: target, offset: 0, offsetX: 0 })
    else if (wanted.trim() !== '')
      notices.show({ text: say('No page is called “{wanted}”.', { wanted }), slot: 'page' })
  }
  return (
    <label className={styles.box}>
      <span className="visually-hidden">{say('Page')}</span>
      <input
        data-page-box=""
        className={styles.field}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        aria-label={say('Page number')}
        style={{ width: `${Math.max(2, String(pageCount).length, (typed ?? '').length) + 2}ch` }}
        value={typed ?? pageLabel(page, labels)}
        onFocus={event => event.target.select()}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={event => {
          event.stopPropagation()
          if (event.key === 'Enter') void go(typed ?? '')
          if (event.key === 'Escape') {
            setTyped(null)
            viewport.element()?.focus({ preventScroll: true })
          }
        }}
      />
      <span className={styles.count}>{say('of {pageCount}', { pageCount })}</span>
    </label>
  )
}
