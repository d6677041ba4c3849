import { pageSize, type PageBox } from '../geometry/page-space.ts'
import { showBitmap } from '../engine/bitmaps.ts'
import type { Session } from '../session.ts'
import type { Viewport } from '../view/viewport.ts'
import { loadView, mayBeKept } from './kept-views.ts'
import type { Rasters } from './rasters.ts'
import { takeRecentView } from './recent-views.ts'

/** A file as it was left, shown before anything of it is read. */
export interface LastView {
  /** Resolves once the picture is on the screen, or where there is none: reading the file waits so long, and no longer. */
  readonly seen: Promise<void>
  show(on: { readonly session: Session; readonly viewport: Viewport; readonly rasters: Rasters }): void
  close(): void
}

interface Picture {
  readonly pages: readonly PageBox[]
  readonly sheets: readonly { readonly page: number; readonly box: PageBox; readonly canvas: HTMLCanvasElement }[]
}

/** A picture that takes longer than this to come is not worth waiting for. */
const PATIENCE_MS = 300

/** Begins to look for what is kept of a file. What cannot be read is as good as not kept. */
export function findLastView(file: string, look: string): LastView {
  const { promise: seen, resolve: end } = Promise.withResolvers<void>()
  const recent = takeRecentView(file, look)
  const kept = recent || !mayBeKept(file) ? null : loadPicture(file, look).catch(() => null)
  const timer = setTimeout(end, PATIENCE_MS)
  let isClosed = false
  if (!recent && !kept) end()

  return {
    seen,
    show({ session, viewport, rasters }) {
      const stand = (picture: Picture | null): void => {
        if (isClosed || !picture || session.store.getState().phase !== 'opening') return end()
        // A scale of nothing is never sharp enough: the page is drawn anew.
        for (const { page, box, canvas } of picture.sheets)
          rasters.stand(page, { canvas, scale: 0, box, region: { x: 0, y: 0, ...pageSize(box) }, ink: null })
        session.expect(picture.pages)
        whenPlaced(viewport, () => afterFrames(2, end))
      }
      if (recent) stand(recent)
      else if (kept) void kept.then(stand)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      end()
    },
  }
}

async function loadPicture(file: string, look: string): Promise<Picture | null> {
  const kept = await loadView(file, look)
  if (!kept) return null
  const sheets = kept.sheets.map(async ({ page, box, picture }) => ({
    ...{ page, box },
    canvas: showBitmap(await createImageBitmap(picture)),
  }))
  return { pages: kept.pages, sheets: await Promise.all(sheets) }
}

function whenPlaced({ store }: Viewport, then: () => void): void {
  if (store.getState().isPlaced) return then()
  const stop = store.subscribe(({ isPlaced }) => {
    if (!isPlaced) return
    stop()
    then()
  })
}

function afterFrames(frames: number, then: () => void): void {
  if (frames === 0) then()
  else requestAnimationFrame(() => afterFrames(frames - 1, then))
}
