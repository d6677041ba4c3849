import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../../ui/button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './states.module.css'
import { say } from '../messages.ts'

/** So many pages without a letter make a scan; one may be a cover. */
const PAGES_LOOKED_AT = 3

/** Says that a file is pictures only, before somebody wonders why nothing can be selected. */
export function ScannedNote() {
  const { session } = useReader()
  const pageCount = useReaderSlice(
    r => r.session.store,
    state => state.pageCount,
  )
  const isSettled = useReaderSlice(
    r => r.viewport.store,
    state => state.isPlaced,
  )
  const [isScan, setScan] = useState(false)

  useEffect(() => {
    if (pageCount === 0 || !isSettled) return
    let isGone = false
    const look = async (): Promise<void> => {
      for (let page = 0; page < Math.min(PAGES_LOOKED_AT, pageCount); page += 1) {
        if ((await session.text(page)).text.trim() !== '') return
      }
      if (!isGone) setScan(true)
    }
    // Read when the first page is on the screen; what cannot be read is no scan.
    const timer = setTimeout(() => void look().catch(() => undefined), 800)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [session, pageCount, isSettled])

  if (!isScan) return null
  return (
    <div className={styles.note} role="status">
      <p>
        {say(
          'No text was found on these pages: they may be scans. Nothing on them can be selected or found; notes can be placed anywhere (N).',
        )}
      </p>
      <IconButton label={say('Close this hint')} onClick={() => setScan(false)}>
        <X size={14} />
      </IconButton>
    </div>
  )
}
