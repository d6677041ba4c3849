import type { ReaderStore } from '../../stores/reader-store.ts'
import type { Rasters } from '../raster/rasters.ts'
import type { Session } from '../session.ts'
import type { ShownMarks } from './shown-marks.ts'

/** Draws the pages anew on which other marks of the file are to be left out than were. */
export function redrawChanged(shown: ShownMarks, library: ReaderStore, rasters: Rasters): () => void {
  const keys = new Map<number, string>()
  let wasBroughtIn = library.getState().isBroughtIn
  return library.subscribe(({ isBroughtIn }) => {
    const isTurned = isBroughtIn !== wasBroughtIn
    wasBroughtIn = isBroughtIn
    for (const page of shown.pages()) {
      const key = shown.hiddenKey(page)
      const before = keys.get(page)
      keys.set(page, key)
      // Of a page met for the first time the drawing knows already.
      if (isTurned || (before !== undefined && before !== key)) rasters.redraw(page)
    }
  })
}

/** Reads the text of pages anew on which other boxes of text are left out: what was written over is not found any more. */
export function retellChanged(shown: ShownMarks, library: ReaderStore, session: Session, onRetold: () => void) {
  const keys = new Map<number, string>()
  const look = (): void => {
    for (const page of shown.pages()) {
      const key = shown.hiddenKey(page, 'words')
      if (key === (keys.get(page) ?? '')) continue
      keys.set(page, key)
      session.retell(page)
      onRetold()
    }
  }
  const stops = [library.subscribe(look), shown.store.subscribe(look)]
  return () => {
    for (const stop of stops) stop()
  }
}
