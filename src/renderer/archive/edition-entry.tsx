import { ArrowBigUp, Check, Circle, Dot, MessageSquare, Star, TrendingUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EditionEntry as Entry } from '../../preload/contract/feed.ts'
import type { Status } from '../../preload/contract/paper.ts'
import { useSlice } from '../stores/use-stores.tsx'
import { Count } from '../ui/count.tsx'
import { sayByline, sayOf } from '../ui/say.ts'
import { TitleText } from '../ui/title-text.tsx'
import styles from './archive-page.module.css'
import { say } from './messages.ts'

const STATUS: Readonly<Record<Status, readonly [words: string, sign: ReactNode]>> = {
  inbox: [say('undecided'), <Dot key="i" size={26} strokeWidth={3} />],
  queued: [say('queued'), <Circle key="q" size={11} strokeWidth={2.6} />],
  reading: [say('being read'), <Circle key="r" size={11} strokeWidth={2.6} strokeDasharray="18 12" />],
  read: [say('read'), <Check key="d" size={14} strokeWidth={2.4} />],
  dismissed: [say('dismissed'), <X key="x" size={13} />],
}

const ANNOUNCED = {
  new: null,
  cross: say('cross-list'),
  replace: say('replaced'),
  'replace-cross': say('replaced, cross-list'),
} as const

/** A paper as it stood in the edition: its place, and the counts of that day; beside it, what became of it. */
export function EditionEntry({
  entry,
  acts,
  onOpen,
}: {
  readonly entry: Entry
  readonly acts: readonly string[]
  readonly onOpen: () => void
}) {
  const row = useSlice(
    s => s.rows,
    state => state.rows.get(entry.paper),
  )
  if (!row) return <li className={styles['entry']} aria-hidden="true" />
  const [words, sign] = STATUS[row.status]
  const announced = entry.announce === null ? null : ANNOUNCED[entry.announce]
  return (
    <li className={styles['entry']} data-status={row.status}>
      <span className={styles['rank']} aria-hidden="true">
        {entry.rank + 1}
      </span>
      <div className={styles['words']}>
        <button type="button" className={styles['title']} data-row={entry.paper} dir="auto" onClick={onOpen}>
          <TitleText text={row.title} />
        </button>
        <p className={styles['meta']}>
          <span dir="auto">{sayByline(row)}</span>
          {announced ? <span className={styles['kind']}>{announced}</span> : null}
          <Count icon={<ArrowBigUp size={15} />} count={entry.upvotes} say={thatDay(sayOf.upvotes)} />
          <Count icon={<MessageSquare size={13} />} count={entry.comments} say={thatDay(sayOf.comments)} />
          <Count icon={<Star size={13} />} count={entry.githubStars} say={thatDay(sayOf.stars)} />
          {row.rising ? (
            <span className={styles['rising']}>
              <TrendingUp size={13} aria-hidden="true" /> {say('rising')}
            </span>
          ) : null}
          {acts.length > 0 ? (
            <span className={styles['acts']}>{say('{acts} that day', { acts: acts.join(', ') })}</span>
          ) : null}
        </p>
      </div>
      <span className={styles['status']} data-status={row.status} title={words}>
        {row.starred ? (
          <Star size={13} fill="currentColor" aria-label={say('starred')} className={styles['star']} />
        ) : null}
        <span aria-hidden="true">{sign}</span>
        <span className="visually-hidden">{words}</span>
      </span>
    </li>
  )
}

/** "3 upvotes that day" */
function thatDay(of: (count: number) => string): (count: number) => string {
  return count => say('{acts} that day', { acts: of(count) })
}
