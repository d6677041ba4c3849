import { useEffect, useState } from 'react'
import type { BackupFile } from '../../preload/contract/library-api.ts'
import { locale } from '../language/language.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { say } from './messages.ts'
import { Option, OptionGroup } from './setting-option.tsx'

export function Backups() {
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
    </OptionGroup>
  )
}
