import type { Rasters } from './rasters.ts'

/** One that does not come is not waited for. */
const LONGEST_WAIT_MS = 10_000

/** The picture of a page, which the eye wants first, is there, or will not be. Text and links wait for it. */
export function whenDrawn(index: number, rasters: Rasters): Promise<void> {
  const isDrawn = (): boolean => rasters.get(index).page !== null || rasters.get(index).problem !== null
  if (isDrawn()) return Promise.resolve()
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(end, LONGEST_WAIT_MS)
    const stop = rasters.subscribe(index, () => {
      if (isDrawn()) end()
    })
  })
}
