import { memo, useEffect, useRef, useState } from 'react'
import { MessageSquare, Trash2 } from 'lucide-react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { CommentEditor } from '../annotate/comment-editor.tsx'
import { CommentText } from '../annotate/comment-text.tsx'
import { pageLabel } from '../bar/page-label.ts'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './annotation-item.module.css'
import { relativeDay } from './relative-day.ts'

export interface AnnotationItemProps {
  readonly annotation: Annotation
  readonly colorName: string
  readonly labels: readonly string[] | null
}

const WITHOUT_TEXT: Readonly<Record<string, string>> = { note: 'Note', area: 'Area', ink: 'Drawing', text: 'Text' }

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
  const { id, text, comment, color, type, page, createdAt } = annotation
  return (
    <li ref={item} className={styles.item} data-color={color} data-open={isOpen || undefined}>
      <button
        type="button"
        className={styles.text}
        data-type={type}
        onClick={() => reader.showAnnotation(id)}
        dir="auto"
      >
        {text || WITHOUT_TEXT[type] || 'Annotation'}
      </button>
      {isWriting ? (
        <CommentEditor annotation={annotation} onDone={() => setWriting(false)} />
      ) : comment ? (
        <CommentText text={comment} className={styles.comment} />
      ) : null}
      <p className={styles.facts}>
        <span>{colorName}</span>
        <span>page {pageLabel(page, labels)}</span>
        <time dateTime={createdAt} title={new Date(createdAt).toLocaleString()}>
          {relativeDay(createdAt, new Date())}
        </time>
        <span className={styles.actions}>
          <ToolButton
            label={comment ? 'Edit the comment' : 'Comment'}
            icon={<MessageSquare size={14} />}
            onClick={() => setWriting(true)}
          />
          <ToolButton label="Delete" icon={<Trash2 size={14} />} onClick={() => reader.library.remove([id])} />
        </span>
      </p>
    </li>
  )
})
