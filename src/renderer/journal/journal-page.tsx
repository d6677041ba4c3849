import { useState } from 'react'
import type { JournalDayNumbers } from '../../preload/contract/statistics.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { addDays, localDay, sayCount } from '../ui/say.ts'
import { JournalDayView } from './journal-day.tsx'
import styles from './journal.module.css'
import { say } from './messages.ts'

const LOOK_BACK_DAYS = 92
const A_SCREEN = 7

/** What one did, day by day: read, opened, written, decided. */
export function JournalPage() {
  const stores = useStores()
  const today = localDay(new Date())
  const [reach, setReach] = useState(LOOK_BACK_DAYS)
  const [shown, setShown] = useState(A_SCREEN)
  const { value, failure } = useAnswer(`${today} ${reach}`, client =>
    client.call('journal.days', { from: addDays(today, 1 - reach), to: today }),
  )
  const days = value?.filter(hasSomething).toReversed() ?? []
  const read = days.reduce((sum, day) => sum + day.read, 0)
  return (
    <PageFrame
      title={say('Journal')}
      summary={
        value
          ? say('{count} read on {countTwo} of the last {reach}', {
              count: sayCount(read, say('paper'), say('papers')),
              countTwo: sayCount(days.length, say('day'), say('days')),
              reach,
            })
          : ' '
      }
      onMenu={() => stores.shell.setState({ isSidebarOpen: true })}
    >
      {failure ? <p role="alert">{failure}</p> : null}
      {value && days.length === 0 ? (
        <div className={styles['empty']}>
          <h2>{say('Nothing written yet')}</h2>
          <p>
            {say(
              'What you read, open, mark and decide stands here by its day, with the line you took away from each paper.',
            )}
          </p>
          <Button onClick={() => openView(stores, { kind: 'status', status: 'inbox' })}>
            {say('Go to the inbox')}
          </Button>
        </div>
      ) : null}
      <ol aria-label={say('Days')} className={styles['days']}>
        {days.slice(0, shown).map(day => (
          <JournalDayView key={day.day} numbers={day} today={today} />
        ))}
      </ol>
      {value ? (
        <Button
          onClick={() => {
            setShown(shown + A_SCREEN)
            if (shown + A_SCREEN > days.length) setReach(reach + LOOK_BACK_DAYS)
          }}
        >
          {say('Earlier days')}
        </Button>
      ) : null}
    </PageFrame>
  )
}

function hasSomething({ opened, queued, read, dismissed, annotated, noted }: JournalDayNumbers): boolean {
  return opened + queued + read + dismissed + annotated + noted > 0
}
