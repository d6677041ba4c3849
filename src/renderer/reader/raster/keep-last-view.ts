import type { Session } from '../session.ts'
import type { Viewport } from '../view/viewport.ts'
import { keepView } from './kept-views.ts'
import type { Raster, Rasters } from './rasters.ts'
import { keepRecentView } from './recent-views.ts'

export interface KeepLastViewOptions {
  readonly file: string
  readonly session: Session
  readonly viewport: Viewport
  readonly rasters: Rasters
  /** The colours pages are shown in now, as a key. */
  readonly look: () => string
}

/** The view rests for so long before it is kept: making pictures of pages is work. */
const REST_MS = 1_200
const MOST_SHEETS = 3
const MOST_PIXELS = 6_000_000
const QUALITY = 0.85

/** Keeps what is in sight of a file for the next time it is opened. What cannot be kept is no loss. */
export function keepLastView({ file, session, viewport, rasters, look }: KeepLastViewOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  /** What is in sight, where all of it is drawn; else null: half a page would be worse than none. */
  function drawnInSight(): readonly { readonly page: number; readonly raster: Raster }[] | null {
    const { visible, isPlaced } = viewport.store.getState()
    if (!isPlaced || session.store.getState().phase !== 'open') return null
    const count = Math.min(MOST_SHEETS, visible[1] - visible[0] + 1)
    const drawn = Array.from({ length: count }, (_, i) => visible[0] + i).flatMap(page => {
      const { page: raster } = rasters.get(page)
      return raster && raster.scale > 0 && raster.canvas.width * raster.canvas.height <= MOST_PIXELS
        ? [{ page, raster }]
        : []
    })
    return drawn.length === count ? drawn : null
  }

  async function keep(): Promise<void> {
    const drawn = viewport.store.getState().isSettled ? drawnInSight() : null
    if (!drawn) return
    const sheets = []
    for (const { page, raster } of drawn) {
      const { canvas, box } = raster
      // Shown again within the blink of an eye, so what counts is how fast it is unpacked.
      const picture = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
      if (!picture || isClosed) return
      sheets.push({ page, box, picture })
    }
    await keepView({ file, keptAt: Date.now(), look: look(), pages: session.store.getState().pages, sheets })
  }

  const wait = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void keep().catch(() => undefined), REST_MS)
  }
  const stop = viewport.store.subscribe((now, before) => {
    if (now.isSettled && (!before.isSettled || now.visible !== before.visible)) wait()
  })
  const stopOpen = session.store.subscribe((now, before) => {
    if (now.phase === 'open' && before.phase !== 'open') wait()
  })
  return () => {
    isClosed = true
    clearTimeout(timer)
    stop()
    stopOpen()
    const drawn = drawnInSight()
    if (!drawn) return
    keepRecentView({
      file,
      look: look(),
      pages: session.store.getState().pages,
      sheets: drawn.map(({ page, raster }) => ({ page, box: raster.box, canvas: rasters.take(page, raster) })),
    })
  }
}
