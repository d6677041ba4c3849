import type { Annotation } from '../../preload/contract/annotation.ts'
import styles from './compare.module.css'
import { say } from './messages.ts'

/** What one marked in a paper, in reading order. */
export function Marks({
  annotations,
  onOpen,
}: {
  readonly annotations: readonly Annotation[]
  readonly onOpen: () => void
}) {
  return (
    <ul className={styles['marks']}>
      {annotations.map(({ id, text, comment, page, color }) => (
        <li key={id} data-color={color}>
          <button type="button" onClick={onOpen}>
            {text ? (
              <span className={styles['quote']} dir="auto">
                {text}
              </span>
            ) : null}
            {comment ? (
              <span className={styles['comment']} dir="auto">
                {comment}
              </span>
            ) : null}
            <span className={styles['page']}>{say('page {value}', { value: page + 1 })}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
