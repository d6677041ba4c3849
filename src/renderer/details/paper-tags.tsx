import { Plus, X } from 'lucide-react'
import type { Paper } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import styles from './details-pane.module.css'
import { say } from './messages.ts'

export function PaperTags({ paper }: { readonly paper: Paper }) {
  const { triage, shell } = useStores()
  return (
    <ul className={styles['tags']} aria-label={say('Tags')}>
      {paper.tags.map(tag => (
        <li key={tag} className={styles['tag']}>
          {tag}
          <button
            type="button"
            aria-label={say('Remove the tag {tag}', { tag })}
            onClick={() => void triage.setTag([paper.id], tag, false)}
          >
            <X size={12} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles['add']} onClick={() => shell.show({ kind: 'tag', papers: [paper.id] })}>
          <Plus size={12} aria-hidden="true" /> {say('Tag')}
        </button>
      </li>
    </ul>
  )
}
