import { Download } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { Bars } from '../ui/bars.tsx'
import { Button } from '../ui/button.tsx'
import { HeatMap } from '../ui/heat-map.tsx'
import { PageFrame } from '../ui/page.tsx'
import { addDays, localDay, sayCount, sayMinutes, sayShortDay } from '../ui/say.ts'
import { Segments } from '../ui/segments.tsx'
import { FeedYields } from './feed-yields.tsx'
import { saveCsv } from './save-csv.ts'
import { StatisticsSwitch } from './statistics-switch.tsx'
import styles from './statistics.module.css'

const YEAR_DAYS = 371
const MOST_TOPICS = 8
type Span = '30' | '90' | '365'

/** What reading came to: by day, by topic, by feed. All of it is of this machine. */
export function StatisticsPage() {
  const { shell, client, notices } = useStores()
  const [span, setSpan] = useState<Span>('90')
  const today = localDay(new Date())
  const from = addDays(today, 1 - Number(span))
  const { value: summary, failure } = useAnswer(from, asked => asked.call('stats.summary', { from, to: today }))
  const { value: year } = useAnswer(today, asked =>
    asked.call('stats.days', { from: addDays(today, 1 - YEAR_DAYS), to: today }),
  )
  const totals = summary?.totals
  const exportCsv = async (): Promise<void> => {
    try {
      saveCsv(`reading ${from} to ${today}.csv`, await client.call('stats.export', { from, to: today }))
    } catch (error) {
      notices.fail(error)
    }
  }
  return (
    <PageFrame
      title="Statistics"
      summary="Of this library alone; nothing of it leaves this machine"
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <>
          <Segments
            label="Span"
            choices={[
              ['30', 'Month'],
              ['90', 'Quarter'],
              ['365', 'Year'],
            ]}
            value={span}
            onChoose={setSpan}
          />
          <Button onClick={() => void exportCsv()}>
            <Download size={15} aria-hidden="true" /> CSV
          </Button>
        </>
      }
    >
      {failure ? <p role="alert">{failure}</p> : null}
      {totals && summary ? (
        <dl className={styles['figures']}>
          <Figure name={totals.read === 1 ? 'paper read' : 'papers read'} value={totals.read} />
          <Figure name={totals.pages === 1 ? 'page' : 'pages'} value={totals.pages} />
          <Figure name="with papers" value={sayMinutes(totals.seconds / 60).replace(/ minutes?$/, ' min')} />
          <Figure
            name={`${summary.streak === 1 ? 'day' : 'days'} in a row, ${summary.longestStreak} at most`}
            value={summary.streak}
          />
        </dl>
      ) : null}
      {year ? (
        <section aria-label="The year" className={styles['section']}>
          <h2>The year</h2>
          <HeatMap
            label={`Papers and pages by day; ${sayCount(
              year.filter(day => day.read + day.pages > 0).length,
              'day',
            )} of the last year had some`}
            months
            days={year.map(day => ({
              day: day.day,
              amount: day.read * 10 + day.pages,
              title: `${sayShortDay(day.day)}: ${day.read} read, ${sayCount(day.pages, 'page')}`,
            }))}
          />
          <details className={styles['table']}>
            <summary>As a table</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">Day</th>
                  <th scope="col">Arrived</th>
                  <th scope="col">Opened</th>
                  <th scope="col">Read</th>
                  <th scope="col">Pages</th>
                  <th scope="col">Minutes</th>
                </tr>
              </thead>
              <tbody>
                {year
                  .filter(day => day.arrived + day.opened + day.read + day.pages > 0)
                  .toReversed()
                  .map(day => (
                    <tr key={day.day}>
                      <th scope="row">{sayShortDay(day.day)}</th>
                      <td>{day.arrived.toLocaleString('en')}</td>
                      <td>{day.opened}</td>
                      <td>{day.read}</td>
                      <td>{day.pages}</td>
                      <td>{Math.round(day.seconds / 60)}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </details>
        </section>
      ) : null}
      {summary ? (
        <div className={styles['columns']}>
          <section aria-label="From arrived to read" className={styles['section']}>
            <h2>From arrived to read</h2>
            <Bars
              label="Of what arrived in this time"
              bars={[
                { name: 'Arrived', count: summary.funnel.arrived },
                { name: 'Queued', count: summary.funnel.queued },
                { name: 'Opened', count: summary.funnel.opened },
                { name: 'Read', count: summary.funnel.read },
              ]}
            />
          </section>
          <section aria-label="Topics" className={styles['section']}>
            <h2>What you read about</h2>
            {summary.categories.length + summary.keywords.length === 0 ? (
              <p className={styles['soft']}>Topics of what you finish stand here.</p>
            ) : (
              <Bars
                label="Papers read, by topic"
                bars={[...summary.categories, ...summary.keywords]
                  .toSorted((a, b) => b.papers - a.papers)
                  .slice(0, MOST_TOPICS)
                  .map(({ name, papers }) => ({ name, count: papers }))}
              />
            )}
          </section>
        </div>
      ) : null}
      {summary && summary.feeds.length > 0 ? <FeedYields feeds={summary.feeds} /> : null}
      <StatisticsSwitch />
    </PageFrame>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{typeof value === 'number' ? value.toLocaleString('en') : value}</dd>
    </div>
  )
}
