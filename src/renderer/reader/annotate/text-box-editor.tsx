import { useEffect, useRef, useState } from 'react'
import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import { type PageBox, pageSize, rectToView, type ViewRect } from '../geometry/page-space.ts'
import { placeInPage } from '../page/place-in-page.ts'
import styles from '../page/text-boxes.module.css'
import { useReader } from '../reader-context.ts'
import { say } from './messages.ts'

export type TextBoxEditorProps =
  | { readonly annotation: Annotation; readonly box: PageBox }
  | {
      readonly annotation: null
      readonly box: PageBox
      readonly rect: ViewRect
      readonly color: AnnotationColor
      readonly onEnd: (rect: ViewRect, text: string) => void
    }

/** Writing on the page itself. The box grows with what is written; leaving it keeps it, Escape gives up the change. */
export function TextBoxEditor(props: TextBoxEditorProps) {
  const { annotation, box } = props
  const { library, tools, drawing, viewport } = useReader()
  const [text, setText] = useState(annotation?.comment ?? '')
  const [rect, setRect] = useState(() => (props.annotation ? rectToView(box, props.annotation.rect) : props.rect))
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)

  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])

  const grow = (element: HTMLTextAreaElement): void => {
    const more = element.scrollHeight - element.clientHeight
    if (more <= 0) return
    const scale = viewport.store.getState().layout.scale
    const most = pageSize(box).height - rect.y
    setRect(before => ({ ...before, height: Math.min(most, before.height + more / scale) }))
  }
  const finish = (isKept: boolean): void => {
    if (isDone.current) return
    isDone.current = true
    const written = text.trim()
    if (props.annotation === null) props.onEnd(rect, isKept ? written : '')
    else if (isKept) {
      const { id, comment } = props.annotation
      if (written === '') library.remove([id])
      else {
        if (written !== comment) library.change(id, { comment: written })
        if (rect.height > rectToView(box, props.annotation.rect).height + 0.5) drawing.reshape(props.annotation, rect)
      }
      tools.open(null)
    } else tools.open(props.annotation.id)
    viewport.element()?.focus({ preventScroll: true })
  }
  return (
    <textarea
      ref={field}
      className={styles.editor}
      style={placeInPage(box, rect)}
      data-color={props.annotation ? props.annotation.color : props.color}
      data-keeps-selection=""
      aria-label={say('Text on the page')}
      placeholder={say('Write here')}
      value={text}
      onChange={event => {
        setText(event.target.value)
        grow(event.target)
      }}
      onBlur={() => finish(true)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Escape') finish(false)
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) finish(true)
        else return
        event.preventDefault()
      }}
    />
  )
}
