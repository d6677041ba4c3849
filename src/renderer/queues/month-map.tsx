import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { openPage } from '../stores/way.ts'
import { HeatMap } from '../ui/heat-map.tsx'
import { addDays, localDay, sayCount, sayShortDay } from '../ui/say.ts'
import styles from './month-map.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

const DAYS = 35

/** At the foot of the sidebar: what was read lately. Nothing, where nothing was. */
export function MonthMap() {
  const stores = useStores()
  const today = localDay(new Date())
  const { value } = useAnswer(today, client => client.call('stats.days', { from: addDays(today, 1 - DAYS), to: today }))
  const read = value?.reduce((sum, day) => sum + day.read, 0) ?? 0
  const pages = value?.reduce((sum, day) => sum + day.pages, 0) ?? 0
  if (!value || read + pages === 0) return null
  return (
    <button type="button" className={styles['month']} onClick={() => openPage(stores, { kind: 'statistics' })}>
      <span className={styles['words']}>
        <b>{say('Five weeks')}</b>
        <span>
          {say('{read} read', { read: read.toLocaleString(locale) })}
          {pages > 0 ? ` · ${sayCount(pages, say('page'), say('pages'))}` : ''}
        </span>
      </span>
      <HeatMap
        label={say('Papers read, by day')}
        days={value.map(day => ({
          day: day.day,
          amount: day.read * 10 + day.pages,
          title: say('{shortDay}: {read} read, {count}', {
            shortDay: sayShortDay(day.day),
            read: day.read,
            count: sayCount(day.pages, say('page'), say('pages')),
          }),
        }))}
      />
    </button>
  )
}
