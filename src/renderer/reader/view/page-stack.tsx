import { type CSSProperties, useEffect, useLayoutEffect, useRef } from 'react'
import { attachPointerDraw } from '../annotate/pointer-draw.ts'
import { clickPage } from '../annotate/page-click.ts'
import { PageSheet } from '../page/page-sheet.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { attachPointerSelect } from '../select/pointer-select.ts'
import styles from './page-stack.module.css'
import { pagesAround } from './pages-around.ts'
import { attachWheelZoom } from './wheel-zoom.ts'

/** All of the sheets of an ordinary paper are in the document; of a book those around the view. */
const SHEETS_AROUND = 40

/** The pages under one another, scrolled. */
export function PageStack({ label, onFocus }: { readonly label: string; readonly onFocus: () => void }) {
  const reader = useReader()
  const { viewport, surfaces, selection, tools, marking, previews } = reader
  const layout = useReaderSlice(
    r => r.viewport.store,
    state => state.layout,
  )
  const page = useReaderSlice(
    r => r.viewport.store,
    state => Math.round(state.page / 20) * 20,
  )
  const isPaged = useReaderSlice(
    r => r.viewport.store,
    state => state.arrangement.isPaged,
  )
  // A file that cannot be opened has no pages, whatever was known of them before.
  const isFailed = useReaderSlice(
    r => r.session.store,
    state => state.phase === 'failed',
  )
  const tool = useReaderSlice(
    r => r.tools.store,
    state => state.tool,
  )
  const scroller = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = scroller.current
    return element ? viewport.attach(element) : undefined
  }, [viewport])

  // The new sizes are in the document now, and not yet on the screen.
  useLayoutEffect(() => viewport.applyScroll(), [viewport, layout])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const stops = [
      attachWheelZoom(element, viewport),
      attachPointerDraw(element, reader),
      attachPointerSelect(element, {
        viewport,
        surfaces,
        selection,
        onClick: event => clickPage(event, reader),
        onChosen: () => {
          const { tool: taken } = tools.store.getState()
          if (taken === 'highlight' || taken === 'underline' || taken === 'strikeout') marking.markSelection(taken)
        },
      }),
    ]
    element.focus({ preventScroll: true })
    return () => {
      for (const stop of stops) stop()
    }
  }, [reader, viewport, surfaces, selection, tools, marking])

  useEffect(() => {
    const follow = (): void => selection.follow()
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [selection])

  const sheets = pagesAround(page, isFailed ? 0 : layout.tops.length, SHEETS_AROUND)
  return (
    // Scrolled by the keys, so it takes the focus.
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="group"
      aria-label={label}
      data-paged={isPaged || undefined}
      onFocus={onFocus}
      onPointerDown={onFocus}
      data-tool={tool}
      onScroll={() => {
        viewport.scrolled()
        previews.hide()
      }}
    >
      <div
        className={styles.stack}
        style={{ width: layout.width, height: layout.height, '--page-scale': layout.scale } as CSSProperties}
      >
        {isPaged
          ? layout.rowTops.map((top, row) => (
              <span
                key={top}
                aria-hidden="true"
                className={styles.stop}
                style={{ top, height: (layout.rowTops[row + 1] ?? layout.height) - top }}
              />
            ))
          : null}
        {sheets.map(index => (
          <PageSheet
            key={index}
            index={index}
            top={layout.tops[index] ?? 0}
            left={layout.lefts[index] ?? 0}
            width={layout.widths[index] ?? 0}
            height={layout.heights[index] ?? 0}
          />
        ))}
      </div>
    </div>
  )
}
