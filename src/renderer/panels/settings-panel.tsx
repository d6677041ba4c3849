import { useState } from 'react'
import { DEFAULT_SETTINGS, type Settings } from '../../preload/contract/settings.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './panels.module.css'
import { ReadingSettings } from './reading-settings.tsx'
import { Option, OptionGroup, SettingSearch } from './setting-option.tsx'
import { AnnotationSettings } from './annotation-settings.tsx'
import { Backups } from './backups.tsx'
import { DesktopSettings } from './desktop-settings.tsx'
import { LookSettings } from './look-settings.tsx'
import { MirrorSettings } from './mirror-settings.tsx'
import { SourceSettings } from './source-settings.tsx'
import { say } from './messages.ts'

/** How one wants things; every change holds at once. */
export function SettingsPanel() {
  const { shell, settings: store, dragFile } = useStores()
  const settings =
    useSlice(
      s => s.settings,
      state => state.value,
    ) ?? DEFAULT_SETTINGS
  const info = useSlice(
    s => s.info,
    state => state.value,
  )
  const [sought, setSought] = useState('')
  const change = (patch: Partial<Settings>): void => void store.change(patch)
  return (
    <Dialog title={say('Settings')} wide onClose={shell.close}>
      <input
        type="search"
        aria-label={say('Find a setting')}
        placeholder={say('Find a setting')}
        className={styles['seek']}
        value={sought}
        onChange={event => setSought(event.target.value)}
      />
      <SettingSearch words={sought}>
        <div className={styles['settings']}>
          <LookSettings settings={settings} change={change} />
          <SourceSettings settings={settings} change={change} />
          <ReadingSettings settings={settings} onChange={change} />
          <AnnotationSettings settings={settings} change={change} />
          {dragFile ? <DesktopSettings settings={settings} change={change} /> : null}
          <MirrorSettings settings={settings} change={change} />
          <Backups />
          {info ? (
            <OptionGroup title={say('This library')}>
              <Option
                isGroup
                name={info.folder}
                about={say('Offprint {version}, library format {schema}', {
                  version: info.version,
                  schema: info.schema,
                })}
              >
                {null}
              </Option>
            </OptionGroup>
          ) : null}
          <p className={styles['nothing']}>{say('No setting is called that.')}</p>
        </div>
      </SettingSearch>
    </Dialog>
  )
}
