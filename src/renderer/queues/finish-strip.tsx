import { useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { finishPapers } from '../stores/reading-desk.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import styles from './queue-strip.module.css'
import { say } from './messages.ts'

/** In "Reading": a paper that looks finished. Only the reader says that it is. */
export function FinishStrip() {
  const stores = useStores()
  const [notYet, setNotYet] = useState<readonly PaperId[]>([])
  const { value } = useAnswer('suggestions', client => client.call('reading.suggestions', {}))
  const suggestion = value?.find(({ paper }) => !notYet.includes(paper))
  if (!suggestion) return null
  const { paper, title, reason } = suggestion
  return (
    <p className={styles['strip']}>
      <span className={styles['ask']} dir="auto" title={title}>
        {say('Finished “{title}”?', { title })} <small>{reason}</small>
      </span>
      <button type="button" className={styles['link']} onClick={() => void finishPapers(stores, [paper])}>
        {say('Mark read')}
      </button>
      <button type="button" className={styles['quiet']} onClick={() => setNotYet([...notYet, paper])}>
        {say('Not yet')}
      </button>
    </p>
  )
}
