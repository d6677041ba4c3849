import { useState } from 'react'
import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { sayCount } from '../ui/say.ts'
import styles from './statistics.module.css'
import { say } from './messages.ts'

/** Whether the time spent on pages is kept, and the way to forget it. */
export function StatisticsSwitch() {
  const { client, notices, settings } = useStores()
  const isOn = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).statistics,
  )
  const [isSure, setSure] = useState(false)
  const erase = async (): Promise<void> => {
    setSure(false)
    try {
      const { papers } = await client.call('stats.erase', {})
      notices.show({
        text: say('The time spent on {count} is forgotten.', { count: sayCount(papers, say('paper'), say('papers')) }),
      })
    } catch (error) {
      notices.fail(error)
    }
  }
  return (
    <section aria-label={say('What is kept')} className={styles['section']}>
      <h2>{say('What is kept')}</h2>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={event => void settings.change({ statistics: event.target.checked })}
        />
        {say('Keep the time spent on pages')}
      </label>
      <p className={styles['soft']}>
        {say(
          'It is kept in your library and nowhere else. Without it your pace is not measured, and minutes come from the words a minute in the settings. The dates of what you decided belong to the papers and stay.',
        )}
      </p>
      {isSure ? (
        <p className={styles['sure']}>
          {say('This cannot be undone.')}
          <Button onClick={() => void erase()}>{say('Forget it for good')}</Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {say('Keep it')}
          </Button>
        </p>
      ) : (
        <Button onClick={() => setSure(true)}>{say('Forget the time spent on pages')}</Button>
      )}
    </section>
  )
}
