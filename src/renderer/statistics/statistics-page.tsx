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
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

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
      saveCsv(
        say('reading {from} to {today}.csv', { from, today }),
        await client.call('stats.export', { from, to: today }),
      )
    } catch (error) {
      notices.fail(error)
    }
  }
  return (
    <PageFrame
      title={say('Statistics')}
      summary={say('Of this library alone; nothing of it leaves this machine')}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <>
          <Segments
            label={say('Span')}
            choices={[
              ['30', say('Month')],
              ['90', say('Quarter')],
              ['365', say('Year')],
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
          <Figure name={totals.read === 1 ? say('paper read') : say('papers read')} value={totals.read} />
          <Figure name={totals.pages === 1 ? say('page') : say('pages')} value={totals.pages} />
          <Figure name={say('with papers')} value={sayMinutes(totals.seconds / 60).replace(/ minutes?$/, ' min')} />
          <Figure
            name={say('{value} in a row, {longestStreak} at most', {
              value: summary.streak === 1 ? 'day' : 'days',
              longestStreak: summary.longestStreak,
            })}
            value={summary.streak}
          />
        </dl>
      ) : null}
      {year ? (
        <section aria-label={say('The year')} className={styles['section']}>
          <h2>{say('The year')}</h2>
          <HeatMap
            label={say('Papers and pages by day; {count} of the last year had some', {
              count: sayCount(year.filter(day => day.read + day.pages > 0).length, say('day'), say('days')),
            })}
            months
            days={year.map(day => ({
              day: day.day,
              amount: day.read * 10 + day.pages,
              title: say('{shortDay}: {read} read, {count}', {
                shortDay: sayShortDay(day.day),
                read: day.read,
                count: sayCount(day.pages, say('page'), say('pages')),
              }),
            }))}
          />
          <details className={styles['table']}>
            <summary>{say('As a table')}</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('Day')}</th>
                  <th scope="col">{say('Arrived')}</th>
                  <th scope="col">{say('Opened')}</th>
                  <th scope="col">{say('Read')}</th>
                  <th scope="col">{say('Pages')}</th>
                  <th scope="col">{say('Minutes')}</th>
                </tr>
              </thead>
              <tbody>
                {year
                  .filter(day => day.arrived + day.opened + day.read + day.pages > 0)
                  .toReversed()
                  .map(day => (
                    <tr key={day.day}>
                      <th scope="row">{sayShortDay(day.day)}</th>
                      <td>{day.arrived.toLocaleString(locale)}</td>
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
          <section aria-label={say('From arrived to read')} className={styles['section']}>
            <h2>{say('From arrived to read')}</h2>
            <Bars
              label={say('Of what arrived in this time')}
              bars={[
                { name: say('Arrived'), count: summary.funnel.arrived },
                { name: say('Queued'), count: summary.funnel.queued },
                { name: say('Opened'), count: summary.funnel.opened },
                { name: say('Read'), count: summary.funnel.read },
              ]}
            />
          </section>
          <section aria-label={say('Topics')} className={styles['section']}>
            <h2>{say('What you read about')}</h2>
            {summary.categories.length + summary.keywords.length === 0 ? (
              <p className={styles['soft']}>{say('Topics of what you finish stand here.')}</p>
            ) : (
              <Bars
                label={say('Papers read, by topic')}
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
      <dd>{typeof value === 'number' ? value.toLocaleString(locale) : value}</dd>
    </div>
  )
}
