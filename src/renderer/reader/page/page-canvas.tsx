import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { type PageBox, pageSize, rectToPage, rectToView } from '../geometry/page-space.ts'
import type { Raster } from '../raster/rasters.ts'
import { useReader } from '../reader-context.ts'
import { Button } from '../../ui/button.tsx'
import styles from './page-canvas.module.css'
import { say } from '../messages.ts'

/** What was drawn of a page; stretched while a sharper drawing is on its way. */
export function PageCanvas({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const { rasters, session } = useReader()
  const subscribe = useCallback((listener: () => void) => rasters.subscribe(index, listener), [rasters, index])
  const { page, detail, problem } = useSyncExternalStore(subscribe, () => rasters.get(index))
  const host = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    // A page that was turned since is drawn anew before it is shown.
    const layers = [page, detail]
      .filter(raster => raster !== null)
      .filter(raster => raster.box.rotation === box.rotation)
    for (const raster of layers) fit(raster, box)
    host.current?.replaceChildren(...layers.map(raster => raster.canvas))
  }, [page, detail, box])

  return (
    <>
      <div ref={host} className={styles.canvases} aria-hidden="true" />
      {problem && !page ? (
        <div className={styles.problem} role="alert">
          <p className={styles.title}>{say('This page cannot be shown')}</p>
          <p>{problem.detail}</p>
          <Button
            onClick={() => {
              session.forgive(index)
              rasters.retry(index)
            }}
          >
            {say('Try again')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** Where a drawing lies on the page as it is shown now; it may have been trimmed since. */
function fit({ canvas, box: drawn, region }: Raster, box: PageBox): void {
  const page = pageSize(box)
  const at = rectToView(box, rectToPage(drawn, region))
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`
  canvas.style.left = percent(at.x, page.width)
  canvas.style.top = percent(at.y, page.height)
  canvas.style.width = percent(at.width, page.width)
  canvas.style.height = percent(at.height, page.height)
}
