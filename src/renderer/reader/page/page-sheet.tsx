import { memo, useRef } from 'react'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { AnnotationCard } from '../annotate/annotation-card.tsx'
import { EditFrame } from '../annotate/edit-frame.tsx'
import { TextHandles } from '../annotate/text-handles.tsx'
import { HighlightLayer } from './highlight-layer.tsx'
import { LinkLayer } from './link-layer.tsx'
import { NotePins } from './note-pins.tsx'
import { PageCanvas } from './page-canvas.tsx'
import styles from './page-sheet.module.css'
import { SelectionToolbar } from '../annotate/selection-toolbar.tsx'
import { TextBoxes } from './text-boxes.tsx'
import { TextLayer } from './text-layer.tsx'
import { say } from '../messages.ts'

export interface PageSheetProps {
  readonly index: number
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** One page: an empty sheet far from the view, everything on it near. */
export const PageSheet = memo(function PageSheet({ index, ...place }: PageSheetProps) {
  const reader = useReader()
  const sheet = useRef<HTMLElement>(null)
  const isNear = useReaderSlice(
    r => r.viewport.store,
    ({ visible: [first, last] }) => index >= first - 1 && index <= last + 1,
  )
  // Text that is chosen must stay in the document, wherever the view goes.
  const isChosen = useReaderSlice(
    r => r.selection.store,
    ({ selection }) => {
      if (!selection) return false
      const [a, b] = [selection.anchor.page, selection.focus.page].sort((p, q) => p - q)
      return index >= (a ?? 0) && index <= (b ?? 0)
    },
  )
  const box = useReaderSlice(
    r => r.session.store,
    ({ boxes }) => boxes[index],
  )
  return (
    <section
      ref={sheet}
      // Two regions of one name would be one place for a screen reader.
      aria-label={say(reader.split.first() === reader ? 'Page {value}' : 'Page {value}, second view', {
        value: index + 1,
      })}
      className={styles.sheet}
      style={place}
      data-page={index}
    >
      {(isNear || isChosen) && box ? (
        <>
          <PageCanvas index={index} box={box} />
          <HighlightLayer index={index} box={box} />
          <TextLayer index={index} box={box} sheet={sheet} />
          <LinkLayer index={index} box={box} />
          <TextBoxes index={index} box={box} />
          <NotePins index={index} box={box} />
          <EditFrame index={index} box={box} />
          <TextHandles index={index} box={box} />
          <SelectionToolbar index={index} box={box} />
          <AnnotationCard index={index} box={box} />
        </>
      ) : null}
    </section>
  )
})
