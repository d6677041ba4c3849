import type { ReaderStore } from '../../stores/reader-store.ts'
import type { Rasters } from '../raster/rasters.ts'
import type { ShownMarks } from './shown-marks.ts'

/** Draws the pages anew on which other marks of the file are to be left out than were. */
export function redrawChanged(shown: ShownMarks, library: ReaderStore, rasters: Rasters): () => void {
  const keys = new Map<number, string>()
  let wasBroughtIn = library.getState().isBroughtIn
  return library.subscribe(({ isBroughtIn }) => {
    const isTurned = isBroughtIn !== wasBroughtIn
    wasBroughtIn = isBroughtIn
    for (const page of shown.store.getState().marks.keys()) {
      const key = shown.hiddenKey(page)
      const before = keys.get(page)
      keys.set(page, key)
      // Of a page met for the first time the drawing knows already.
      if (isTurned || (before !== undefined && before !== key)) rasters.redraw(page)
    }
  })
}
