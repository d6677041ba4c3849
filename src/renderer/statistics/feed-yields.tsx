import type { FeedYield } from '../../preload/contract/statistics.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import styles from './statistics.module.css'

/** Which feeds pay off: of what each brought, how much was wanted. */
export function FeedYields({ feeds }: { readonly feeds: readonly FeedYield[] }) {
  const stores = useStores()
  return (
    <section aria-label="Feeds" className={styles['section']}>
      <h2>Feeds that pay off</h2>
      <table className={styles['feeds']}>
        <thead>
          <tr>
            <th scope="col">Feed</th>
            <th scope="col">Arrived</th>
            <th scope="col">Queued</th>
            <th scope="col">Read</th>
            <th scope="col">Starred</th>
            <th scope="col">Read of a hundred</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map(({ feed, name, arrived, queued, read, starred }) => (
            <tr key={feed}>
              <th scope="row">
                <button type="button" onClick={() => openView(stores, { kind: 'feed', feed })}>
                  {name}
                </button>
              </th>
              <td>{arrived.toLocaleString('en')}</td>
              <td>{queued.toLocaleString('en')}</td>
              <td>{read.toLocaleString('en')}</td>
              <td>{starred.toLocaleString('en')}</td>
              <td>{arrived === 0 ? '' : Math.round((read / arrived) * 1_000) / 10}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
