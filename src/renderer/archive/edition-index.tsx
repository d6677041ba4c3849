import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type CSSProperties, useEffect, useState } from 'react'
import type { EditionSummary } from '../../preload/contract/feed.ts'
import { IconButton } from '../ui/button.tsx'
import styles from './archive-page.module.css'
import { calendarOf, monthBeside, dayName, monthName, shortTitleOf, titleOf } from './edition-words.ts'
import { say } from './messages.ts'
import { shortWeekdays } from '../ui/relative-day.ts'

interface IndexProps {
  readonly editions: readonly EditionSummary[]
  readonly open: EditionSummary
  readonly onShow: (id: string) => void
  /** A day of which there is no edition here yet. */
  readonly onGoTo: ((date: string) => void) | null
}

const WEEKDAYS = shortWeekdays()

/** Days on a calendar, darker the more papers they had; every day can be asked for. */
export function EditionCalendar({ editions, open, onShow, onGoTo }: IndexProps) {
  const [month, setMonth] = useState(open.date.slice(0, 7))
  useEffect(() => setMonth(open.date.slice(0, 7)), [open.date])
  const today = new Date().toISOString().slice(0, 10)
  const most = Math.max(1, ...editions.map(({ count }) => count))
  return (
    <aside aria-label={say('Calendar')} className={styles['index']}>
      <div className={styles['month']}>
        <IconButton label={say('Earlier month')} onClick={() => setMonth(monthBeside(month, -1))}>
          <ChevronLeft size={15} />
        </IconButton>
        <h2>{monthName(month)}</h2>
        <IconButton
          label={say('Later month')}
          disabled={month >= today.slice(0, 7)}
          onClick={() => setMonth(monthBeside(month, 1))}
        >
          <ChevronRight size={15} />
        </IconButton>
      </div>
      <table className={styles['calendar']}>
        <thead>
          <tr>
            {WEEKDAYS.map(day => (
              <th key={day} scope="col" abbr={day}>
                {day.slice(0, 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendarOf(month, editions).map(week => (
            <tr key={week[0]?.key}>
              {week.map(({ key, date, edition }) => (
                <td key={key}>
                  {date === null ? null : edition ? (
                    <button
                      type="button"
                      style={{ '--share': edition.count / most } as CSSProperties}
                      data-has={edition.count > 0}
                      aria-current={edition.id === open.id ? 'date' : undefined}
                      aria-label={say('{title}, {count} papers, {opened} opened', {
                        title: titleOf(edition),
                        count: edition.count,
                        opened: edition.opened,
                      })}
                      onClick={() => onShow(edition.id)}
                    >
                      {Number(date.slice(8))}
                      {edition.opened > 0 ? <i aria-hidden="true" /> : null}
                    </button>
                  ) : date <= today && onGoTo ? (
                    <button
                      type="button"
                      aria-label={say('{dayName}, fetch it', { dayName: dayName(date) })}
                      onClick={() => onGoTo(date)}
                    >
                      {Number(date.slice(8))}
                    </button>
                  ) : (
                    <span>{Number(date.slice(8))}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  )
}

/** Editions of other spans, and of other feeds, as a list by year. */
export function EditionIndex({ editions, open, onShow }: IndexProps) {
  return (
    <aside aria-label={say('Editions')} className={styles['index']}>
      {[...Map.groupBy(editions, ({ date }) => date.slice(0, 4))].map(([year, inside]) => (
        <section key={year} aria-label={year}>
          <h2>{year}</h2>
          <ul>
            {inside.map(edition => (
              <li key={edition.id}>
                <button
                  type="button"
                  aria-current={edition.id === open.id ? 'true' : undefined}
                  onClick={() => onShow(edition.id)}
                >
                  <span>{shortTitleOf(edition)}</span>
                  <span>
                    {edition.count}
                    <span className="visually-hidden"> {say('papers')}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}
