import type { Rect } from '../../../preload/contract/annotation.ts'
import type { DarkRoom } from '../dark/dark-canvas.ts'
import type { PageInk } from '../dark/recolour.ts'
import { showBitmap } from '../engine/bitmaps.ts'
import { DrawCancelled, type DrawTask, type PdfPage } from '../engine/pdf-document.ts'
import { type OpenProblem, problemOf } from '../engine/open-problem.ts'
import { type PageBox, pageSize, rectToView, type ViewRect } from '../geometry/page-space.ts'
import { isSameBox } from '../geometry/shown-box.ts'
import { choosePagesToDrop } from './drawing-order.ts'
import { covers } from './raster-size.ts'

export type RasterKind = 'page' | 'detail' | 'thumbnail'

/** A drawing of a page, or of a part of it. */
export interface Raster {
  readonly canvas: HTMLCanvasElement
  readonly scale: number
  /** How the page was shown. */
  readonly box: PageBox
  readonly region: ViewRect
  readonly ink: PageInk | null
}

type Drawn = Omit<Raster, 'canvas'> & { readonly bitmap: ImageBitmap }

export interface Wish {
  readonly kind: RasterKind
  readonly page: number
  readonly box: PageBox
  readonly scale: number
  /** Null: the whole page. */
  readonly region: ViewRect | null
}

export interface PageRasters {
  readonly page: Raster | null
  readonly detail: Raster | null
  readonly thumbnail: Raster | null
  readonly problem: OpenProblem | null
}

interface Job {
  readonly wish: Wish
  readonly ink: PageInk | null
  task: DrawTask | null
  isCancelled: boolean
}

export interface RastersOptions {
  readonly withPage: <T>(index: number, work: (page: PdfPage) => Promise<T>) => Promise<T>
  readonly darkRoom: DarkRoom
  /** The marks of the file that its drawing leaves out. */
  readonly hiddenOn: (page: PdfPage) => Promise<readonly string[]>
}

const NOTHING: PageRasters = { page: null, detail: null, thumbnail: null, problem: null }
/** One is read while the other is drawn: that is done by two workers. */
const AT_ONCE = 2
/** 96 MB of canvases in all: some twenty pages on an ordinary screen, and what is in sight on a large one. */
const PIXEL_BUDGET = 24_000_000

export type Rasters = ReturnType<typeof createRasters>

