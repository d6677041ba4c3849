import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type WheelEvent,
} from 'react'
import { showPaper } from '../stores/way.ts'
import { openPaper } from '../stores/reading-desk.ts'
import { useAnswer } from '../stores/use-answer.tsx'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { PageFrame } from '../ui/page.tsx'
import { drawMap } from './draw-map.ts'
import styles from './map-page.module.css'
import { centredOn, moved, nearestTo, neighbourOf, type Sight, WHOLE, zoomed } from './sight.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'
import { TitleText } from '../ui/title-text.tsx'

const STATUS_NAMES = [
  ['inbox', say('undecided')],
  ['queued', say('queued')],
  ['reading', say('reading')],
  ['read', say('read')],
  ['dismissed', say('dismissed')],
] as const
const NOTHING = [] as const
const STEP = 60

/** The library as a map: near means alike. */
export function MapPage() {
  const stores = useStores()
  const { value, failure, again } = useAnswer(
    'map',
    client => client.call('map.library', {}),
    ({ topic }) => topic === 'library',
  )
  const points = value?.points ?? NOTHING
  const canvas = useRef<HTMLCanvasElement>(null)
  const [sight, setSight] = useState<Sight>(WHOLE)
  const [chosen, setChosen] = useState(-1)
  const drag = useRef<{ x: number; y: number; far: boolean } | null>(null)
  const size = useSize(canvas)
  const labels = value?.labels ?? NOTHING

  useEffect(() => {
    const element = canvas.current
    if (element && size.width > 0) drawMap(element, { points, labels, sight, chosen, size })
  }, [points, labels, sight, chosen, size])

  const choose = useCallback(
    (at: number) => {
      setChosen(at)
      const point = points[at]
      if (point) stores.papers.expect([point.paper])
    },
    [points, stores],
  )
  const placeOf = (event: { clientX: number; clientY: number }): readonly [number, number] => {
    const box = canvas.current?.getBoundingClientRect()
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
  }
  const onWheel = (event: WheelEvent): void =>
    setSight(zoomed(sight, event.deltaY < 0 ? 1.25 : 0.8, placeOf(event), size))
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, y: event.clientY, far: false }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const from = drag.current
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.far && Math.hypot(dx, dy) < 4) return
    drag.current = { x: event.clientX, y: event.clientY, far: true }
    setSight(moved(sight, dx, dy, size))
  }
  const onPointerUp = (event: PointerEvent): void => {
    const wasClick = drag.current?.far === false
    drag.current = null
    if (wasClick) choose(nearestTo(points, placeOf(event), sight, size))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const point = points[chosen]
    const way = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const)[
      event.key as 'ArrowLeft'
    ]
    if (way && event.shiftKey) setSight(moved(sight, -way[0] * STEP, -way[1] * STEP, size))
    else if (way) {
      const next = point
        ? neighbourOf(points, chosen, way)
        : nearestTo(points, [size.width / 2, size.height / 2], sight, size, Number.POSITIVE_INFINITY)
      choose(next)
      const there = points[next]
      if (there) setSight(centredOn(sight, there, size))
    } else if (event.key === '+' || event.key === '=')
      setSight(zoomed(sight, 1.4, [size.width / 2, size.height / 2], size))
    else if (event.key === '-') setSight(zoomed(sight, 1 / 1.4, [size.width / 2, size.height / 2], size))
    else if (event.key === '0') setSight(WHOLE)
    else if (event.key === 'Enter' && point) void openPaper(stores, point.paper)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const current = points[chosen]
  return (
    <PageFrame
      title={say('Map of the library')}
      summary={
        value
          ? say('{count} papers, those alike near each other{value}', {
              count: points.length.toLocaleString(locale),
              value:
                value.left > 0 ? say('; {left} more have no room', { left: value.left.toLocaleString(locale) }) : '',
            })
          : say('Papers that are alike lie near each other')
      }
      actions={
        <>
          <Button
            aria-label={say('Zoom in')}
            onClick={() => setSight(zoomed(sight, 1.4, [size.width / 2, size.height / 2], size))}
          >
            +
          </Button>
          <Button
            aria-label={say('Zoom out')}
            onClick={() => setSight(zoomed(sight, 1 / 1.4, [size.width / 2, size.height / 2], size))}
          >
            −
          </Button>
          <Button onClick={() => setSight(WHOLE)}>{say('Whole')}</Button>
        </>
      }
      onMenu={() => stores.shell.setState({ isSidebarOpen: true })}
    >
      <div className={styles['map']}>
        {failure ? (
          <div className={styles['message']}>
            <p>{failure}</p>
            <Button onClick={again}>{say('Try again')}</Button>
          </div>
        ) : value && points.length === 0 ? (
          <p className={styles['message']}>{say('Papers appear here once there are some.')}</p>
        ) : null}
        <div
          tabIndex={0}
          role="listbox"
          aria-label={say(
            'Papers on the map. Arrow keys go to the next one that way, plus and minus zoom, Enter opens it.',
          )}
          aria-activedescendant="map-paper"
          className={styles['sheet']}
          onWheel={onWheel}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onDoubleClick={() => current && void openPaper(stores, current.paper)}
          onKeyDown={onKeyDown}
        >
          <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
          <span className="visually-hidden" role="option" aria-selected={current !== undefined} id="map-paper">
            {current?.title ?? say('No paper chosen')}
          </span>
        </div>
        {value ? null : <p className={styles['message']}>{say('Drawing the map…')}</p>}
        <ul className={styles['legend']} aria-label={say('Colours')}>
          {STATUS_NAMES.map(([status, name]) => (
            <li key={status}>
              <span className={styles['dot']} data-status={status} aria-hidden="true" /> {name}
            </li>
          ))}
        </ul>
        <div className={styles['card']} hidden={!current}>
          {current ? (
            <>
              <p dir="auto">
                <TitleText text={current.title} />
              </p>
              <p className={styles['soft']}>{STATUS_NAMES.find(([status]) => status === current.status)?.[1]}</p>
              <Button onClick={() => showPaper(stores, current.paper)}>{say('Show in the list')}</Button>
            </>
          ) : null}
        </div>
      </div>
    </PageFrame>
  )
}

function useSize(canvas: { readonly current: HTMLCanvasElement | null }): { width: number; height: number } {
  const [box, setBox] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const watch = new ResizeObserver(() => setBox({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [canvas])
  return useMemo(() => box, [box])
}
