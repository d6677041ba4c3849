import styles from './chips.module.css'
import { locale } from '../language/language.ts'

export interface Chip<T extends string> {
  readonly value: T
  readonly name: string
  /** Shown as a dot beside the name. */
  readonly color?: string
  /** How many it would leave. */
  readonly count?: number
}

export interface ChipsProps<T extends string> {
  readonly label: string
  readonly chips: readonly Chip<T>[]
  readonly chosen: readonly T[]
  readonly onChange: (chosen: readonly T[]) => void
}

/** Choices of which any number holds; none chosen means all. */
export function Chips<T extends string>({ label, chips, chosen, onChange }: ChipsProps<T>) {
  return (
    <span role="group" aria-label={label} className={styles['chips']}>
      {chips.map(({ value, name, color, count }) => (
        <button
          key={value}
          type="button"
          className={styles['chip']}
          aria-pressed={chosen.includes(value)}
          onClick={() => onChange(chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value])}
        >
          {color === undefined ? null : <span className={styles['dot']} data-color={color} aria-hidden="true" />}
          {name}
          {count === undefined ? null : <span className={styles['count']}>{count.toLocaleString(locale)}</span>}
        </button>
      ))}
    </span>
  )
}
