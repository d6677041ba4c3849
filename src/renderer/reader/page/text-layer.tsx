import { type CSSProperties, type RefObject, useEffect, useRef } from 'react'
import { DrawCancelled } from '../engine/pdf-document.ts'
import { type PageBox, pageSize } from '../geometry/page-space.ts'
import { whenDrawn } from '../raster/when-drawn.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './text-layer.module.css'

/** Text of pages that are not in sight is laid out when there is nothing else to do. */
const AHEAD_MS = 3_000

export interface TextLayerProps {
  readonly index: number
  readonly box: PageBox
  readonly sheet: RefObject<HTMLElement | null>
}

/** The page's text, transparent over its picture: to choose, to copy, to be read aloud. */
export function TextLayer({ index, box, sheet }: TextLayerProps) {
  const { session, rasters, surfaces, viewport } = useReader()
  const layer = useRef<HTMLDivElement>(null)
  const retold = useReaderSlice(
    r => r.session.store,
    state => state.retold.get(index) ?? 0,
  )

  useEffect(() => {
    const container = layer.current
    if (!container) return
    container.ariaBusy = 'true'
    let isGone = false
    let stop = (): void => undefined

    const lay = async (): Promise<void> => {
      await whenDrawn(index, rasters)
      // The picture is on the screen before the letters, of which there are thousands, are laid out.
      await afterPaint()
      const [first, last] = viewport.store.getState().visible
      if (index < first || index > last) await whenIdle()
      if (isGone) return
      await session.withPage(index, async page => {
        const hidden = await session.hiddenOn(page)
        if (isGone) return
        const work = page.layText(container, box, hidden)
        stop = work.cancel
        if (isGone) work.cancel()
        const [text, spans] = await Promise.all([session.text(index), work.spans])
        if (isGone || !sheet.current) return
        stop = surfaces.add({ page: index, box, sheet: sheet.current, text, spans })
        container.ariaBusy = 'false'
      })
    }
    lay().catch((error: unknown) => {
      // The picture says what is wrong with the page; without its text it can still be read.
      if (error instanceof DrawCancelled) return
      container.replaceChildren()
      container.ariaBusy = 'false'
    })
    return () => {
      isGone = true
      stop()
      container.replaceChildren()
      container.ariaBusy = 'true'
    }
  }, [index, box, retold, session, rasters, surfaces, sheet, viewport])

  return (
    <div className={styles.scaled} style={{ '--user-unit': box.userUnit, ...pageSize(box) } as CSSProperties}>
      {/* Busy until its text can be chosen. */}
      <div ref={layer} className={styles.layer} aria-busy />
    </div>
  )
}

function afterPaint(): Promise<void> {
  return new Promise(resolve => {
    // A window that is hidden paints nothing, and its text is wanted all the same.
    if (document.hidden) setTimeout(resolve, 0)
    else requestAnimationFrame(() => setTimeout(resolve, 0))
  })
}

function whenIdle(): Promise<void> {
  return new Promise(resolve => requestIdleCallback(() => resolve(), { timeout: AHEAD_MS }))
}
