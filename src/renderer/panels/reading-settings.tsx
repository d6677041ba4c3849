import type { Settings } from '../../preload/contract/settings.ts'
import styles from './panels.module.css'
import { Option, OptionGroup } from './setting-option.tsx'
import { say } from './messages.ts'
import { shortWeekdays } from '../ui/relative-day.ts'

const WEEKDAYS = shortWeekdays()

export interface ReadingSettingsProps {
  readonly settings: Settings
  readonly onChange: (patch: Partial<Settings>) => void
}

/** How much one reads, and what is kept of it. */
export function ReadingSettings({ settings, onChange }: ReadingSettingsProps) {
  return (
    <OptionGroup title={say('Reading and plan')}>
      <Option name={say('Words a minute')} about={say('Until your own pace is measured')}>
        <input
          type="number"
          min={30}
          max={2_000}
          value={settings.wordsPerMinute}
          onChange={event => event.target.validity.valid && onChange({ wordsPerMinute: event.target.valueAsNumber })}
        />
      </Option>
      <Option isGroup name={say('Minutes for reading on each day')} about={say('What the week is planned by')}>
        <span className={styles['weekdays']}>
          {WEEKDAYS.map((weekday, index) => (
            <label key={weekday}>
              {weekday}
              <input
                type="number"
                min={0}
                max={1_440}
                value={settings.dailyMinutes[index] ?? 0}
                onChange={event => {
                  if (!event.target.validity.valid) return
                  const minutes = event.target.valueAsNumber
                  onChange({ dailyMinutes: settings.dailyMinutes.map((old, day) => (day === index ? minutes : old)) })
                }}
              />
            </label>
          ))}
        </span>
      </Option>
      <Option name={say('Days until a queued paper is asked about')} about={say('It stood there and was never opened')}>
        <input
          type="number"
          min={1}
          max={3_650}
          value={settings.staleDays}
          onChange={event => event.target.validity.valid && onChange({ staleDays: event.target.valueAsNumber })}
        />
      </Option>
      <Option
        name={say('Keep the time spent on pages')}
        about={say('Statistics and your pace come from it; it never leaves this machine')}
      >
        <input
          type="checkbox"
          checked={settings.statistics}
          onChange={event => onChange({ statistics: event.target.checked })}
        />
      </Option>
    </OptionGroup>
  )
}
