import { useLayoutEffect, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import { goToTarget } from './annotate/go-to-target.ts'
import { createReader, type Reader } from './create-reader.ts'
import { ReaderContext } from './reader-context.ts'
import styles from './reader-room.module.css'
import { ReaderRoom } from './reader-room.tsx'

export interface ReaderViewProps {
  readonly paper: PaperId
  /** SHA-256 of the PDF. */
  readonly file: string
  readonly title: string
  readonly onClose: () => void
}

/** A paper, open for reading. */
export function ReaderView({ paper, file, title, onClose }: ReaderViewProps) {
  const stores = useStores()
  const [reader, setReader] = useState<Reader | null>(null)

  // Workers and canvases are given back when the paper is put away, so they are made here and not while rendering; before
  // the next frame, which shows the paper as it was left.
  useLayoutEffect(() => {
    const opened = createReader({ stores, paper, file })
    const stopGoing = goToTarget(stores, opened)
    setReader(opened)
    return () => {
      stopGoing()
      opened.close()
      setReader(null)
    }
  }, [stores, paper, file])

  if (!reader) return null
  return (
    <ReaderContext value={reader}>
      <main className={styles.main}>
        <ReaderRoom title={title} onClose={onClose} />
      </main>
    </ReaderContext>
  )
}
