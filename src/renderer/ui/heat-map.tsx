import styles from './heat-map.module.css'
import { sayMonth, weekdayOf } from './say.ts'

export interface HeatDay {
  readonly day: string
  /** What is counted; none is 0. */
  readonly amount: number
  /** Said on hover. */
  readonly title: string
}

export interface HeatMapProps {
  /** What it shows, for those who do not see it. */
  readonly label: string
  /** Without gaps, the oldest first. */
  readonly days: readonly HeatDay[]
  readonly months?: boolean
}

const CELL = 12
const STEP = 15
const HEAD = 16
const LEVELS = 4

/** Days as squares, a column a week, the darker the more. */
export function HeatMap({ label, days, months = false }: HeatMapProps) {
  const most = Math.max(1, ...days.map(({ amount }) => amount))
  const offset = weekdayOf(days[0]?.day ?? '2026-01-05')
  const weeks = Math.ceil((offset + days.length) / 7)
  const top = months ? HEAD : 0
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles['map']}
      viewBox={`0 0 ${weeks * STEP - (STEP - CELL)} ${top + 7 * STEP - (STEP - CELL)}`}
      style={{ width: weeks * STEP }}
    >
      {days.map(({ day, amount, title }, index) => {
        const place = offset + index
        const x = Math.floor(place / 7) * STEP
        const level = amount === 0 ? 0 : Math.ceil((Math.sqrt(amount) / Math.sqrt(most)) * LEVELS)
        return (
          <g key={day}>
            {months && day.endsWith('-01') ? (
              <text x={x} y={10} className={styles['month']}>
                {sayMonth(day)}
              </text>
            ) : null}
            <rect
              x={x}
              y={top + (place % 7) * STEP}
              width={CELL}
              height={CELL}
              rx={3}
              className={styles[`level${level}`]}
            >
              <title>{title}</title>
            </rect>
          </g>
        )
      })}
    </svg>
  )
}
