import { ImageDown, MessageSquare, Move, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ANNOTATION_COLORS, type Annotation } from '../../../preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { ToolButton } from '../bar/tool-button.tsx'
import { type PageBox, rectToView } from '../geometry/page-space.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { ColorDot } from './color-dot.tsx'
import { CommentEditor } from './comment-editor.tsx'
import { CardFacts } from './card-facts.tsx'
import { CommentText } from '../../ui/comment-text.tsx'
import { KindSwitch } from './kind-switch.tsx'
import { floatingPlace } from './floating-place.ts'
import styles from './floating.module.css'
import { say } from './messages.ts'

/** The annotation that is open, beside its place on the page. */
export function AnnotationCard({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const open = useReaderSlice(
    r => r.tools.store,
    state => state.open,
  )
  const annotation = useReaderSlice(
    r => r.library,
    state => (open === null ? undefined : state.annotations.find(one => one.id === open && one.page === index)),
  )
  return annotation ? <OpenCard key={annotation.id} annotation={annotation} box={box} /> : null
}

function OpenCard({ annotation, box }: { readonly annotation: Annotation; readonly box: PageBox }) {
  const { viewport, tools, library, drawing } = useReader()
  const isWriting = useReaderSlice(
    r => r.tools.store,
    state => state.isWriting,
  )
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const layout = useReaderSlice(
    r => r.viewport.store,
    state => state.layout,
  )
  const card = useRef<HTMLDivElement>(null)
  const { id, page, rect, color, comment, type, external, carried } = annotation
  // What stands on the page itself is read and written there.
  const isOnPage = type === 'text'
  const { pane } = viewport.store.getState()
  const facts = (external ? 22 : 0) + (carried ? 22 : 0)
  const size = { width: 384, height: facts + (isWriting ? 176 : comment && !isOnPage ? 140 : 54) }
  const place = floatingPlace({
    layout,
    pane,
    scroll: viewport.scrollPosition(),
    page,
    anchor: rectToView(box, rect),
    size,
    prefers: 'below',
  })

  useEffect(() => {
    // Opened by the keyboard or by a click: Tab goes on inside the card.
    if (!isWriting) card.current?.focus({ preventScroll: true })
  }, [isWriting])

  if (isOnPage && isWriting) return null

  return (
    <div
      ref={card}
      role="dialog"
      aria-label={type === 'note' ? say('Note') : say('Annotation')}
      className={styles.card}
      style={place}
      data-floating=""
      data-keeps-selection=""
      tabIndex={-1}
    >
      <div className={styles.row}>
        {ANNOTATION_COLORS.map((one, i) => (
          <ColorDot
            key={one}
            color={one}
            name={colorNames[one]}
            shortcut={String(i + 1)}
            isChosen={one === color}
            onClick={() => one !== color && library.change(id, { color: one })}
          />
        ))}
        <span className={styles.space} />
        <KindSwitch annotation={annotation} />
        {isWriting ? null : (
          <ToolButton
            label={isOnPage ? say('Edit the text') : comment ? say('Edit the comment') : say('Comment')}
            shortcut="C"
            icon={isOnPage ? <Pencil size={15} /> : <MessageSquare size={15} />}
            onClick={() => tools.open(id, true)}
          />
        )}
        {type === 'area' ? (
          <ToolButton
            label={say('Copy as a picture')}
            shortcut="Shift A"
            icon={<ImageDown size={15} />}
            onClick={() => void drawing.copyArea(page, rectToView(box, rect))}
          />
        ) : null}
        <ToolButton
          label={say('Give it another place')}
          shortcut="M"
          icon={<Move size={15} />}
          onClick={() => {
            viewport.element()?.focus({ preventScroll: true })
            drawing.replaceOpen()
          }}
        />
        <ToolButton
          label={say('Delete')}
          shortcut="Del"
          icon={<Trash2 size={15} />}
          onClick={() => {
            library.remove([id])
            tools.open(null)
            viewport.element()?.focus({ preventScroll: true })
          }}
        />
      </div>
      {isWriting ? (
        <CommentEditor
          annotation={annotation}
          onDone={() => {
            if (tools.store.getState().open === id) tools.open(null)
            viewport.element()?.focus({ preventScroll: true })
          }}
        />
      ) : comment && !isOnPage ? (
        <CommentText text={comment} className={styles.comment} />
      ) : null}
      <CardFacts annotation={annotation} />
    </div>
  )
}
