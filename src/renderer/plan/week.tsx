import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { DayPlan, PlannedPaper } from '../../preload/contract/plan.ts'
import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { showPaper } from '../stores/way.ts'
import { IconButton } from '../ui/button.tsx'
import { addDays, localDay, sayCount, sayMinutes, sayShortDay, weekdayOf } from '../ui/say.ts'
import { TitleText } from '../ui/title-text.tsx'
import styles from './plan.module.css'
import { say } from './messages.ts'
import { sayReason } from './reason-words.ts'

const LONGEST_DAY = 1_440

/** Seven days with what to read on each, and what does not fit. */
export function Week() {
  const stores = useStores()
  const today = localDay(new Date())
  const [from, setFrom] = useState(today)
  const { value, failure } = useAnswer(from, client => client.call('plan.week', { from }))
  return (
    <>
      <div className={styles['have']}>
        <IconButton look="plain" label={say('The week before')} onClick={() => setFrom(addDays(from, -7))}>
          <ChevronLeft size={16} />
        </IconButton>
        <IconButton look="plain" label={say('The week after')} onClick={() => setFrom(addDays(from, 7))}>
          <ChevronRight size={16} />
        </IconButton>
        <span>
          {say('{shortDay} to {shortDayTwo}', {
            shortDay: sayShortDay(from),
            shortDayTwo: sayShortDay(addDays(from, 6)),
          })}
        </span>
      </div>
      {failure ? <p role="alert">{failure}</p> : null}
      <ol aria-label={say('Week')} className={styles['week']}>
        {value?.days.map(day => (
          <Day key={day.day} plan={day} isToday={day.day === today} />
        ))}
      </ol>
      {value && value.unfitCount > 0 ? (
        <section aria-label={say('What does not fit')} className={styles['unfit']}>
          <h2>
            {sayCount(value.unfitCount, say('paper does not fit'), say('papers do not fit'))},{' '}
            {sayMinutes(value.unfitMinutes)}
          </h2>
          <ul>
            {value.unfit.slice(0, 20).map(paper => (
              <li key={paper.paper}>
                <Planned paper={paper} onOpen={() => showPaper(stores, paper.paper)} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Day({ plan, isToday }: { readonly plan: DayPlan; readonly isToday: boolean }) {
  const stores = useStores()
  const { settings } = stores
  const budgets = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).dailyMinutes,
  )
  const weekday = weekdayOf(plan.day)
  const share = plan.budget > 0 ? Math.min(1, plan.minutes / plan.budget) : 0
  const due = new Set(plan.due.map(({ paper }) => paper))
  const dueElsewhere = plan.due.filter(({ paper }) => !plan.planned.some(planned => planned.paper === paper))
  return (
    <li className={[styles['day'], isToday && styles['today']].filter(Boolean).join(' ')}>
      <h2>{isToday ? say('Today') : sayShortDay(plan.day)}</h2>
      <label className={styles['budget']}>
        <span>{plan.minutes > 0 ? say('{minutes} of', { minutes: plan.minutes }) : ''}</span>
        <input
          type="number"
          aria-label={say('Minutes for reading, {shortDay}', { shortDay: sayShortDay(plan.day) })}
          min={0}
          max={LONGEST_DAY}
          value={budgets[weekday] ?? 0}
          onChange={event => {
            if (!event.target.validity.valid) return
            const minutes = event.target.valueAsNumber
            void settings.change({ dailyMinutes: budgets.map((old, index) => (index === weekday ? minutes : old)) })
          }}
        />
        <span>{say('min')}</span>
      </label>
      <span className={styles['track']} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <ul>
        {plan.planned.map(paper => (
          <li key={paper.paper}>
            <Planned paper={paper} isDue={due.has(paper.paper)} onOpen={() => showPaper(stores, paper.paper)} />
          </li>
        ))}
        {dueElsewhere.map(paper => (
          <li key={paper.paper}>
            <Planned
              paper={{ ...paper, reason: say('due; planned before, or without room') }}
              isDue
              onOpen={() => showPaper(stores, paper.paper)}
            />
          </li>
        ))}
      </ul>
    </li>
  )
}

interface PlannedProps {
  readonly paper: PlannedPaper
  readonly isDue?: boolean
  readonly onOpen: () => void
}

function Planned({ paper: { title, minutes, reason }, isDue = false, onOpen }: PlannedProps) {
  return (
    <button
      type="button"
      className={[styles['planned'], isDue && styles['due']].filter(Boolean).join(' ')}
      onClick={onOpen}
    >
      <span className={styles['short']} dir="auto">
        <TitleText text={title} />
      </span>
      <span className={styles['reason']}>
        {say('{minutes} min · {reason}', { minutes, reason: sayReason(reason) })}
      </span>
    </button>
  )
}
