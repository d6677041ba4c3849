import { locale } from '../language/language.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import type { SettingsProps } from './look-settings.tsx'
import { say } from './messages.ts'
import { Option, OptionGroup } from './setting-option.tsx'

/** A folder of plain files that is kept up with the library. */
export function MirrorSettings({ settings, change }: SettingsProps) {
  const { mirror } = useStores()
  const status = useSlice(
    s => s.mirror,
    state => state.value,
  )
  return (
    <OptionGroup title={say('Mirror')}>
      <Option
        name={say('Folder of the mirror')}
        about={say(
          'An empty folder that is kept up with the library: of each paper a Markdown and a JSON file, and a bibliography of all. Empty: none',
        )}
      >
        <input
          type="text"
          placeholder="/home/ada/Documents/Papers"
          defaultValue={settings.mirrorFolder}
          onBlur={event =>
            event.target.value.trim() !== settings.mirrorFolder && change({ mirrorFolder: event.target.value.trim() })
          }
        />
      </Option>
      <Option
        name={say('PDFs in the mirror')}
        about={say('Copies, with what was marked in them; they take as much room again')}
      >
        <input
          type="checkbox"
          checked={settings.mirrorPdfs}
          onChange={event => change({ mirrorPdfs: event.target.checked })}
        />
      </Option>
      {status && status.folder !== '' ? (
        <Option isGroup name={stateOf(status.behind)} about={status.trouble ?? keptOf(status.kept)}>
          <Button onClick={() => void mirror.writeAll()}>{say('Compare all of it')}</Button>
        </Option>
      ) : null}
    </OptionGroup>
  )
}

function stateOf(behind: number): string {
  if (behind === 0) return say('The mirror is up to date')
  return behind === 1
    ? say('A paper of the mirror is behind')
    : say('{count} papers of the mirror are behind', { count: behind.toLocaleString(locale) })
}

function keptOf(kept: readonly string[]): string {
  const [newest] = kept
  if (newest === undefined) return ''
  return kept.length === 1
    ? say('A file was changed there and is kept: {newest}', { newest })
    : say('{count} files were changed there and are kept; the newest: {newest}', { count: kept.length, newest })
}