/** Draws what is wished for in the order of the wishes, and keeps what was drawn. */
export function createRasters({ withPage, darkRoom, hiddenOn }: RastersOptions) {
  const drawn = new Map<number, PageRasters>()
  const listeners = new Map<number, Set<() => void>>()
  let wishes: readonly Wish[] = []
  let thumbnails: readonly Wish[] = []
  let ink: PageInk | null = null
  let running: readonly Job[] = []
  let isClosed = false

  const get = (page: number): PageRasters => drawn.get(page) ?? NOTHING

  function put(page: number, change: Partial<PageRasters>): void {
    const before = get(page)
    const after = { ...before, ...change }
    drawn.set(page, after)
    for (const listener of listeners.get(page) ?? []) listener()
    // Emptied after the new ones are shown: a canvas of no size gives its memory back at once.
    for (const kind of ['page', 'detail', 'thumbnail'] as const) {
      const old = before[kind]
      if (old && old !== after[kind]) old.canvas.width = old.canvas.height = 0
    }
  }

  function isGranted(wish: Wish): boolean {
    const { [wish.kind]: raster, problem } = get(wish.page)
    if (problem) return true
    if (!raster || raster.ink !== ink || !isSameBox(raster.box, wish.box)) return false
    // A drawing that is a hair off is shown a hair scaled, which nobody sees; a pane that grows pixel by pixel gives many.
    if (Math.abs(raster.scale / wish.scale - 1) > 0.002) return false
    return wish.region === null || covers(raster.region, wish.region)
  }

  const isSame = (a: Wish, b: Wish): boolean =>
    a.kind === b.kind &&
    a.page === b.page &&
    isSameBox(a.box, b.box) &&
    Math.abs(a.scale / b.scale - 1) < 0.002 &&
    (b.region === null || (a.region !== null && covers(a.region, b.region)))

  /** The list of pages waits until the pages are drawn. */
  function nextWish(): Wish | undefined {
    const isOpen = (wish: Wish): boolean =>
      !isGranted(wish) && !running.some(job => job.ink === ink && !job.isCancelled && isSame(job.wish, wish))
    return wishes.find(isOpen) ?? (running.length === 0 ? thumbnails.find(isOpen) : undefined)
  }

  function cancel(job: Job): void {
    job.isCancelled = true
    job.task?.cancel()
  }

  function pump(): void {
    if (isClosed) return
    const next = nextWish()
    for (const job of running) {
      const isStillWished = job.ink === ink && [...wishes, ...thumbnails].some(other => isSame(job.wish, other))
      // What is in sight does not wait for what is only drawn ahead.
      if (!isStillWished || (next?.kind === 'page' && job.wish.kind !== 'page')) cancel(job)
    }
    if (next && running.length < AT_ONCE) {
      void draw(next)
      pump()
    }
  }

  async function draw(wish: Wish): Promise<void> {
    const mine: Job = { wish, ink, task: null, isCancelled: false }
    running = [...running, mine]
    try {
      const { bitmap, ...raster } = await withPage(wish.page, page => drawOn(page, mine))
      if (isClosed || mine.isCancelled) bitmap.close()
      else put(wish.page, { [wish.kind]: { ...raster, canvas: showBitmap(bitmap) } })
    } catch (error) {
      if (!isClosed && !mine.isCancelled && !(error instanceof DrawCancelled))
        put(wish.page, { problem: problemOf(error) })
    } finally {
      running = running.filter(job => job !== mine)
      pump()
    }
  }

  async function drawOn(page: PdfPage, mine: Job): Promise<Drawn> {
    const { wish } = mine
    const size = pageSize(wish.box)
    const region = wish.region ?? { x: 0, y: 0, ...size }
    const hidden = await hiddenOn(page)
    if (mine.isCancelled) throw new DrawCancelled()
    mine.task = page.draw({ scale: wish.scale, box: wish.box, region, hidden })
    const { bitmap, pictures } = await mine.task.done
    const areas = pictures.map(rect => pixelRect(wish.box, rect, region, wish.scale))
    const shown = mine.ink ? await darkRoom.darken(bitmap, mine.ink, areas) : bitmap
    return { bitmap: shown, scale: wish.scale, box: wish.box, region, ink: mine.ink }
  }

  function dropSurplus(current: number): void {
    const needed = new Set(wishes.map(wish => wish.page))
    const pixels = new Map<number, number>()
    for (const [page, { page: base, detail }] of drawn) {
      // A detail is only worth its memory while it is looked at.
      if (detail && !wishes.some(wish => wish.kind === 'detail' && wish.page === page)) put(page, { detail: null })
      if (base) pixels.set(page, base.canvas.width * base.canvas.height)
    }
    for (const page of choosePagesToDrop(pixels, needed, current, PIXEL_BUDGET)) put(page, { page: null })
  }

  return {
    get,
    /** `current` is the page most looked at: what lies farthest from it goes first when memory is short. */
    wish(next: readonly Wish[], nextInk: PageInk | null, current: number): void {
      wishes = next
      ink = nextInk
      dropSurplus(current)
      pump()
    },
    /** Small pictures of pages, in place of those wished for before. */
    wishThumbnails(next: readonly Wish[]): void {
      thumbnails = next
      pump()
    },
    /** A drawing that is nobody's of these: of a part of a page, beside the others, in the colours of now. */
    async picture(wish: Wish): Promise<ImageBitmap> {
      const { bitmap } = await withPage(wish.page, page => drawOn(page, { wish, ink, task: null, isCancelled: false }))
      return bitmap
    },
    /** Draws a page anew; what there is of it stays until then. */
    redraw(page: number): void {
      const stale = (raster: Raster | null): Raster | null => raster && { ...raster, scale: 0 }
      const { page: base, detail, thumbnail, problem } = get(page)
      drawn.set(page, { page: stale(base), detail: stale(detail), thumbnail: stale(thumbnail), problem })
      for (const job of running) if (job.wish.page === page) cancel(job)
      pump()
    },
    /** Stands in for a page until it is drawn. */
    stand(page: number, raster: Raster): void {
      if (!isClosed && get(page).page === null) put(page, { page: raster })
    },
    /** Hands a drawing over: whoever takes it has its canvas for good. */
    take(page: number, raster: Raster): HTMLCanvasElement {
      drawn.set(page, { ...get(page), page: null })
      return raster.canvas
    },
    retry(page: number): void {
      put(page, { problem: null })
      pump()
    },
    subscribe(page: number, listener: () => void): () => void {
      const set = listeners.get(page) ?? new Set()
      listeners.set(page, set.add(listener))
      return () => set.delete(listener)
    },
    close(): void {
      isClosed = true
      for (const { task } of running) task?.cancel()
      for (const page of drawn.keys()) put(page, NOTHING)
      drawn.clear()
    },
  }
}

function pixelRect(box: PageBox, rect: Rect, region: ViewRect, scale: number): ViewRect {
  const view = rectToView(box, rect)
  return {
    x: (view.x - region.x) * scale,
    y: (view.y - region.y) * scale,
    width: view.width * scale,
    height: view.height * scale,
  }
}
