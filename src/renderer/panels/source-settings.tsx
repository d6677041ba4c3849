import { say } from './messages.ts'
import type { SettingsProps } from './look-settings.tsx'
import { Option } from './setting-option.tsx'

/** Where papers come from, and what may be fetched. */
export function SourceSettings({ settings, change }: SettingsProps) {
  return (
    <>
      <Option name={say('Minutes between refreshes of feeds')}>
        <input
          type="number"
          min={5}
          max={10080}
          value={settings.refreshMinutes}
          onChange={event => event.target.validity.valid && change({ refreshMinutes: event.target.valueAsNumber })}
        />
      </Option>
      <Option
        name={say('Feeds and PDFs from private networks')}
        about={say('Off: addresses of this machine and of local networks are refused')}
      >
        <input
          type="checkbox"
          checked={settings.allowPrivateAddresses}
          onChange={event => change({ allowPrivateAddresses: event.target.checked })}
        />
      </Option>
      <Option
        name={say('Room for PDFs fetched ahead, in MB')}
        about={say('Of papers that wait to be read; fetching ahead stops where it is full')}
      >
        <input
          type="number"
          min={10}
          max={1_000_000}
          value={settings.fetchAheadMegabytes}
          onChange={event => event.target.validity.valid && change({ fetchAheadMegabytes: event.target.valueAsNumber })}
        />
      </Option>
      <Option
        name={say('Watched folder')}
        about={say('New PDFs and bibliographies in it are taken in; nothing in it is changed. Empty: none')}
      >
        <input
          type="text"
          placeholder="/home/ada/Downloads"
          defaultValue={settings.watchedFolder}
          onBlur={event =>
            event.target.value.trim() !== settings.watchedFolder && change({ watchedFolder: event.target.value.trim() })
          }
        />
      </Option>
      <Option
        name={say('Your e-mail, for Unpaywall')}
        about={say('It finds free PDFs by DOI and wants to know who asks. Empty: it is not asked')}
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
    </>
  )
}
