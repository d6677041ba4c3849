import type { SearchMode, View } from '../../preload/contract/search.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Segments } from '../ui/segments.tsx'
import styles from './list-pane.module.css'
import { say } from './messages.ts'

const MODES: readonly (readonly [SearchMode, string])[] = [
  ['hybrid', say('Both')],
  ['words', say('Words')],
  ['meaning', say('Meaning')],
]

/** What a search goes by; and of lists that arrive, whether they stand as they came or by what one cares for. */
export function ListOrder({ view }: { readonly view: View }) {
  const { search, views } = useStores()
  const mode = useSlice(
    s => s.search,
    state => state.mode,
  )
  const problems = useSlice(
    s => s.search,
    state => state.problems,
  )
  const sort = useSlice(
    s => s.views,
    state => state.sort,
  )
  if (view.kind === 'search')
    return (
      <div className={styles['order']}>
        <Segments label={say('Search by')} choices={MODES} value={mode} onChoose={search.choose} />
        {/* In a narrow window the box, and what is said below it, is put away. */}
        {problems.length > 0 ? (
          <p className={styles['odd']}>{problems.map(({ message }) => message).join(' ')}</p>
        ) : null}
      </div>
    )
  if (!isArriving(view)) return null
  return (
    <div className={styles['order']}>
      <Segments
        label={say('Order')}
        choices={[
          ['plain', say('As it came')],
          ['interest', say('For you')],
        ]}
        value={sort?.by === 'interest' ? 'interest' : 'plain'}
        onChoose={order => views.sortBy(order === 'interest' ? { by: 'interest', descending: true } : null)}
      />
    </div>
  )
}

function isArriving(view: View): boolean {
  return (view.kind === 'status' && view.status === 'inbox') || view.kind === 'edition' || view.kind === 'feed'
}
