import { useCallback, useEffect, useState } from 'react'
import type { BackupFile } from '../../preload/contract/library-api.ts'
import { locale } from '../language/language.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { say } from './messages.ts'
import { RestorePanel } from './restore-panel.tsx'
import { Option, OptionGroup } from './setting-option.tsx'

// Of the rest the folder of backups tells, and `offprint restore`.
const SHOWN = 12

export function Backups() {
  const { client, notices } = useStores()
  const [backups, setBackups] = useState<readonly BackupFile[] | null>(null)
  const [chosen, setChosen] = useState<BackupFile | null>(null)
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
  const closeChosen = useCallback(() => setChosen(null), [])
  const newest = backups?.[0]
  return (
    <OptionGroup title={say('Backups')}>
      <Option
        isGroup
        name={
          newest
            ? say('Newest: {value}, {papers} papers', {
                value: new Date(newest.madeAt).toLocaleString(locale),
                papers: newest.papers.toLocaleString(locale),
              })
            : say('No backup yet. One is made each day.')
        }
      >
        <Button onClick={() => void make()}>{say('Back up now')}</Button>
      </Option>
      {backups?.slice(0, SHOWN).map(backup => {
        const when = new Date(backup.madeAt).toLocaleString(locale)
        return (
          <Option
            key={backup.file}
            isGroup
            name={say('Backup of {when}', { when })}
            about={say('{papers} papers', { papers: backup.papers.toLocaleString(locale) })}
          >
            <Button look="quiet" onClick={() => setChosen(backup)}>
              {say('Go back to it …')}
            </Button>
          </Option>
        )
      })}
      {chosen ? <RestorePanel backup={chosen} onClose={closeChosen} /> : null}
    </OptionGroup>
  )
}
