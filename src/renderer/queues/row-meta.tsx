import { ArrowBigUp, CircleCheckBig, Code2, MessageSquare, NotebookPen, Star } from 'lucide-react'
import type { PaperRow } from '../../preload/contract/paper.ts'
import type { SearchHit, View } from '../../preload/contract/search.ts'
import { whereOf } from './hit-words.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './paper-row.module.css'
import { whyOf } from './why-words.ts'
import { Count } from '../ui/count.tsx'
import { sayByline, sayFullDate, sayOf } from '../ui/say.ts'
import { sayDate } from './words.ts'
import { say } from './messages.ts'

export interface RowMetaProps {
  readonly row: PaperRow
  readonly view: View
  readonly hit: SearchHit | undefined
}

/** The line below a title: who, when, what others think of it, why it is here, what one wrote. */
export function RowMeta({ row, view, hit }: RowMetaProps) {
  const byline = sayByline(row)
  const why = whyOf(row, view, new Date())
  return (
    <div className={styles['meta']}>
      {byline ? (
        <span className={styles['byline']} dir="auto">
          {byline}
        </span>
      ) : null}
      <PaperDate row={row} />
      <Counts row={row} />
      {row.hasPdf ? (
        <CircleCheckBig size={12} className={styles['ready'] ?? ''} aria-label={say('ready offline')} />
      ) : null}
      {row.hasNote ? <NotebookPen size={13} aria-label={say('has a note')} /> : null}
      {why.length > 0 ? (
        <span className={styles['why']} dir="auto" title={why.join(' · ')}>
          {why.join(' · ')}
        </span>
      ) : null}
      {hit && hit.field !== 'title' ? (
        <span className={styles['snippet']} dir="auto">
          <Where hit={hit} />
          <MarkedText text={hit.snippet} marks={hit.marks} />
        </span>
      ) : (
        <OwnLine row={row} />
      )}
    </div>
  )
}

/** Where a hit stands, where that does not go without saying. */
export function Where({ hit }: { readonly hit: SearchHit }) {
  const where = whereOf(hit)
  return where === '' ? null : <span className={styles['where']}>{where}: </span>
}

/** The line one wrote: what one took away, else the remark. */
export function OwnLine({ row }: { readonly row: PaperRow }) {
  const line = row.takeaway ?? row.remark
  return line === null ? null : (
    <span className={styles['remark']} dir="auto" title={line}>
      {line}
    </span>
  )
}

export function PaperDate({ row }: { readonly row: PaperRow }) {
  const date = sayDate(row.publishedAt, new Date())
  return date && row.publishedAt ? (
    <time
      dateTime={row.publishedAt}
      title={`${sayFullDate(row.publishedAt)}${row.publishedInferred ? say(', year inferred') : ''}`}
    >
      {date}
    </time>
  ) : null
}

function Counts({ row }: { readonly row: PaperRow }) {
  return (
    <>
      <Count icon={<MessageSquare size={13} />} count={row.comments} say={sayOf.comments} />
      <Count icon={<ArrowBigUp size={15} />} count={row.upvotes} say={sayOf.upvotes} />
      {row.hasCode ? <Code2 size={13} aria-label={say('has code')} /> : null}
    </>
  )
}

export function Starred({ row }: { readonly row: PaperRow }) {
  return row.starred ? (
    <Star size={13} className={styles['star'] ?? ''} fill="currentColor" aria-label={say('starred')} />
  ) : null
}

/** What is left to read of it; a guess is said to be one. */
export function Minutes({ row }: { readonly row: PaperRow }) {
  const isBegun = row.status === 'reading' && row.remainingMinutes < row.minutes
  return (
    <span
      className={styles['minutes']}
      data-guess={row.isLengthKnown ? undefined : ''}
      title={row.isLengthKnown ? undefined : say('Its length is not known before its PDF is here: as long as most')}
    >
      {minutesOf(row)}
      <small>{isBegun ? say(' min left') : say(' min')}</small>
    </span>
  )
}

/** "24", "~24" */
export function minutesOf({ status, minutes, remainingMinutes, isLengthKnown }: PaperRow): string {
  return `${isLengthKnown ? '' : '~'}${status === 'reading' ? remainingMinutes : minutes}`
}
