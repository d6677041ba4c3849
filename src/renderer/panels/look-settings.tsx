import { LANGUAGES } from '../../preload/contract/language.ts'
import type { Settings } from '../../preload/contract/settings.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { say } from './messages.ts'
import { pick } from './pick.ts'
import { Option } from './setting-option.tsx'

export interface SettingsProps {
  readonly settings: Settings
  readonly change: (patch: Partial<Settings>) => void
}

/** Each in its own words: who chose a wrong one by mistake finds the way back. */
const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const

/** How it looks, and how one works with it. */
export function LookSettings({ settings, change }: SettingsProps) {
  const { preferences } = useStores()
  const own = useSlice(
    s => s.preferences,
    state => state,
  )
  return (
    <>
      <Option name={say('Language')} about={say('The window opens anew in it')}>
        <select
          value={settings.language}
          onChange={event => change({ language: pick(event.target.value, ['system', ...LANGUAGES]) })}
        >
          <option value="system">{say('As the system')}</option>
          {LANGUAGES.map(language => (
            <option key={language} value={language} lang={language}>
              {LANGUAGE_NAMES[language]}
            </option>
          ))}
        </select>
      </Option>
      <Option name={say('Theme')}>
        <select
          value={settings.theme}
          onChange={event => change({ theme: pick(event.target.value, ['system', 'light', 'dark', 'contrast']) })}
        >
          <option value="system">{say('As the system')}</option>
          <option value="light">{say('Light')}</option>
          <option value="dark">{say('Dark')}</option>
          <option value="contrast">{say('High contrast')}</option>
        </select>
      </Option>
      <Option name={say('Rows')}>
        <select
          value={settings.density}
          onChange={event => change({ density: pick(event.target.value, ['comfortable', 'compact']) })}
        >
          <option value="comfortable">{say('Comfortable')}</option>
          <option value="compact">{say('Compact')}</option>
        </select>
      </Option>
      <Option
        name={say('Page in the reader')}
        about={say("Figures and photographs keep their colours; more in the reader's bar")}
      >
        <select
          value={settings.pageTheme}
          onChange={event => change({ pageTheme: pick(event.target.value, ['auto', 'light', 'sepia', 'dark', 'own']) })}
        >
          <option value="auto">{say('As the theme')}</option>
          <option value="light">{say('As printed')}</option>
          <option value="sepia">{say('Sepia')}</option>
          <option value="dark">{say('Dark')}</option>
          <option value="own">{say('My colours')}</option>
        </select>
      </Option>
      <Option name={say('Single letters are commands')} about={say('J, K, Q, X and the others; off for voice control')}>
        <input
          type="checkbox"
          checked={own.singleKeys}
          onChange={event => preferences.change({ singleKeys: event.target.checked })}
        />
      </Option>
      <Option name={say('Ask what I took away when I finish a paper')}>
        <input
          type="checkbox"
          checked={own.askTakeaway}
          onChange={event => preferences.change({ askTakeaway: event.target.checked })}
        />
      </Option>
    </>
  )
}
