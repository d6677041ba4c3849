import { BookOpen, ListStart } from 'lucide-react'
import { useState } from 'react'
import { UP_NEXT } from '../../preload/contract/reading.ts'
import { openPaper } from '../stores/reading-desk.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { openView, showPaper } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { addDays, localDay, sayCount, sayMinutes } from '../ui/say.ts'
import { TitleText } from '../ui/title-text.tsx'
import styles from './plan.module.css'
import { say } from './messages.ts'
import { sayReason } from './reason-words.ts'

const PRESETS = [15, 25, 40, 60, 90] as const
const LONGEST = 10_080

/** "I have 40 minutes": what to read in them, in order, and why. */
export function NowPlan() {
  const stores = useStores()
  const { later, triage } = stores
  const [minutes, setMinutes] = useState(40)
  const { value, failure } = useAnswer(String(minutes), client => client.call('plan.pick', { minutes }))
  const { value: pace } = useAnswer('pace', client => client.call('reading.pace', {}))
  const ids = value?.picks.map(({ paper }) => paper) ?? []
  const [first] = ids
  return (
    <>
      <div className={styles['have']}>
        <span>{say('I have')}</span>
        {PRESETS.map(preset => (
          <button
            key={preset}
            type="button"
            aria-pressed={preset === minutes}
            className={styles['preset']}
            onClick={() => setMinutes(preset)}
          >
            {preset}
          </button>
        ))}
        <input
          type="number"
          aria-label={say('Minutes')}
          className={styles['minutes']}
          min={1}
          max={LONGEST}
          value={minutes}
          onChange={event => event.target.validity.valid && setMinutes(event.target.valueAsNumber)}
        />
        <span>{say('minutes')}</span>
      </div>
      {failure ? <p role="alert">{failure}</p> : null}
      {value && value.picks.length === 0 ? (
        <div className={styles['empty']}>
          <h2>{say('Nothing fits into {minutes}', { minutes: sayMinutes(minutes) })}</h2>
          <p>
            {say('Papers that are queued, started or due are planned. Give it more time, or queue something shorter.')}
          </p>
          <Button onClick={() => openView(stores, { kind: 'queue', queue: UP_NEXT })}>{say('Go to “Up next”')}</Button>
        </div>
      ) : null}
      <ol aria-label={say('What to read')} className={styles['picks']}>
        {value?.picks.map(({ paper, title, minutes: length, reason }) => (
          <li key={paper}>
            <button type="button" className={styles['pick']} onClick={() => showPaper(stores, paper)}>
              <span className={styles['title']} dir="auto">
                <TitleText text={title} />
              </span>
              <span className={styles['why']}>{sayReason(reason)}</span>
            </button>
            <span className={styles['length']}>
              {length} <small>{say('min')}</small>
            </span>
            <Button
              look="quiet"
              aria-label={say('Not today: {title}', { title })}
              onClick={() => void later.snooze([paper], addDays(localDay(new Date()), 1), say('until tomorrow'))}
            >
              {say('Not today')}
            </Button>
          </li>
        ))}
      </ol>
      {value && first !== undefined ? (
        <div className={styles['after']}>
          <Button look="strong" onClick={() => void openPaper(stores, first)}>
            <BookOpen size={15} aria-hidden="true" /> {say('Start with the first')}
          </Button>
          <Button onClick={() => void triage.place(ids, UP_NEXT, say('Up next'), { place: { at: 'top' } })}>
            <ListStart size={15} aria-hidden="true" /> {say('Put them at the top of “Up next”')}
          </Button>
          <p>
            {sayCount(ids.length, say('paper'), say('papers'))}, {sayMinutes(value.minutes)}
            {pace
              ? say(' at {wordsPerMinute} words a minute{value}', {
                  wordsPerMinute: pace.wordsPerMinute,
                  value: pace.measured ? say(', as you have read lately') : '',
                })
              : ''}
          </p>
        </div>
      ) : null}
    </>
  )
}
