import { StickyNote } from 'lucide-react'
import { useMemo } from 'react'
import { notePoint } from '../annotate/make-annotation.ts'
import { type PageBox, pageSize } from '../geometry/page-space.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './note-pins.module.css'

/** Notes at a place of the page, as small sheets one can open. */
export function NotePins({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const { tools } = useReader()
  const all = useReaderSlice(
    r => r.library,
    state => state.annotations,
  )
  const flash = useReaderSlice(
    r => r.tools.store,
    state => state.flash,
  )
  const notes = useMemo(
    () => all.filter(one => one.page === index && one.type === 'note' && !one.external),
    [all, index],
  )
  const { width, height } = pageSize(box)
  return notes.map(note => {
    const { x, y } = notePoint(box, note.rect)
    return (
      <button
        key={flash?.id === note.id ? `${note.id}:${flash.count}` : note.id}
        type="button"
        className={styles.pin}
        data-color={note.color}
        data-flash={flash?.id === note.id || undefined}
        style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }}
        aria-label={note.comment ? `Note: ${note.comment.slice(0, 80)}` : 'Empty note'}
        onClick={() => tools.open(note.id)}
      >
        <StickyNote size={14} aria-hidden="true" />
      </button>
    )
  })
}
