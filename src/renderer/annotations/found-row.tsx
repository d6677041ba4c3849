import type { FoundAnnotation } from '../../preload/contract/annotation.ts'
import { hasOwnComment, sayAnnotation } from '../stores/annotation-words.ts'
import { openLink } from '../stores/reading-desk.ts'
import { useStores } from '../stores/use-stores.tsx'
import { CommentText } from '../ui/comment-text.tsx'
import { relativeDay } from '../ui/relative-day.ts'
import { TitleText } from '../ui/title-text.tsx'
import styles from './annotations-page.module.css'
import { say } from './messages.ts'

export interface FoundRowProps {
  readonly found: FoundAnnotation
  readonly colorName: string
  /** The title of the paper stands above the first of several. */
  readonly isFirstOfPaper: boolean
}

/** One annotation among those of all papers. */
export function FoundRow({ found: { annotation, title }, colorName, isFirstOfPaper }: FoundRowProps) {
  const stores = useStores()
  const { id, paper, page, color, type, createdAt, external, author } = annotation
  return (
    <li className={styles['entry']}>
      {isFirstOfPaper ? (
        <h2 className={styles['title']} dir="auto">
          <TitleText text={title} />
        </h2>
      ) : null}
      <div className={styles['row']} data-color={color}>
        <button
          type="button"
          className={styles['text']}
          data-row=""
          data-type={type}
          dir="auto"
          onClick={() => void openLink(stores, { paper, page, annotation: id })}
        >
          {sayAnnotation(annotation)}
        </button>
        {hasOwnComment(annotation) ? <CommentText text={annotation.comment} className={styles['comment']} /> : null}
        <p className={styles['facts']}>
          <span>{colorName}</span>
          <span>{say('page {value}', { value: page + 1 })}</span>
          <time dateTime={createdAt} title={new Date(createdAt).toLocaleString()}>
            {relativeDay(createdAt, new Date())}
          </time>
          {external ? <span>{author ? say('from the PDF, by {author}', { author }) : say('from the PDF')}</span> : null}
        </p>
      </div>
    </li>
  )
}
