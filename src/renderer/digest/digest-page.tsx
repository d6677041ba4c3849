import { useEffect } from 'react'
import type { DigestPaper, DigestSpan } from '../../preload/contract/digest.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import { PageFrame } from '../ui/page.tsx'
import { sayCount, sayOf } from '../ui/say.ts'
import { onRowKey } from '../ui/use-row-keys.ts'
import { TitleText } from '../ui/title-text.tsx'
import styles from './digest-page.module.css'
import { DigestWays } from './digest-ways.tsx'
import { say } from './messages.ts'

const SPANS: readonly (readonly [DigestSpan, string])[] = [
  ['day', say('Day')],
  ['week', say('Week')],
  ['month', say('Month')],
]
const NAMES = { day: say('Today'), week: say('This week'), month: say('This month') } as const

/** The library's names of its sections, as the window speaks. */
const TITLES: Readonly<Record<string, string>> = {
  'What matters to you': say('What matters to you'),
  Trending: say('Trending'),
  'New versions of what you read': say('New versions of what you read'),
  'Next in your queue': say('Next in your queue'),
}

function titleOf({ title }: { readonly title: string }): string {
  return TITLES[title] ?? title
}

/** What came in a day, a week or a month, and what of it matters: to read here, or to have sent. */
export function DigestPage() {
  const stores = useStores()
  const { digests, shell, triage, views } = stores
  const { span, digest, failure } = useSlice(
    s => s.digests,
    state => state,
  )
  useEffect(() => void digests.read(digests.getState().span), [digests])
  const idOf = (row: string): PaperId => Number(row) as PaperId
  const show = (paper: PaperId): void => {
    openView(stores, { kind: 'all' })
    views.follow(paper)
    shell.setState({ isDetailsOpen: true })
  }
  return (
    <PageFrame
      title={NAMES[span]}
      summary={digest?.arrived ? sayCount(digest.arrived, say('paper came'), say('papers came')) : undefined}
      onMenu={() => shell.setState({ isSidebarOpen: true })}
      actions={
        <div role="group" aria-label={say('Span')} className={styles['spans']}>
          {SPANS.map(([value, name]) => (
            <button key={value} type="button" aria-pressed={span === value} onClick={() => void digests.read(value)}>
              {name}
            </button>
          ))}
        </div>
      }
    >
      <div className={styles['spread']}>
        <div
          role="presentation"
          onKeyDown={event =>
            onRowKey(event, {
              q: row => void triage.setStatus([idOf(row)], 'queued'),
              x: row => void triage.setStatus([idOf(row)], 'dismissed'),
              s: row => void triage.setStarred([idOf(row)], true),
            })
          }
        >
          {failure ? <p className={styles['problem']}>{failure.message}</p> : null}
          {digest?.sections.length === 0 ? (
            <p className={styles['none']}>
              {say('Nothing new came in this time. What your feeds bring stands here as soon as it does.')}
            </p>
          ) : null}
          {digest?.sections.map(section => (
            <section key={section.title} aria-label={titleOf(section)} className={styles['section']}>
              <h2>{titleOf(section)}</h2>
              <ul>
                {section.papers.map(paper => (
                  <Card key={paper.paper} paper={paper} onShow={() => show(paper.paper)} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <DigestWays />
      </div>
    </PageFrame>
  )
}

function Card({ paper, onShow }: { readonly paper: DigestPaper; readonly onShow: () => void }) {
  const facts = [
    paper.byline,
    paper.upvotes ? sayOf.upvotes(paper.upvotes) : null,
    paper.stars ? sayOf.stars(paper.stars) : null,
  ].filter(fact => fact !== null)
  return (
    <li className={styles['card']}>
      <button type="button" className={styles['title']} data-row={paper.paper} dir="auto" onClick={onShow}>
        <TitleText text={paper.title} />
      </button>
      <p className={styles['facts']}>
        {facts.map(fact => (
          <span key={fact} dir="auto">
            {fact}
          </span>
        ))}
        {paper.why ? <span className={styles['why']}>{paper.why}</span> : null}
      </p>
      {paper.abstract ? (
        <p className={styles['abstract']} dir="auto">
          <TitleText text={paper.abstract} />
        </p>
      ) : null}
    </li>
  )
}
