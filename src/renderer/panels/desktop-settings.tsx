import { say } from './messages.ts'
import type { SettingsProps } from './look-settings.tsx'
import { Option, OptionGroup } from './setting-option.tsx'

/** What the desktop app does outside of its windows. */
export function DesktopSettings({ settings, change }: SettingsProps) {
  return (
    <OptionGroup title={say('Desktop')}>
      <Option
        name={say('Icon in the tray')}
        about={say('Papers are added from it; Offprint stays when its windows are closed')}
      >
        <input type="checkbox" checked={settings.tray} onChange={event => change({ tray: event.target.checked })} />
      </Option>
      <Option
        name={say('Keys that add what is on the clipboard')}
        about={say('In whatever program one is, Ctrl+Alt+O for instance. Empty: none')}
      >
        <input
          type="text"
          placeholder="Ctrl+Alt+O"
          defaultValue={settings.quickAddKeys}
          onBlur={event =>
            event.target.value.trim() !== settings.quickAddKeys && change({ quickAddKeys: event.target.value.trim() })
          }
        />
      </Option>
      <Option
        name={say('Offer Offprint where PDFs are opened')}
        about={say('It stands beside your other programs; which comes first is for the system to say')}
      >
        <input
          type="checkbox"
          checked={settings.offerForPdfs}
          onChange={event => change({ offerForPdfs: event.target.checked })}
        />
      </Option>
      <Option
        name={say('Look at the spelling of notes')}
        about={say('Except on a Mac, dictionaries are fetched from a server of Google’s; what you write is not sent')}
      >
        <input
          type="checkbox"
          checked={settings.spellCheck}
          onChange={event => change({ spellCheck: event.target.checked })}
        />
      </Option>
    </OptionGroup>
  )
}
