import { FileQuestion, FileWarning } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import type { OpenProblem } from '../engine/open-problem.ts'
import { useReader } from '../reader-context.ts'
import styles from './states.module.css'
import { say } from '../messages.ts'

export interface ProblemProps {
  readonly problem: OpenProblem
  /** Offers to fetch or add the file anew; nothing where that makes no sense. */
  readonly onReplace: () => void
  readonly onClose: () => void
}

/** The file cannot be shown: what, why, what is kept, what to do. */
export function Problem({ problem, onReplace, onClose }: ProblemProps) {
  const { session } = useReader()
  const Icon = problem.kind === 'missing' ? FileQuestion : FileWarning
  const isFileGone = problem.kind === 'missing' || problem.kind === 'damaged'
  return (
    <div className={styles.state} role="alert">
      <Icon size={40} strokeWidth={1.2} aria-hidden="true" />
      <p className={styles.title}>{problem.title}</p>
      <p>{problem.detail}</p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{say('Back to the list')}</Button>
        {isFileGone ? <Button onClick={onReplace}>{say('Get the PDF anew…')}</Button> : null}
        <Button look="strong" onClick={session.retry}>
          {say('Try again')}
        </Button>
      </div>
    </div>
  )
}
