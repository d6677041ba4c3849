import { useEffect, useState } from 'react'
import type { View } from '../../preload/contract/search.ts'
import type { Page } from '../stores/shell-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button, Kbd } from '../ui/button.tsx'
import styles from './app.module.css'

type Hint = readonly [keys: readonly string[], what: string]

const TRIAGE: readonly Hint[] = [
  [['J', 'K'], 'move'],
  [['Q'], 'queue'],
  [['X'], 'dismiss'],
  [['S'], 'star'],
  [['Enter'], 'read'],
  [['Z'], 'undo'],
]
const QUEUE: readonly Hint[] = [
  [['J', 'K'], 'move'],
  [['Alt', '↑'], 'reorder'],
  [['Enter'], 'read'],
  [['E'], 'done'],
  [['X'], 'dismiss'],
  [['Z'], 'undo'],
]
const SEARCH: readonly Hint[] = [
  [['↓'], 'into the list'],
  [['Enter'], 'read'],
  [['Q'], 'queue'],
  [['Esc'], 'back'],
  [['?'], 'all keys'],
  [['Z'], 'undo'],
]

const FEEDS: readonly Hint[] = [
  [['J', 'K'], 'move'],
  [['Enter'], 'open'],
  [['R'], 'refresh'],
  [['P'], 'pause'],
  [['M'], 'mute'],
  [['F2'], 'name, folder'],
]

const ARCHIVE: readonly Hint[] = [
  [['[', ']'], 'earlier, later'],
  [['J', 'K'], 'move'],
  [['Enter'], 'look'],
  [['Q'], 'queue'],
  [['X'], 'dismiss'],
  [['S'], 'star'],
]

const RULES: readonly Hint[] = [
  [['J', 'K'], 'move'],
  [['Enter'], 'change'],
  [['P'], 'on, off'],
  [['A'], 'apply'],
  [['Del'], 'remove'],
  [['Z'], 'undo'],
]

const PAGE: readonly Hint[] = [
  [['G', 'I'], 'inbox'],
  [['G', 'U'], 'up next'],
  [['G', 'P'], 'plan'],
  [['Z'], 'undo'],
  [['?'], 'all keys'],
]
const PAGES: Readonly<Partial<Record<Page['kind'], readonly Hint[]>>> = { feeds: FEEDS, archive: ARCHIVE, rules: RULES }

function hintsFor(view: View): readonly Hint[] {
  if (view.kind === 'queue') return QUEUE
  return view.kind === 'search' ? SEARCH : TRIAGE
}

/** The six keys that matter here, long work under way, and whether all is saved. */
export function Foot() {
  const view = useSlice(
    s => s.views,
    state => state.view,
  )
  const page = useSlice(
    s => s.shell,
    state => state.page,
  )
  return (
    <footer className={styles['foot']}>
      <div className={styles['hints']} aria-hidden="true">
        {(page ? (PAGES[page.kind] ?? PAGE) : hintsFor(view)).map(([keys, what]) => (
          <span key={what}>
            {keys.map(key => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            {what}
          </span>
        ))}
      </div>
      <Work />
      <Saved />
    </footer>
  )
}

function Work() {
  const { jobs } = useStores()
  const [job] = useSlice(
    s => s.jobs,
    state => state.running,
  )
  if (!job) return null
  const done = job.total
    ? `${job.done.toLocaleString('en')} of ${job.total.toLocaleString('en')}`
    : job.done > 0
      ? job.done.toLocaleString('en')
      : ''
  return (
    <span className={styles['work']}>
      <progress aria-label={job.label} max={job.total ?? 1} value={job.total ? job.done : undefined} />
      <span className={styles['label']}>
        {job.label} {done}
      </span>
      <Button look="quiet" onClick={() => void jobs.cancel(job.id)}>
        Cancel
      </Button>
    </span>
  )
}

function Saved() {
  const { writes, writing } = useStores()
  const [isBusy, setBusy] = useState(false)
  const [isUnsaved, setUnsaved] = useState(false)
  useEffect(() => writes.onChange(() => setBusy(writes.isBusy())), [writes])
  useEffect(() => writing.onUnsaved(setUnsaved), [writing])
  return <span className={styles['saved']}>{isBusy || isUnsaved ? 'Saving…' : 'All changes saved'}</span>
}
