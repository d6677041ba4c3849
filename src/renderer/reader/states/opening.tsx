import { useEffect, useState } from 'react'
import { useReaderSlice } from '../reader-context.ts'
import styles from './states.module.css'
import { say } from '../messages.ts'

/** Shorter openings show nothing: a bar that flashes is worse than none. */
const PATIENCE_MS = 300

/** While the first bytes come. */
export function Opening({ title }: { readonly title: string }) {
  const loaded = useReaderSlice(
    r => r.session.store,
    state => state.loaded,
  )
  const total = useReaderSlice(
    r => r.session.store,
    state => state.total,
  )
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate) return null
  return (
    <div className={styles.state} role="status">
      <p className={styles.title} dir="auto">
        {title}
      </p>
      {total === null ? (
        <progress aria-label={say('Opening')} />
      ) : (
        <progress aria-label={say('Opening')} max={total} value={Math.min(loaded, total)} />
      )}
      <p>
        {total === null
          ? say('Opening…')
          : say('Opening… {size} of {sizeTwo}', { size: sizeOf(Math.min(loaded, total)), sizeTwo: sizeOf(total) })}
      </p>
    </div>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}
