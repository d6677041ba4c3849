import { Split } from 'lucide-react'
import type { JoinedRecord, Paper } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import styles from './joined-records.module.css'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'

const REASONS: Readonly<Record<JoinedRecord['reason'], string>> = {
  merged: say('merged by you'),
  relation: say('a source says they are one'),
  title: say('the same title and authors'),
}

/** Records that became part of this one, each with the way back. */
export function JoinedRecords({ paper }: { readonly paper: Paper }) {
  const { joining } = useStores()
  if (paper.joined.length === 0) return null
  return (
    <section aria-label={say('Joined records')} className={styles['joined']}>
      <h3>
        {paper.joined.length === 1
          ? say('One more record is part of this')
          : say('{count} more records are part of this', { count: paper.joined.length })}
      </h3>
      <ul>
        {paper.joined.map(record => (
          <li key={record.id}>
            <span>
              <span dir="auto">
                <TitleText text={record.title} />
              </span>
              <small>
                {REASONS[record.reason]},{' '}
                {new Date(record.joinedAt).toLocaleDateString(locale, { day: 'numeric', month: 'long' })}
              </small>
            </span>
            <Button
              look="quiet"
              aria-label={say('Split off {title}', { title: record.title })}
              onClick={() => void joining.split(paper.id, record.id)}
            >
              <Split size={13} aria-hidden="true" /> {say('Split off')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
