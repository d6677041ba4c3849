import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { pageLabel } from '../bar/page-label.ts'
import { type PageBox, pageSize } from '../geometry/page-space.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './page-list.module.css'
import { pagesAround } from '../view/pages-around.ts'
import { say } from '../messages.ts'

const WIDTH = 132
/** The number of a page leads to the others. */
const PAGES_AROUND = 500

/** Where a file has no contents: small pictures of its pages. */
export function PageList() {
  const { viewport } = useReader()
  const boxes = useReaderSlice(
    r => r.session.store,
    state => state.boxes,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const page = useReaderSlice(
    r => r.viewport.store,
    state => state.page,
  )
  const list = useRef<HTMLOListElement>(null)
  const listed = pagesAround(page, boxes.length, PAGES_AROUND)
  const [first = 0] = listed
  useThumbnails(list, boxes, first)

  useEffect(() => {
    list.current?.children[page - first]?.scrollIntoView({ block: 'nearest' })
  }, [page, first])

  return (
    <ol ref={list} className={styles.list}>
      {listed.map(index => (
        <li key={index} data-page-item={index} className={styles.item}>
          <button
            type="button"
            className={styles.page}
            aria-current={index === page ? 'location' : undefined}
            onClick={() => viewport.goTo({ page: index, offset: 0, offsetX: 0 })}
          >
            <Thumbnail index={index} box={boxes[index]} />
            <span>{say('Page {pageLabel}', { pageLabel: pageLabel(index, labels) })}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function Thumbnail({ index, box }: { readonly index: number; readonly box: PageBox | undefined }) {
  const { split } = useReader()
  const { rasters } = split.first()
  const subscribe = useCallback((listener: () => void) => rasters.subscribe(index, listener), [rasters, index])
  const thumbnail = useSyncExternalStore(subscribe, () => rasters.get(index).thumbnail)
  const host = useRef<HTMLSpanElement>(null)
  const { width, height } = box ? pageSize(box) : { width: 1, height: 1 }
  useLayoutEffect(() => {
    host.current?.replaceChildren(...(thumbnail ? [thumbnail.canvas] : []))
  }, [thumbnail])
  return (
    <span ref={host} aria-hidden="true" className={styles.picture} style={{ aspectRatio: `${width} / ${height}` }} />
  )
}

/** Wishes for the pictures in sight of the list, and no others. */
function useThumbnails(list: RefObject<HTMLOListElement | null>, boxes: readonly PageBox[], first: number): void {
  // One set for both views of a paper: they do not turn white when the other one is looked at.
  const { split } = useReader()
  const { rasters } = split.first()
  useEffect(() => {
    const items = [...(list.current?.children ?? [])]
    const inSight = new Set<number>()
    const observer = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        const index = first + items.indexOf(target)
        if (isIntersecting) inSight.add(index)
        else inSight.delete(index)
      }
      rasters.wishThumbnails(
        [...inSight]
          .sort((a, b) => a - b)
          .flatMap(page => {
            const box = boxes[page]
            return box
              ? [
                  {
                    kind: 'thumbnail',
                    page,
                    box,
                    region: null,
                    scale: (WIDTH * devicePixelRatio) / pageSize(box).width,
                  } as const,
                ]
              : []
          }),
      )
    })
    for (const item of items) observer.observe(item)
    return () => {
      observer.disconnect()
      rasters.wishThumbnails([])
    }
  }, [rasters, list, boxes, first])
}
