import type { CSSProperties } from 'react'
import { pageLabel } from '../bar/page-label.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { dwellBars, durationWords } from './dwell-bars.ts'
import styles from './dwell-strip.module.css'
import { say } from '../messages.ts'

/** Shorter than this nothing went anywhere. */
const LEAST_SECONDS = 20

/** Where in the paper the time went, page by page. */
export function DwellStrip() {
  const { viewport } = useReader()
  const seconds = useReaderSlice(
    r => r.dwell,
    state => state.seconds,
  )
  const pageCount = useReaderSlice(
    r => r.session.store,
    state => state.pageCount,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const bars = dwellBars(seconds, pageCount)
  const all = bars.reduce((sum, bar) => sum + bar.seconds, 0)
  if (all < LEAST_SECONDS) return null
  const longest = bars.reduce((a, b) => (b.seconds > a.seconds ? b : a))
  const nameOf = ({ firstPage, lastPage }: (typeof bars)[number]): string =>
    firstPage === lastPage
      ? say('page {pageLabel}', { pageLabel: pageLabel(firstPage, labels) })
      : say('pages {pageLabel} to {pageLabelTwo}', {
          pageLabel: pageLabel(firstPage, labels),
          pageLabelTwo: pageLabel(lastPage, labels),
        })
  return (
    <section aria-label={say('Where the time went')} className={styles.strip}>
      <header className={styles.head}>
        <h3>{say('Where the time went')}</h3>
        <span>{durationWords(all)}</span>
      </header>
      <div
        role="img"
        aria-label={say('{durationWords} in all; most on {name}, {durationWordsTwo}', {
          durationWords: durationWords(all),
          name: nameOf(longest),
          durationWordsTwo: durationWords(longest.seconds),
        })}
        className={styles.bars}
      >
        {bars.map(bar => (
          <span
            key={bar.firstPage}
            className={styles.bar}
            title={`${nameOf(bar)}: ${bar.seconds === 0 ? say('not looked at') : durationWords(bar.seconds)}`}
            style={{ '--part': bar.part } as CSSProperties}
            onPointerDown={() => viewport.goTo({ page: bar.firstPage, offset: 0, offsetX: 0 })}
          />
        ))}
      </div>
    </section>
  )
}
