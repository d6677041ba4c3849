import type { PageInk } from '../dark/recolour.ts'
import type { Session } from '../session.ts'
import type { Viewport } from '../view/viewport.ts'
import type { Rasters } from './rasters.ts'
import { wishesFor } from './wishes.ts'

export interface KeepDrawingOptions {
  readonly session: Session
  readonly viewport: Viewport
  readonly rasters: Rasters
  readonly ink: PageInk | null
}

/** Has drawn what is in sight, and what may be next, as sharp as the screen is. */
export function keepDrawing({ session, viewport, rasters, ink }: KeepDrawingOptions): () => void {
  function wish(): void {
    const view = viewport.store.getState()
    if (!view.isPlaced || view.isRushing) return
    const wishes = wishesFor({
      view,
      boxes: session.store.getState().boxes,
      scroll: viewport.scrollPosition(),
      pixelRatio: window.devicePixelRatio || 1,
    })
    rasters.wish(wishes, ink, view.page)
  }
  const stops = [
    viewport.store.subscribe((now, before) => {
      const isCalmer = now.isSettled !== before.isSettled || (before.isRushing && !now.isRushing)
      if (now.layout !== before.layout || now.visible !== before.visible || isCalmer) wish()
    }),
    watchPixelRatio(wish),
  ]
  wish()
  return () => {
    for (const stop of stops) stop()
  }
}

/** A window moved to another screen, or the browser's own zoom. */
function watchPixelRatio(onChange: () => void): () => void {
  const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
  let stopNext = (): void => undefined
  const changed = (): void => {
    onChange()
    stopNext = watchPixelRatio(onChange)
  }
  query.addEventListener('change', changed, { once: true })
  return () => {
    query.removeEventListener('change', changed)
    stopNext()
  }
}
