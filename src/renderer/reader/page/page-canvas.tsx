import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { pageSize } from '../geometry/page-space.ts'
import type { Raster } from '../raster/rasters.ts'
import { useReader } from '../reader-context.ts'
import { Button } from '../../ui/button.tsx'
import styles from './page-canvas.module.css'

/** What was drawn of a page; stretched while a sharper drawing is on its way. */
export function PageCanvas({ index }: { readonly index: number }) {
  const { rasters, session } = useReader()
  const subscribe = useCallback((listener: () => void) => rasters.subscribe(index, listener), [rasters, index])
  const { page, detail, problem } = useSyncExternalStore(subscribe, () => rasters.get(index))
  const host = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const box = session.store.getState().boxes[index]
    const layers = [page, detail].filter(raster => raster !== null)
    if (box) for (const raster of layers) fit(raster, pageSize(box))
    host.current?.replaceChildren(...layers.map(raster => raster.canvas))
  }, [page, detail, session, index])

  return (
    <>
      <div ref={host} className={styles.canvases} aria-hidden="true" />
      {problem && !page ? (
        <div className={styles.problem} role="alert">
          <p className={styles.title}>This page cannot be shown</p>
          <p>{problem.detail}</p>
          <Button
            onClick={() => {
              session.forgive(index)
              rasters.retry(index)
            }}
          >
            Try again
          </Button>
        </div>
      ) : null}
    </>
  )
}

function fit({ canvas, region }: Raster, page: { readonly width: number; readonly height: number }): void {
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`
  canvas.style.left = percent(region.x, page.width)
  canvas.style.top = percent(region.y, page.height)
  canvas.style.width = percent(region.width, page.width)
  canvas.style.height = percent(region.height, page.height)
}
