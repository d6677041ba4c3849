import styles from './bars.module.css'
import { locale } from '../language/language.ts'

export interface Bar {
  readonly name: string
  readonly count: number
  /** At the right, where the number alone does not say it. */
  readonly about?: string
}

/** Amounts beside each other, as a list that reads without the bars. */
export function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return (
    <ul aria-label={label} className={styles['bars']}>
      {bars.map(({ name, count, about }) => (
        <li key={name}>
          <span className={styles['name']} dir="auto">
            {name}
          </span>
          <span className={styles['track']} aria-hidden="true">
            <span className={styles['bar']} style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className={styles['count']}>{about ?? count.toLocaleString(locale)}</span>
        </li>
      ))}
    </ul>
  )
}
