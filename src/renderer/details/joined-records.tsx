import { Split } from 'lucide-react'
import type { JoinedRecord, Paper } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import styles from './joined-records.module.css'

const REASONS: Readonly<Record<JoinedRecord['reason'], string>> = {
  merged: 'merged by you',
  relation: 'a source says they are one',
  title: 'the same title and authors',
}

/** Records that became part of this one, each with the way back. */
export function JoinedRecords({ paper }: { readonly paper: Paper }) {
  const { joining } = useStores()
  if (paper.joined.length === 0) return null
  return (
    <section aria-label="Joined records" className={styles['joined']}>
      <h3>
        {paper.joined.length === 1
          ? 'One more record is part of this'
          : `${paper.joined.length} more records are part of this`}
      </h3>
      <ul>
        {paper.joined.map(record => (
          <li key={record.id}>
            <span>
              <span dir="auto">{record.title}</span>
              <small>
                {REASONS[record.reason]},{' '}
                {new Date(record.joinedAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })}
              </small>
            </span>
            <Button
              look="quiet"
              aria-label={`Split off ${record.title}`}
              onClick={() => void joining.split(paper.id, record.id)}
            >
              <Split size={13} aria-hidden="true" /> Split off
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
