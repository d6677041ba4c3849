import type { ReaderStore } from '../../stores/reader-store.ts'
import { readingPlace } from './place-keeping.ts'
import type { Viewport } from './viewport.ts'

export interface KeepPlaceOptions {
  readonly viewport: Viewport
  readonly library: ReaderStore
  readonly file: string
}

/** Opens the file where it was left, and keeps telling the library where it is. */
export function keepPlace({ viewport, library, file }: KeepPlaceOptions): () => void {
  let furthest = 0

  function start(): void {
    const { place } = library.getState()
    if (place === undefined) return
    furthest = Math.max(furthest, place?.fraction ?? 0)
    viewport.startAt(place)
  }

  function save(): void {
    const { isPlaced, zoom } = viewport.store.getState()
    if (!isPlaced) return
    furthest = Math.max(furthest, viewport.fraction())
    library.savePlace(readingPlace(file, viewport.place(), zoom, furthest))
  }

  const onHide = (): void => {
    if (document.visibilityState === 'hidden') library.flush()
  }
  const onLeave = (): void => library.flush()
  document.addEventListener('visibilitychange', onHide)
  window.addEventListener('pagehide', onLeave)
  const stops = [
    library.subscribe(start),
    // A place is worth keeping once the view rests.
    viewport.store.subscribe((now, before) => {
      if (now.isSettled && !before.isSettled) save()
    }),
  ]
  start()
  return () => {
    for (const stop of stops) stop()
    document.removeEventListener('visibilitychange', onHide)
    window.removeEventListener('pagehide', onLeave)
    save()
  }
}
