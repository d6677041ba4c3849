import type { PaperId } from '../../preload/contract/paper.ts'
import { showPaper } from '../stores/way.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { TitleText } from '../ui/title-text.tsx'
import styles from './finding.module.css'
import { RESTING_MS } from './resting.ts'
import { say } from './messages.ts'

const SHOWN = 6
// Of the nearest, so large a part read is most of it.
const MOST = 0.6

/** Papers like one, or like several together. */
export function SimilarPapers({ papers }: { readonly papers: readonly PaperId[] }) {
  const stores = useStores()
  const { value, failure } = useAnswer(
    say('similar to {papers}', { papers: papers.join(' ') }),
    client => client.call('similar.papers', { papers: [...papers], limit: 20 }),
    ({ topic, views }) => topic === 'papers' && views,
    RESTING_MS,
  )
  const hits = value?.hits.slice(0, SHOWN) ?? []
  return (
    <section className={styles['section']} aria-label={say('Similar papers')}>
      <h3 className={styles['heading']}>
        {papers.length > 1 ? say('Like the {count} chosen', { count: papers.length }) : say('Similar papers')}
      </h3>
      {value?.readShare != null && value.readShare >= MOST ? (
        <p className={styles['said']}>{say('You have read most of this already.')}</p>
      ) : null}
      {failure ? <p className={styles['none']}>{failure}</p> : null}
      {value && hits.length === 0 ? (
        <p className={styles['none']}>{say('Nothing in the library is like it.')}</p>
      ) : null}
      <ul>
        {hits.map(hit => (
          <li key={hit.paper}>
            <button type="button" className={styles['link']} dir="auto" onClick={() => showPaper(stores, hit.paper)}>
              <TitleText text={hit.title} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
