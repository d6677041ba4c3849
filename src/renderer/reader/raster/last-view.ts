import { pageSize } from '../geometry/page-space.ts'
import type { Session } from '../session.ts'
import type { Viewport } from '../view/viewport.ts'
import { keepView, loadView } from './kept-views.ts'
import type { Rasters } from './rasters.ts'

export interface LastViewOptions {
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

/** Shows a file as it was left before it is open, and keeps what is in sight for the next time. What cannot be kept is no loss. */
export function rememberView({ file, session, viewport, rasters, look }: LastViewOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  async function show(): Promise<void> {
    const kept = await loadView(file, look())
    if (!kept || isClosed || session.store.getState().pageCount > 0) return
    const pictures = await Promise.all(
      kept.sheets.map(async ({ page, box, picture }) => ({ page, box, bitmap: await createImageBitmap(picture) })),
    )
    if (isClosed) return
    for (const { page, box, bitmap } of pictures) {
      const canvas = document.createElement('canvas')
      canvas.width = bitmap.width
      canvas.height = bitmap.height
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
      bitmap.close()
      // A scale of nothing is never sharp enough: the page is drawn anew.
      rasters.stand(page, { canvas, scale: 0, box, region: { x: 0, y: 0, ...pageSize(box) }, ink: null })
    }
    session.expect(kept.pages)
  }

  async function keep(): Promise<void> {
    const { visible, isPlaced, isSettled } = viewport.store.getState()
    if (!isPlaced || !isSettled || session.store.getState().phase !== 'open') return
    const drawn = Array.from({ length: Math.min(MOST_SHEETS, visible[1] - visible[0] + 1) }, (_, i) => {
      const page = visible[0] + i
      return { page, raster: rasters.get(page).page }
    })
    const sheets = []
    for (const { page, raster } of drawn) {
      if (!raster || raster.scale === 0 || raster.canvas.width * raster.canvas.height > MOST_PIXELS) return
      const { canvas, box } = raster
      const picture = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/webp', QUALITY))
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
  show().catch(() => undefined)
  return () => {
    isClosed = true
    clearTimeout(timer)
    stop()
    stopOpen()
  }
}
