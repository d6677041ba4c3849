import type { FeedYield } from '../../preload/contract/statistics.ts'
import { useStores } from '../stores/use-stores.tsx'
import { openView } from '../stores/way.ts'
import styles from './statistics.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** Which feeds pay off: of what each brought, how much was wanted. */
export function FeedYields({ feeds }: { readonly feeds: readonly FeedYield[] }) {
  const stores = useStores()
  return (
    <section aria-label={say('Feeds')} className={styles['section']}>
      <h2>{say('Feeds that pay off')}</h2>
      <table className={styles['feeds']}>
        <thead>
          <tr>
            <th scope="col">{say('Feed')}</th>
            <th scope="col">{say('Arrived')}</th>
            <th scope="col">{say('Queued')}</th>
            <th scope="col">{say('Read')}</th>
            <th scope="col">{say('Starred')}</th>
            <th scope="col">{say('Read of a hundred')}</th>
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
              <td>{arrived.toLocaleString(locale)}</td>
              <td>{queued.toLocaleString(locale)}</td>
              <td>{read.toLocaleString(locale)}</td>
              <td>{starred.toLocaleString(locale)}</td>
              <td>{arrived === 0 ? '' : Math.round((read / arrived) * 1_000) / 10}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
