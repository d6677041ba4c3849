import styles from './segments.module.css'

export interface SegmentsProps<T extends string> {
  readonly label: string
  readonly choices: readonly (readonly [value: T, name: string])[]
  readonly value: T
  readonly onChoose: (value: T) => void
}

/** One of a few, all in sight. */
export function Segments<T extends string>({ label, choices, value, onChoose }: SegmentsProps<T>) {
  return (
    <div role="group" aria-label={label} className={styles['group']}>
      {choices.map(([choice, name]) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === value}
          className={styles['segment']}
          onClick={() => onChoose(choice)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
