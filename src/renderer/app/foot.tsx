import { useEffect, useState } from 'react'
import type { View } from '../../preload/contract/search.ts'
import type { Page } from '../stores/shell-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button, Kbd } from '../ui/button.tsx'
import styles from './app.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

type Hint = readonly [keys: readonly string[], what: string]

const TRIAGE: readonly Hint[] = [
  [['J', 'K'], say('move')],
  [['Q'], say('queue')],
  [['X'], say('dismiss')],
  [['S'], say('star')],
  [['Enter'], say('read')],
  [['Z'], say('undo')],
]
const QUEUE: readonly Hint[] = [
  [['J', 'K'], say('move')],
  [['Alt', '↑'], say('reorder')],
  [['Enter'], say('read')],
  [['E'], say('done')],
  [['X'], say('dismiss')],
  [['Z'], say('undo')],
]
const SEARCH: readonly Hint[] = [
  [['↓'], say('into the list')],
  [['Enter'], say('read')],
  [['Q'], say('queue')],
  [['Esc'], say('back')],
  [['?'], say('all keys')],
  [['Z'], say('undo')],
]

const FEEDS: readonly Hint[] = [
  [['J', 'K'], say('move')],
  [['Enter'], say('open')],
  [['R'], say('refresh')],
  [['P'], say('pause')],
  [['M'], say('mute')],
  [['F2'], say('name, folder')],
]

const ARCHIVE: readonly Hint[] = [
  [['[', ']'], say('earlier, later')],
  [['J', 'K'], say('move')],
  [['Enter'], say('look')],
  [['Q'], say('queue')],
  [['X'], say('dismiss')],
  [['S'], say('star')],
]

const RULES: readonly Hint[] = [
  [['J', 'K'], say('move')],
  [['Enter'], say('change')],
  [['P'], say('on, off')],
  [['A'], say('apply')],
  [['Del'], say('remove')],
  [['Z'], say('undo')],
]

const WELCOME: readonly Hint[] = [
  [['A'], say('add papers')],
  [['Ctrl', 'K'], say('commands')],
  [['Ctrl', ','], say('settings')],
  [['F1'], say('help')],
  [['?'], say('all keys')],
]
const PAGE: readonly Hint[] = [
  [['G', 'I'], say('inbox')],
  [['G', 'U'], say('up next')],
  [['G', 'P'], say('plan')],
  [['Alt', '←'], say('back')],
  [['Z'], say('undo')],
  [['?'], say('all keys')],
]
const PAGES: Readonly<Partial<Record<Page['kind'], readonly Hint[]>>> = { feeds: FEEDS, archive: ARCHIVE, rules: RULES }

function hintsFor(view: View): readonly Hint[] {
  if (view.kind === 'queue') return QUEUE
  return view.kind === 'search' ? SEARCH : TRIAGE
}

/** The six keys that matter here, long work under way, and whether all is saved. */
export function Foot({ isWelcome }: { readonly isWelcome: boolean }) {
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
        {(page ? (PAGES[page.kind] ?? PAGE) : isWelcome ? WELCOME : hintsFor(view)).map(([keys, what]) => (
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
    ? say('{done} of {total}', { done: job.done.toLocaleString(locale), total: job.total.toLocaleString(locale) })
    : job.done > 0
      ? job.done.toLocaleString(locale)
      : ''
  return (
    <span className={styles['work']}>
      <progress aria-label={job.label} max={job.total ?? 1} value={job.total ? job.done : undefined} />
      <span className={styles['label']}>
        {job.label} {done}
      </span>
      <Button look="quiet" onClick={() => void jobs.cancel(job.id)}>
        {say('Cancel')}
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
  return <span className={styles['saved']}>{isBusy || isUnsaved ? say('Saving…') : say('All changes saved')}</span>
}
