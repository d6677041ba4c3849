import { type SyntheticEvent, useState } from 'react'
import type { FoundFeed } from '../../preload/contract/feed.ts'
import { wordsOf } from '../stores/failure-words.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { FolderField, useFolders } from './feed-panel.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

const SUGGESTIONS = [
  'daily-papers',
  'trending',
  'cs.CL',
  'cs.LG',
  'cs.CV',
  'cs.AI',
  'q-bio.NC',
  'stat.ML',
  'au:lovelace',
] as const

/** A new subscription, from whatever one has: a name, a subject, a search, or the address of a page, whose feeds are shown to choose from. */
export function SubscribePanel() {
  const stores = useStores()
  const { shell, feeds } = stores
  const folders = useFolders()
  const [text, setText] = useState('')
  const [folder, setFolder] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<readonly FoundFeed[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())

  const subscribe = async (references: readonly string[]): Promise<void> => {
    const where = folder.trim() === '' ? null : folder.trim()
    for (const reference of references) {
      const feed = await feeds.add(reference, where)
      if (references.length === 1) openView(stores, { kind: 'feed', feed: feed.id })
    }
    shell.close()
  }
  /** A page with several feeds is a question; anything else is an answer. */
  const look = async (): Promise<void> => {
    const url = addressIn(text)
    const several = url === null ? [] : await feeds.discover(url)
    const sure = several.filter(({ from }) => from !== 'guess')
    if (sure.length < 2) return subscribe([text.trim()])
    setFound(sure)
    setChosen(new Set(sure.slice(0, 1).map(feed => feed.url)))
  }
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (text.trim() === '' || isBusy) return
    setBusy(true)
    setProblem(null)
    try {
      await (found ? subscribe([...chosen]) : look())
    } catch (error) {
      setProblem(wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  const toggle = (url: string, isOn: boolean): void => {
    const next = new Set(chosen)
    if (isOn) next.add(url)
    else next.delete(url)
    setChosen(next)
  }
  return (
    <Dialog title={say('Subscribe')} onClose={shell.close}>
      <form className={styles['stack']} onSubmit={event => void submit(event)}>
        <TextField
          label={say('daily-papers, an arXiv subject or search, or the address of a feed or of its page')}
          placeholder="cs.CL"
          maxLength={2_000}
          list="feed-suggestions"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setFound(null)
          }}
        />
        <datalist id="feed-suggestions">
          {SUGGESTIONS.map(suggestion => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
        {found ? (
          <fieldset className={styles['found']}>
            <legend>{say('This page has {count} feeds. Which do you want?', { count: found.length })}</legend>
            {found.map(feed => (
              <label key={feed.url}>
                <input
                  type="checkbox"
                  checked={chosen.has(feed.url)}
                  onChange={event => toggle(feed.url, event.target.checked)}
                />
                <span>
                  <span dir="auto">{feed.title ?? feed.url}</span>
                  {feed.title ? <small>{feed.url}</small> : null}
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
        <FolderField value={folder} folders={folders} onChange={setFolder} />
        {problem ? (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        ) : null}
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
          <Button look="strong" type="submit" disabled={isBusy || (found !== null && chosen.size === 0)}>
            {isBusy ? say('Looking…') : say('Subscribe')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** An address of the web as people write it; null for a name, a subject or a search. */
function addressIn(text: string): string | null {
  const typed = text.trim().replace(/^feed:(\/\/)?/i, '')
  const url = /^https?:\/\//i.test(typed)
    ? typed
    : /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(typed) && /\.[a-z]{2,}(\/|$)/.test(typed)
      ? `https://${typed}`
      : ''
  return URL.canParse(url) && !/^[a-z-]+\.[A-Z]{2}$/.test(typed) ? url : null
}
