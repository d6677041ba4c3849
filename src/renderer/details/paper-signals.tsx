import { TrendingUp } from 'lucide-react'
import type { Signal } from '../../preload/contract/feed.ts'
import type { Paper } from '../../preload/contract/paper.ts'
import { useSlice } from '../stores/use-stores.tsx'
import { pathOf, type Points, pointsOf, SIGNAL_NAMES } from './spark-line.ts'
import { sayOf } from '../ui/say.ts'
import styles from './paper-signals.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

const WIDTH = 120
const HEIGHT = 26
const FAMILIES = ['upvotes', 'comments', 'stars'] as const

/** Votes over time as a line, and as a table for who wants the numbers. */
export function PaperSignals({ paper }: { readonly paper: Paper }) {
  const known = useSlice(
    s => s.signals,
    state => (state.signals?.paper === paper.id ? state.signals : null),
  )
  if (!known || known.signals.length === 0) return null
  const last = known.signals.at(-1)
  const line = pointsOf(known.signals, 'upvotes') ?? pointsOf(known.signals, 'stars')
  const counts = FAMILIES.flatMap(family => (last?.[family] ? [sayOf[family](last[family])] : []))
  if (counts.length === 0) return null
  return (
    <details className={styles['signals']}>
      <summary>
        {line ? <Line points={line} /> : null}
        <span>{counts.join(' · ')}</span>
        {known.rising ? (
          <span className={styles['rising']}>
            <TrendingUp size={13} aria-hidden="true" /> {say('rising')}
          </span>
        ) : null}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('When')}</th>
            {FAMILIES.map(family => (
              <th key={family} scope="col">
                {SIGNAL_NAMES[family]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {known.signals
            .slice(-MOST)
            .toReversed()
            .map(signal => (
              <Row key={signal.at} signal={signal} />
            ))}
        </tbody>
      </table>
    </details>
  )
}

const MOST = 14

function Row({ signal }: { readonly signal: Signal }) {
  const when = new Date(signal.at).toLocaleString(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (
    <tr>
      <th scope="row">{when}</th>
      {FAMILIES.map(family => (
        <td key={family}>{signal[family]?.toLocaleString(locale) ?? '–'}</td>
      ))}
    </tr>
  )
}

function Line({ points }: { readonly points: Points }) {
  return (
    <svg
      className={styles['line']}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={say('{name} from {first} to {last}', { name: points.name, first: points.first, last: points.last })}
    >
      <path d={pathOf(points, WIDTH, HEIGHT)} />
      <circle cx={WIDTH - 3} cy={yOf(points)} r={2.5} />
    </svg>
  )
}

function yOf(points: Points): number {
  return Number(pathOf(points, WIDTH, HEIGHT).split(' ').at(-1))
}
