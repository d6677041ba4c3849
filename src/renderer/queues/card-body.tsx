import { ArrowBigUp, Code2, MessageSquare, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PaperRow } from '../../preload/contract/paper.ts'
import type { SearchHit, View } from '../../preload/contract/search.ts'
import { useSlice } from '../stores/use-stores.tsx'
import { MarkedText } from './marked-text.tsx'
import styles from './paper-row.module.css'
import { OwnLine, PaperDate, Where } from './row-meta.tsx'
import { whyOf } from './why-words.ts'
import { Count } from '../ui/count.tsx'
import { sayByline, sayOf } from '../ui/say.ts'
import { TitleText } from '../ui/title-text.tsx'
import { say } from './messages.ts'

export interface CardBodyProps {
  readonly row: PaperRow
  readonly title: ReactNode
  readonly view: View
  readonly hit: SearchHit | undefined
}

/** A paper as a page of the day shows it: the title, how it begins, who wrote it, and what others think of it. */
export function CardBody({ row, title, view, hit }: CardBodyProps) {
  const card = useSlice(
    s => s.cards,
    state => state.cards.get(row.id),
  )
  const why = whyOf(row, view, new Date())
  const byline = sayByline(row)
  return (
    <>
      <div className={styles['words']}>
        <div className={styles['title']} dir="auto">
          {title}
        </div>
        <div className={styles['excerpt']} dir="auto">
          {hit && hit.field !== 'title' ? (
            <>
              <Where hit={hit} />
              <MarkedText text={hit.snippet} marks={hit.marks} />
            </>
          ) : (
            <TitleText text={card?.text ?? ''} />
          )}
        </div>
      </div>
      <div className={styles['meta']}>
        {byline ? (
          <span className={styles['byline']} dir="auto">
            {byline}
          </span>
        ) : null}
        <PaperDate row={row} />
        <Count icon={<ArrowBigUp size={15} />} count={row.upvotes} say={sayOf.upvotes} />
        <Count icon={<MessageSquare size={13} />} count={row.comments} say={sayOf.comments} />
        <Count
          icon={<Star size={13} />}
          count={row.githubStars}
          say={count => say('{stars} of its code', { stars: sayOf.stars(count) })}
        />
        {card?.codeUrl && /^https?:\/\//i.test(card.codeUrl) ? (
          <a
            className={styles['code']}
            href={card.codeUrl}
            target="_blank"
            rel="noopener noreferrer"
            tabIndex={-1}
            onMouseDown={event => event.stopPropagation()}
          >
            <Code2 size={13} aria-hidden="true" /> {say('Code')}
          </a>
        ) : null}
        {why.length > 0 ? (
          <span className={styles['why']} dir="auto">
            {why.join(' · ')}
          </span>
        ) : null}
        <OwnLine row={row} />
      </div>
    </>
  )
}
