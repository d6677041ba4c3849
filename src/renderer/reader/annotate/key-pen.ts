import type { Annotation, AnnotationId, Stroke } from '../../../preload/contract/annotation.ts'
import type { ReaderStore } from '../../stores/reader-store.ts'
import { type PageBox, pageSize, toView } from '../geometry/page-space.ts'
import type { Session } from '../session.ts'
import type { Viewport } from '../view/viewport.ts'
import type { DraftStore } from './draft-store.ts'
import type { Drawing } from './drawing.ts'
import { middleOfView } from './middle-of-view.ts'
import { type Rubbing, rubAlong, takeStrokes } from './rub.ts'
import type { ToolStore } from './tool-store.ts'
import { say } from './messages.ts'

export interface KeyPenOptions {
  readonly session: Session
  readonly viewport: Viewport
  readonly tools: ToolStore
  readonly drafts: DraftStore
  readonly library: ReaderStore
  readonly drawing: Pick<Drawing, 'addStroke' | 'keepErased'>
  readonly announce: (text: string) => void
}

/** The pen or the eraser as the keys hold it. */
interface Held {
  readonly page: number
  readonly box: PageBox
  readonly isDown: boolean
  /** In view space; the last one is where it is, before it is set down the only one. */
  readonly points: readonly number[]
  readonly rubbed: Map<AnnotationId, readonly Stroke[]>
  /** It has drawn since it is shown: what it draws is one drawing. */
  readonly hasDrawn: boolean
}

export type KeyPen = ReturnType<typeof createKeyPen>

/** In view space: fine, ordinary and long steps. */
const STEPS = { Shift: 1, '': 8, Ctrl: 40 } as const
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** Kept between it and the edges of the view; the tools float at the foot. */
const EDGE = 40
const FOOT = 140

/** Drawing and rubbing out without a pointer: Enter shows where, arrows go there, Enter sets down and lifts. */
export function createKeyPen(options: KeyPenOptions) {
  const { session, viewport, tools, drafts, library, drawing, announce } = options
  let held: Held | null = null

  const isEraser = (): boolean => tools.store.getState().tool === 'eraser'
  const annotations = (): readonly Annotation[] => library.getState().annotations
  const rubbing = ({ page, box, rubbed }: Held): Rubbing => ({
    ...{ page, box, rubbed },
    scale: viewport.store.getState().layout.scale,
  })

  function show(next: Held): void {
    held = next
    const [x = 0, y = 0] = next.points.slice(-2)
    drafts.show({
      page: next.page,
      point: { x, y },
      stroke: next.isDown && !isEraser() ? next.points : [],
      erased: new Map(next.rubbed),
    })
    follow(next.page, x, y)
  }

  function follow(page: number, x: number, y: number): void {
    const { layout, pane } = viewport.store.getState()
    const { left, top } = viewport.scrollPosition()
    const across = (layout.lefts[page] ?? 0) + x * layout.scale - left
    const down = (layout.tops[page] ?? 0) + y * layout.scale - top
    const outside = (at: number, low: number, high: number): number => (at < low ? at - low : Math.max(0, at - high))
    viewport.element()?.scrollBy({
      left: outside(across, EDGE, pane.width - EDGE),
      top: outside(down, EDGE, pane.height - FOOT),
      behavior: 'instant',
    })
  }

  function drop(): boolean {
    if (!held) return false
    held = null
    drafts.clear()
    return true
  }

  /** On the open drawing or the nearest one to rub out, in the middle of the view to draw. */
  function begin(id: AnnotationId | null = null): void {
    const middle = middleOfView(viewport, session)
    const drawings = isEraser() ? annotations().filter(one => one.type === 'ink') : []
    const chosen = drawings.find(one => one.id === id) ?? drawings.find(one => one.page === middle?.page)
    const page = chosen?.page ?? middle?.page
    const box = page === undefined ? undefined : session.store.getState().boxes[page]
    if (page === undefined || !box || !middle) return
    const [x = 0, y = 0] = chosen?.strokes?.[0] ?? []
    const point = chosen ? toView(box, { x, y }) : middle.point
    show({ page, box, isDown: false, points: [point.x, point.y], rubbed: new Map(), hasDrawn: false })
    announce(
      isEraser()
        ? say('Arrows move the eraser, Enter sets it down and lifts it, Delete takes the whole line under it.')
        : say('Arrows move the pen, with Ctrl far, with Shift a little; Enter sets it down and lifts it.'),
    )
  }

  function setDown(now: Held): void {
    if (isEraser()) rubAlong(rubbing(now), annotations(), now.points)
    show({ ...now, isDown: true })
    announce(isEraser() ? say('Rubbing out.') : say('Drawing.'))
  }

  /** Keeps what was done, and stays where it is for the next one. */
  function lift(now: Held): void {
    if (isEraser()) drawing.keepErased(now.page, now.rubbed)
    else drawing.addStroke(now.page, now.points, now.hasDrawn)
    show({ ...now, isDown: false, points: now.points.slice(-2), rubbed: new Map(), hasDrawn: true })
    announce(say('Lifted.'))
  }

  function move(now: Held, [x, y]: readonly [number, number], step: number): void {
    const [fromX = 0, fromY = 0] = now.points.slice(-2)
    const { width, height } = pageSize(now.box)
    const to = [Math.max(0, Math.min(width, fromX + x * step)), Math.max(0, Math.min(height, fromY + y * step))]
    if (now.isDown && isEraser()) rubAlong(rubbing(now), annotations(), [fromX, fromY, ...to])
    show({ ...now, points: now.isDown && !isEraser() ? [...now.points, ...to] : to })
  }

  function takeLine(now: Held): void {
    takeStrokes(rubbing(now), annotations(), now.points.slice(-2))
    drawing.keepErased(now.page, now.rubbed)
    show({ ...now, isDown: false, rubbed: new Map() })
  }

  const stops = [
    tools.store.subscribe((state, before) => {
      if (state.tool !== before.tool) drop()
    }),
    // On a page that was turned or trimmed its points are somewhere else.
    session.store.subscribe(({ boxes }) => {
      if (held && boxes[held.page] !== held.box) drop()
    }),
  ]
  return {
    begin,
    drop,
    /** Enter. */
    use(): void {
      if (!held) begin()
      else if (held.isDown) lift(held)
      else setDown(held)
    },
    /** Whether a key, by its name, is one for the pen that is shown. */
    take(key: string): boolean {
      if (!held) return false
      const parts = key.split('+')
      const arrow = ARROWS[parts.at(-1) ?? '']
      const step = STEPS[parts.slice(0, -1).join('+') as keyof typeof STEPS] as number | undefined
      if (arrow && step !== undefined) move(held, arrow, step)
      else if (isEraser() && (key === 'Delete' || key === 'Backspace')) takeLine(held)
      else return false
      return true
    },
    close(): void {
      for (const stop of stops) stop()
    },
  }
}
