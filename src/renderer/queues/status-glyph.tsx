import { Check, X } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { Status } from '../../preload/contract/paper.ts'
import styles from './status-glyph.module.css'

export interface StatusGlyphProps {
  readonly status: Status
  /** Of the queue it stands in. */
  readonly hue: number | null
  /** 0..1 */
  readonly progress: number
}

/** A status by its shape, and by its colour where there is one to see. */
export function StatusGlyph({ status, hue, progress }: StatusGlyphProps) {
  const style = { '--hue': hue ?? 250, '--turn': `${Math.max(0.08, progress)}turn` } as CSSProperties
  switch (status) {
    case 'inbox':
      return <span className={styles['dot']} aria-hidden="true" />
    case 'queued':
      return <span className={styles['ring']} style={style} aria-hidden="true" />
    case 'reading':
      return <span className={styles['progress']} style={style} aria-hidden="true" />
    case 'read':
      return <Check className={styles['tick'] ?? ''} size={13} strokeWidth={2.4} aria-hidden="true" />
    case 'dismissed':
      return <X className={styles['cross'] ?? ''} size={13} strokeWidth={2} aria-hidden="true" />
  }
}
