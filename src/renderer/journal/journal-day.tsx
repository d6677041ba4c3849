import type { JournalDayNumbers, JournalPaper } from '../../preload/contract/statistics.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { showPaper } from '../stores/way.ts'
import { sayWholeDay } from '../ui/say.ts'
import styles from './journal.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'

export interface JournalDayProps {
  readonly numbers: JournalDayNumbers
  readonly today: string
}

/** One day: in numbers at once, with its papers as soon as they are here. */
export function JournalDayView({ numbers, today }: JournalDayProps) {
  const { value } = useAnswer(numbers.day, client => client.call('journal.day', { day: numbers.day }))
  const read = new Set(value?.read.map(({ paper }) => paper))
  return (
    <li className={styles['day']}>
      <h2>{sayWholeDay(numbers.day, today)}</h2>
      <p className={styles['numbers']}>{wordsOf(numbers)}</p>
      <Papers title={say('Read')} papers={value?.read ?? []} isOpen />
      <Papers title={say('Opened')} papers={value?.opened.filter(({ paper }) => !read.has(paper)) ?? []} isOpen />
      <Papers title={say('Marked')} papers={value?.annotated ?? []} isOpen />
      <Papers title={say('Noted')} papers={value?.noted ?? []} isOpen />
      <Papers title={say('Queued')} papers={value?.queued ?? []} />
      <Papers title={say('Dismissed')} papers={value?.dismissed ?? []} />
    </li>
  )
}

/** "3 read · 12 dismissed" */
function wordsOf({ read, opened, annotated, noted, queued, dismissed }: JournalDayNumbers): string {
  const parts: readonly (readonly [number, string])[] = [
    [read, say('read')],
    [opened, say('opened')],
    [annotated, say('marked')],
    [noted, say('noted')],
    [queued, say('queued')],
    [dismissed, say('dismissed')],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString(locale)} ${word}`)
    .join(' · ')
}

// A day of a hundred decisions is not read paper by paper.
const MOST = 40

interface PapersProps {
  readonly title: string
  readonly papers: readonly JournalPaper[]
  readonly isOpen?: boolean
}

function Papers({ title, papers, isOpen = false }: PapersProps) {
  const stores = useStores()
  if (papers.length === 0) return null
  return (
    <details open={isOpen} className={styles['group']}>
      <summary>
        {title} <span>{papers.length.toLocaleString(locale)}</span>
      </summary>
      <ul>
        {papers.slice(0, MOST).map(({ paper, title: name, takeaway }) => (
          <li key={paper}>
            <button type="button" className={styles['paper']} onClick={() => showPaper(stores, paper)}>
              <span className={styles['title']} dir="auto">
                <TitleText text={name} />
              </span>
              {takeaway ? (
                <span className={styles['takeaway']} dir="auto">
                  {takeaway}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
      {papers.length > MOST ? (
        <p className={styles['numbers']}>{say('and {value} more', { value: papers.length - MOST })}</p>
      ) : null}
    </details>
  )
}
