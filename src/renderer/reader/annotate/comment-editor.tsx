import { useEffect, useRef, useState } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { Button, Kbd } from '../../ui/button.tsx'
import { useReader } from '../reader-context.ts'
import styles from './comment-editor.module.css'
import { say } from './messages.ts'

export interface CommentEditorProps {
  readonly annotation: Annotation
  readonly onDone: () => void
}

/** The comment of an annotation as it is written: Markdown. Kept when the field is left; Escape gives up the change. */
export function CommentEditor({ annotation, onDone }: CommentEditorProps) {
  const { library } = useReader()
  const [text, setText] = useState(annotation.comment)
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)

  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])

  const finish = (keep: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    const written = text.trim()
    if (keep && written !== annotation.comment) library.change(annotation.id, { comment: written })
    onDone()
  }
  return (
    <div className={styles.editor} data-keeps-selection="">
      <textarea
        ref={field}
        className={styles.field}
        aria-label={say('Comment')}
        placeholder={say('Comment, in Markdown')}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={event => {
          event.stopPropagation()
          if (event.key === 'Escape') finish(false)
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish(true)
          else return
          event.preventDefault()
        }}
      />
      <div className={styles.foot}>
        <span className={styles.hint}>
          <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
        </span>
        <Button look="quiet" onMouseDown={event => event.preventDefault()} onClick={() => finish(false)}>
          {say('Cancel')}
        </Button>
        <Button look="strong" onMouseDown={event => event.preventDefault()} onClick={() => finish(true)}>
          {say('Save')}
        </Button>
      </div>
    </div>
  )
}
