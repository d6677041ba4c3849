import { useEffect, useState } from 'react'
import type { BackupFile } from '../../preload/contract/library-api.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../preload/contract/settings.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './panels.module.css'
import { ReadingSettings } from './reading-settings.tsx'
import { Option, OptionGroup, SettingSearch } from './setting-option.tsx'
import { TemplateField } from './template-field.tsx'

const COLORS = ['yellow', 'green', 'blue', 'purple', 'red'] as const

/** How one wants things; every change holds at once. */
export function SettingsPanel() {
  const { shell, settings: store, preferences } = useStores()
  const settings =
    useSlice(
      s => s.settings,
      state => state.value,
    ) ?? DEFAULT_SETTINGS
  const own = useSlice(
    s => s.preferences,
    state => state,
  )
  const info = useSlice(
    s => s.info,
    state => state.value,
  )
  const [sought, setSought] = useState('')
  const change = (patch: Partial<Settings>): void => void store.change(patch)
  return (
    <Dialog title="Settings" wide onClose={shell.close}>
      <input
        type="search"
        aria-label="Find a setting"
        placeholder="Find a setting"
        className={styles['seek']}
        value={sought}
        onChange={event => setSought(event.target.value)}
      />
      <SettingSearch words={sought}>
        <div className={styles['settings']}>
          <Option name="Theme">
            <select
              value={settings.theme}
              onChange={event => change({ theme: pick(event.target.value, ['system', 'light', 'dark', 'contrast']) })}
            >
              <option value="system">As the system</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
              <option value="contrast">High contrast</option>
            </select>
          </Option>
          <Option name="Rows">
            <select
              value={settings.density}
              onChange={event => change({ density: pick(event.target.value, ['comfortable', 'compact']) })}
            >
              <option value="comfortable">Comfortable</option>
              <option value="compact">Compact</option>
            </select>
          </Option>
          <Option
            name="Page in the reader"
            about="Figures and photographs keep their colours; more in the reader's bar"
          >
            <select
              value={settings.pageTheme}
              onChange={event =>
                change({ pageTheme: pick(event.target.value, ['auto', 'light', 'sepia', 'dark', 'own']) })
              }
            >
              <option value="auto">As the theme</option>
              <option value="light">As printed</option>
              <option value="sepia">Sepia</option>
              <option value="dark">Dark</option>
              <option value="own">My colours</option>
            </select>
          </Option>
          <Option name="Single letters are commands" about="J, K, Q, X and the others; off for voice control">
            <input
              type="checkbox"
              checked={own.singleKeys}
              onChange={event => preferences.change({ singleKeys: event.target.checked })}
            />
          </Option>
          <Option name="Ask what I took away when I finish a paper">
            <input
              type="checkbox"
              checked={own.askTakeaway}
              onChange={event => preferences.change({ askTakeaway: event.target.checked })}
            />
          </Option>
          <Option name="Minutes between refreshes of feeds">
            <input
              type="number"
              min={5}
              max={10080}
              value={settings.refreshMinutes}
              onChange={event => event.target.validity.valid && change({ refreshMinutes: event.target.valueAsNumber })}
            />
          </Option>
          <Option
            name="Feeds and PDFs from private networks"
            about="Off: addresses of this machine and of local networks are refused"
          >
            <input
              type="checkbox"
              checked={settings.allowPrivateAddresses}
              onChange={event => change({ allowPrivateAddresses: event.target.checked })}
            />
          </Option>
          <Option
            name="Room for PDFs fetched ahead, in MB"
            about="Of papers that wait to be read; fetching ahead stops where it is full"
          >
            <input
              type="number"
              min={10}
              max={1_000_000}
              value={settings.fetchAheadMegabytes}
              onChange={event =>
                event.target.validity.valid && change({ fetchAheadMegabytes: event.target.valueAsNumber })
              }
            />
          </Option>
          <Option
            name="Watched folder"
            about="New PDFs and bibliographies in it are taken in; nothing in it is changed. Empty: none"
          >
            <input
              type="text"
              placeholder="/home/ada/Downloads"
              defaultValue={settings.watchedFolder}
              onBlur={event =>
                event.target.value.trim() !== settings.watchedFolder &&
                change({ watchedFolder: event.target.value.trim() })
              }
            />
          </Option>
          <Option
            name="Your e-mail, for Unpaywall"
            about="It finds free PDFs by DOI and wants to know who asks. Empty: it is not asked"
          >
            <input
              type="email"
              defaultValue={settings.unpaywallEmail}
              onBlur={event =>
                event.target.validity.valid &&
                event.target.value.trim() !== settings.unpaywallEmail &&
                change({ unpaywallEmail: event.target.value.trim() })
              }
            />
          </Option>
          <ReadingSettings settings={settings} onChange={change} />
          <OptionGroup title="What the highlight colours mean">
            {COLORS.map(color => (
              <Option key={color} name={`${color.slice(0, 1).toUpperCase()}${color.slice(1)}`}>
                <input
                  type="text"
                  defaultValue={settings.colorNames[color]}
                  onBlur={event =>
                    event.target.value.trim() !== '' &&
                    change({ colorNames: { ...settings.colorNames, [color]: event.target.value.trim() } })
                  }
                />
              </Option>
            ))}
          </OptionGroup>
          <OptionGroup title="Annotations that leave the library">
            <Option name="My name" about="Whose annotations those in exported PDFs are; “Offprint” where it is empty">
              <input
                type="text"
                defaultValue={settings.authorName}
                onBlur={event => change({ authorName: event.target.value.trim() })}
              />
            </Option>
            <TemplateField template={settings.annotationTemplate} onChange={store.change} />
          </OptionGroup>
          <Backups />
          {info ? (
            <OptionGroup title="This library">
              <Option isGroup name={info.folder} about={`Offprint ${info.version}, library format ${info.schema}`}>
                {null}
              </Option>
            </OptionGroup>
          ) : null}
          <p className={styles['nothing']}>No setting is called that.</p>
        </div>
      </SettingSearch>
    </Dialog>
  )
}

function pick<T extends string>(value: string, choices: readonly [T, ...T[]]): T {
  return choices.find(choice => choice === value) ?? choices[0]
}

function Backups() {
  const { client, notices } = useStores()
  const [backups, setBackups] = useState<readonly BackupFile[] | null>(null)
  const load = (): void => {
    client.call('backups.list', {}).then(setBackups, () => setBackups(null))
  }
  useEffect(load, [client])
  const make = async (): Promise<void> => {
    try {
      await client.call('backups.make', {})
      load()
    } catch (error) {
      notices.fail(error)
    }
  }
  const newest = backups?.[0]
  return (
    <OptionGroup title="Backups">
      <Option
        isGroup
        name={
          newest
            ? `Newest: ${new Date(newest.madeAt).toLocaleString('en-GB')}, ${newest.papers.toLocaleString('en')} papers`
            : 'No backup yet. One is made each day.'
        }
      >
        <Button onClick={() => void make()}>Back up now</Button>
      </Option>
    </OptionGroup>
  )
}
