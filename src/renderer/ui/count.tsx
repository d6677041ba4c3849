import type { ReactNode } from 'react'
import { locale } from '../language/language.ts'
import styles from './count.module.css'

export interface CountProps {
  readonly icon: ReactNode
  /** Nothing is shown of none. */
  readonly count: number | null
  /** The count with what it is of: "3 comments". */
  readonly say: (count: number) => string
}

/** A number beside what it is of. */
export function Count({ icon, count, say }: CountProps) {
  if (!count) return null
  const words = say(count)
  return (
    <span className={styles['count']} title={words}>
      <span aria-hidden="true">{icon}</span>
      <span aria-hidden="true">{count.toLocaleString(locale)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
