import { lazy, Suspense, useEffect, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { useStores } from '../stores/use-stores.tsx'
import styles from './note-editor.module.css'
import { say } from './messages.ts'

const CommentText = lazy(() => import('../ui/comment-text.tsx').then(({ CommentText }) => ({ default: CommentText })))

/** The note on a paper: Markdown, saved as it is typed, set as text while nobody writes. */
export function NoteEditor({ id, note }: { readonly id: PaperId; readonly note: string | null }) {
  const { writing } = useStores()
  const [text, setText] = useState(() => writing.draft(id) ?? note ?? '')
  const [isWriting, setWriting] = useState(false)
  // What another window wrote shows here, unless one is writing oneself.
  useEffect(() => {
    if (!isWriting && writing.draft(id) === undefined) setText(note ?? '')
  }, [id, note, isWriting, writing])
  const showsText = !isWriting && text.trim() !== ''
  return (
    <div className={styles['note']}>
      {showsText ? (
        <div
          role="presentation"
          className={styles['set']}
          onMouseDown={event => {
            if (!(event.target instanceof Element && event.target.closest('a'))) setWriting(true)
          }}
        >
          <Suspense fallback={<p>{text}</p>}>
            <CommentText text={text} />
          </Suspense>
        </div>
      ) : null}
      <textarea
        key={isWriting ? 'writing' : 'resting'}
        autoFocus={isWriting}
        aria-label={say('Note')}
        placeholder={say('Write a note (Markdown)')}
        data-note={id}
        className={showsText ? 'visually-hidden' : styles['field']}
        rows={Math.min(24, Math.max(2, text.split('\n').length + 1))}
        value={text}
        onFocus={() => setWriting(true)}
        onChange={event => {
          setText(event.target.value)
          writing.typeNote(id, event.target.value)
        }}
        onBlur={() => {
          setWriting(false)
          void writing.flush()
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.currentTarget.blur()
          document.querySelector<HTMLElement>('[data-papers]')?.focus()
        }}
      />
    </div>
  )
}
