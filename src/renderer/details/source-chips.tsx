import { ArrowBigUp, Newspaper, Rss, Sparkles } from 'lucide-react'
import type { Paper, PaperSource } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openPage } from '../stores/way.ts'
import { sayOf } from '../ui/say.ts'
import styles from './details-pane.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

const ANNOUNCED = {
  new: null,
  cross: say('cross-list'),
  replace: say('replaced'),
  'replace-cross': say('replaced, cross-list'),
} as const

/** Where a paper came from, each with its place and its counts in that list; an edition opens in the archive. */
export function SourceChips({ paper }: { readonly paper: Paper }) {
  const stores = useStores()
  return (
    <>
      {paper.newVersion === null ? null : (
        <li>
          <button
            type="button"
            className={`${styles['chip'] ?? ''} ${styles['version'] ?? ''}`}
            title={say('Its PDF is fetched; the one you have stays, with your annotations')}
            onClick={() => void stores.intake.fetchPdf(paper.id)}
          >
            <Sparkles size={13} aria-hidden="true" />{' '}
            {say('v{newVersion} is out: get it', { newVersion: paper.newVersion })}
          </button>
        </li>
      )}
      {paper.sources.map(source => (
        <li key={source.edition ?? source.name}>
          <Chip
            source={source}
            onOpen={
              source.edition === null || source.kind === 'file'
                ? null
                : () => {
                    openPage(stores, { kind: 'archive' })
                    void stores.archive.show(source.edition ?? '')
                  }
            }
          />
        </li>
      ))}
    </>
  )
}

function Chip({ source, onOpen }: { readonly source: PaperSource; readonly onOpen: (() => void) | null }) {
  const Icon = source.kind === 'daily-papers' ? Newspaper : Rss
  const announced = source.announce === null ? null : ANNOUNCED[source.announce]
  const facts = [
    source.rank === null ? null : say('place {rank}', { rank: source.rank + 1 }),
    source.upvotes === null ? null : sayOf.upvotes(source.upvotes),
    source.comments ? sayOf.comments(source.comments) : null,
    source.githubStars ? sayOf.stars(source.githubStars) : null,
  ].filter(fact => fact !== null)
  const content = (
    <>
      <Icon size={13} aria-hidden="true" />
      {source.name}
      {announced ? <i> {announced}</i> : null}
      {source.upvotes ? (
        <span className={styles['votes']} aria-hidden="true">
          <ArrowBigUp size={13} />
          {source.upvotes.toLocaleString(locale)}
        </span>
      ) : null}
      {facts.length > 0 ? (
        <span className="visually-hidden">{say(', {facts} then', { facts: facts.join(', ') })}</span>
      ) : null}
    </>
  )
  const title = facts.length > 0 ? say('In that list: {facts}', { facts: facts.join(', ') }) : undefined
  return onOpen ? (
    <button type="button" className={styles['chip']} title={title} onClick={onOpen}>
      {content}
    </button>
  ) : (
    <span className={styles['chip']} title={title}>
      {content}
    </span>
  )
}
