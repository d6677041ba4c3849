import { useEffect, useRef, useState } from 'react'
import type { TrayItem } from '../../../preload/contract/annotation.ts'
import { sayAnnotation } from '../../stores/annotation-words.ts'
import { Button } from '../../ui/button.tsx'
import { CommentText } from '../../ui/comment-text.tsx'
import { drawOldPlace } from '../annotate/old-place.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './panel-note.module.css'
import { say } from '../messages.ts'

/** What was to be carried to this file and found no place: as it was, with the way to place it by hand. */
export function Tray() {
  const { file } = useReader()
  const tray = useReaderSlice(
    r => r.library,
    state => state.tray,
  )
  const here = tray.filter(({ to }) => to === file)
  if (here.length === 0) return null
  return (
    <section aria-label={say('Without a place')} className={styles.note}>
      <h3 className={styles.heading}>{say('Without a place in this file')}</h3>
      <ul aria-label={say('Annotations without a place')} className={styles.tray}>
        {here.map(item => (
          <Waiting key={item.annotation.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ item: { annotation, confidence } }: { readonly item: TrayItem }) {
  const { tools, drawing, viewport } = useReader()
  const isPlacing = useReaderSlice(
    r => r.tools.store,
    state => state.placing?.id === annotation.id,
  )
  const isChosen = useReaderSlice(
    r => r.selection.store,
    state => state.pieces.length > 0 && !state.isChoosing,
  )
  const [isShown, setShown] = useState(false)
  const isOnText = annotation.quads.length > 0
  return (
    <li className={styles.trayItem} data-color={annotation.color}>
      <p className={styles.quote} dir="auto">
        {sayAnnotation(annotation)}
      </p>
      {annotation.comment ? <CommentText text={annotation.comment} className={styles.soft} /> : null}
      <p className={styles.soft}>
        {say('Stood on page {value}', { value: annotation.page + 1 })}
        {confidence > 0
          ? say('; the best place found is {number} % sure', { number: Math.round(confidence * 100) })
          : ''}
      </p>
      {isShown ? <OldPlace item={annotation} /> : null}
      <p className={styles.actions}>
        {isOnText && isChosen ? (
          <Button look="strong" onClick={() => drawing.placeOnSelection(annotation)}>
            {say('Put it here')}
          </Button>
        ) : (
          <Button
            disabled={isPlacing}
            onClick={() => {
              tools.place(annotation)
              // A button that can no longer be pressed would keep the keys to itself.
              viewport.element()?.focus({ preventScroll: true })
            }}
          >
            {isPlacing ? (isOnText ? say('Select its text…') : say('Click its place…')) : say('Place it')}
          </Button>
        )}
        <Button look="quiet" aria-expanded={isShown} onClick={() => setShown(shown => !shown)}>
          {isShown ? say('Hide its old place') : say('Show its old place')}
        </Button>
      </p>
    </li>
  )
}

/** A picture of where it stood, out of the older file. */
function OldPlace({ item }: { readonly item: TrayItem['annotation'] }) {
  const { openingOf } = useReader()
  const host = useRef<HTMLSpanElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const closing = new AbortController()
    drawOldPlace(item, closing.signal, openingOf).then(
      canvas => {
        canvas.className = styles.old ?? ''
        if (!closing.signal.aborted) host.current?.replaceChildren(canvas)
      },
      () => !closing.signal.aborted && setProblem(say('Its old place cannot be drawn: the older file does not open.')),
    )
    return () => closing.abort()
  }, [item, openingOf])
  return problem === null ? (
    <span ref={host} role="img" aria-label={say('Its old place, page {value}', { value: item.page + 1 })} />
  ) : (
    <p role="alert">{problem}</p>
  )
}
