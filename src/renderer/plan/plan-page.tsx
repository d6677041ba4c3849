import { useState } from 'react'
import { useStores } from '../stores/use-stores.tsx'
import { PageFrame } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { NowPlan } from './now-plan.tsx'
import { Week } from './week.tsx'
import { say } from './messages.ts'

/** What to read in the time there is: now, or in the week. */
export function PlanPage() {
  const { shell } = useStores()
  const [span, setSpan] = useState<'now' | 'week'>('now')
  return (
    <PageFrame
      title={say('Plan')}
      summary={
        span === 'now' ? say('What fits into the time you have') : say('By the minutes of each day, what is due first')
      }
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <Segments
          label={say('Span')}
          choices={[
            ['now', say('Now')],
            ['week', say('Week')],
          ]}
          value={span}
          onChoose={setSpan}
        />
      }
    >
      {span === 'now' ? <NowPlan /> : <Week />}
    </PageFrame>
  )
}
