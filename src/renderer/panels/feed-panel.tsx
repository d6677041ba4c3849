import { type SyntheticEvent, useState } from 'react'
import type { Feed } from '../../preload/contract/feed.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

/** What a feed is called, and the folder it stands in. */
export function FeedSettingsPanel({ feed: id }: { readonly feed: string }) {
  const { shell } = useStores()
  const feed = useSlice(
    s => s.feeds,
    state => state.value?.find(candidate => candidate.id === id),
  )
  return (
    <Dialog title={say('Name and folder')} onClose={shell.close}>
      {feed ? <Form feed={feed} /> : <p className={styles['soft']}>{say('This feed is not there any more.')}</p>}
    </Dialog>
  )
}

function Form({ feed }: { readonly feed: Feed }) {
  const { shell, feeds } = useStores()
  const folders = useFolders()
  const [name, setName] = useState(feed.name)
  const [folder, setFolder] = useState(feed.folder ?? '')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (name.trim() === '') return
    shell.close()
    void feeds.change(feed.id, { name: name.trim(), folder: folder.trim() === '' ? null : folder.trim() })
  }
  return (
    <form className={styles['stack']} onSubmit={submit}>
      <TextField
        label={say('Name')}
        dir="auto"
        maxLength={200}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <FolderField value={folder} folders={folders} onChange={setFolder} />
      <p className={styles['soft']}>
        <small>{feed.url}</small>
      </p>
      <DialogActions>
        <Button look="quiet" onClick={shell.close}>
          {say('Cancel')}
        </Button>
        <Button look="strong" type="submit">
          {say('Keep')}
        </Button>
      </DialogActions>
    </form>
  )
}

export function FolderField({
  value,
  folders,
  onChange,
}: {
  readonly value: string
  readonly folders: readonly string[]
  readonly onChange: (folder: string) => void
}) {
  return (
    <>
      <TextField
        label={say('Folder')}
        dir="auto"
        maxLength={200}
        list="feed-folders"
        placeholder={say('None')}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      <datalist id="feed-folders">
        {folders.map(folder => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </>
  )
}

const NONE: readonly Feed[] = []

export function useFolders(): readonly string[] {
  const feeds = useSlice(
    s => s.feeds,
    state => state.value ?? NONE,
  )
  return [...new Set(feeds.flatMap(({ folder }) => folder ?? []))].sort()
}
