import { useLayoutEffect, useMemo, useRef } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { isDrawnByFile } from '../annotate/shown-marks.ts'
import { TextBoxEditor } from '../annotate/text-box-editor.tsx'
import type { FileMark } from '../engine/file-marks.ts'
import { type PageBox, rectToView } from '../geometry/page-space.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { fitText } from './fit-text.ts'
import { placeInPage } from './place-in-page.ts'
import styles from './text-boxes.module.css'

const NO_MARKS: readonly FileMark[] = []

/** Text written on the page, upright as the page is shown, and the box one writes into. */
export function TextBoxes({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const { drawing } = useReader()
  const all = useReaderSlice(
    r => r.library,
    state => state.annotations,
  )
  const open = useReaderSlice(
    r => r.tools.store,
    state => state.open,
  )
  const isWriting = useReaderSlice(
    r => r.tools.store,
    state => state.isWriting,
  )
  const flash = useReaderSlice(
    r => r.tools.store,
    state => state.flash,
  )
  const color = useReaderSlice(
    r => r.tools.store,
    state => state.color,
  )
  const draft = useReaderSlice(
    r => r.drafts.store,
    state => (state.page === index && state.isWriting ? state.rect : null),
  )
  const inFile = useReaderSlice(
    r => r.shownMarks.store,
    state => state.marks.get(index) ?? NO_MARKS,
  )
  const texts = useMemo(() => all.filter(one => one.page === index && one.type === 'text'), [all, index])
  return (
    <>
      {texts.map(one =>
        isWriting && one.id === open ? (
          <TextBoxEditor key={one.id} annotation={one} box={box} />
        ) : (
          <TextBox
            key={flash?.id === one.id ? `${one.id}:${flash.count}` : one.id}
            annotation={one}
            box={box}
            isFlashing={flash?.id === one.id}
            isDrawnByFile={isDrawnByFile(one, inFile)}
          />
        ),
      )}
      {draft ? (
        <TextBoxEditor
          key="new"
          annotation={null}
          box={box}
          rect={draft}
          color={color}
          onEnd={(rect, text) => drawing.endText(index, rect, text)}
        />
      ) : null}
    </>
  )
}

function TextBox({
  annotation: { rect, color, comment },
  box,
  isFlashing,
  isDrawnByFile: isDrawn,
}: {
  readonly annotation: Annotation
  readonly box: PageBox
  readonly isFlashing: boolean
  /** The picture of the page has it: the words are for those who cannot see it. */
  readonly isDrawnByFile: boolean
}) {
  const element = useRef<HTMLParagraphElement>(null)
  // Set as small as it must be to stand in its box, as exported copies have it.
  useLayoutEffect(() => {
    if (element.current) fitText(element.current)
  }, [comment, rect, box])
  return (
    <p
      ref={element}
      className={styles.text}
      data-color={color}
      data-flash={isFlashing || undefined}
      data-drawn={isDrawn || undefined}
      style={placeInPage(box, rectToView(box, rect))}
      dir="auto"
    >
      {comment}
    </p>
  )
}
