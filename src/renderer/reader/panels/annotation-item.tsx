import { memo, useEffect, useRef, useState } from 'react'
import { MessageSquare, Trash2 } from 'lucide-react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { CommentEditor } from '../annotate/comment-editor.tsx'
import { hasOwnComment, sayAnnotation } from '../../stores/annotation-words.ts'
import { CommentText } from '../../ui/comment-text.tsx'
import { relativeDay } from '../../ui/relative-day.ts'
import { pageLabel } from '../bar/page-label.ts'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { AreaPicture } from './area-picture.tsx'
import styles from './annotation-item.module.css'
import { say } from '../messages.ts'

export interface AnnotationItemProps {
  readonly annotation: Annotation
  readonly colorName: string
  readonly labels: readonly string[] | null
}

/** Less sure than this is worth a look. */
const SURE = 0.8

/** One annotation in the list: its text goes to its place, its comment can be written here. */
export const AnnotationItem = memo(function AnnotationItem({ annotation, colorName, labels }: AnnotationItemProps) {
  const reader = useReader()
  const [isWriting, setWriting] = useState(false)
  const isOpen = useReaderSlice(
    r => r.tools.store,
    state => state.open === annotation.id,
  )
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const { id, comment, color, type, page, createdAt, external, author, carried } = annotation
  return (
    <li ref={item} className={styles.item} data-color={color} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.text}
        data-type={type}
        data-row=""
        onClick={() => {
          reader.showAnnotation(id)
          reader.tools.open(id)
        }}
        dir="auto"
      >
        {sayAnnotation(annotation)}
      </button>
      {type === 'area' ? <AreaPicture annotation={annotation} /> : null}
      {isWriting ? (
        <CommentEditor annotation={annotation} onDone={() => setWriting(false)} />
      ) : hasOwnComment(annotation) ? (
        <CommentText text={comment} className={styles.comment} />
      ) : null}
      <p className={styles.facts}>
        <span>{colorName}</span>
        <span>{say('page {pageLabel}', { pageLabel: pageLabel(page, labels) })}</span>
        <time dateTime={createdAt} title={new Date(createdAt).toLocaleString()}>
          {relativeDay(createdAt, new Date())}
        </time>
        {external ? (
          <span title={author ? say('By {author}', { author }) : undefined}>{say('from the PDF')}</span>
        ) : null}
        {carried && carried.confidence < SURE ? (
          <span
            className={styles.doubtful}
            title={say('Carried over, {number} % sure', { number: Math.round(carried.confidence * 100) })}
          >
            {say('check its place')}
          </span>
        ) : null}
        <span className={styles.actions}>
          <ToolButton
            label={comment ? say('Edit the comment') : say('Comment')}
            icon={<MessageSquare size={14} />}
            onClick={() => setWriting(true)}
          />
          <ToolButton label={say('Delete')} icon={<Trash2 size={14} />} onClick={() => reader.library.remove([id])} />
        </span>
      </p>
    </li>
  )
})
