import { createStore } from 'zustand/vanilla'
import type { Paper, PaperId } from '../../../preload/contract/paper.ts'
import type { Stores } from '../../stores/stores.ts'
import { showBitmap } from '../engine/bitmaps.ts'
import type { Destination } from '../engine/pdf-document.ts'
import { type PageBox, pageSize } from '../geometry/page-space.ts'
import type { Rasters } from '../raster/rasters.ts'
import type { Session } from '../session.ts'
import { linesOf } from '../text/text-lines.ts'
import { say } from '../messages.ts'
import { cropToInk } from './crop-to-ink.ts'
import { findPaper } from './find-paper.ts'
import { type Target, targetRegion } from './target-region.ts'

/** On the screen, in CSS pixels. */
export interface ScreenRect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Preview {
  readonly anchor: ScreenRect
  readonly page: number
  readonly target: Target
  readonly picture: HTMLCanvasElement
  /** Its pixels in a CSS pixel. */
  readonly sharpness: number
  /** The paper a reference means, where the library has it. */
  readonly paper: Paper | null
}

export interface PreviewOptions {
  readonly session: Session
  readonly rasters: Rasters
  readonly stores: Stores
  readonly paper: PaperId
}

/** The pointer on its way over a page meets many links. */
const HOVER_MS = 220
/** The pointer may cross the gap between a link and its preview. */
const LEAVE_MS = 260
const WIDEST = 460
const NARROWEST = 280
const HIGHEST = 400
/** Left around what is printed, in CSS pixels. */
const ROOM = 12

export type PreviewStore = ReturnType<typeof createPreviewStore>

/** What a link leads to, looked at without going there. */
export function createPreviewStore({ session, rasters, stores, paper: self }: PreviewOptions) {
  const store = createStore<{ readonly preview: Preview | null }>(() => ({ preview: null }))
  let run = 0
  let drawings = 0
  /** What was asked for and is not shown yet. */
  let isOnWay = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function show(destination: Destination, anchor: ScreenRect): Promise<void> {
    const mine = ++run
    isOnWay = true
    try {
      await find(destination, anchor, mine)
    } finally {
      if (mine === run) isOnWay = false
    }
  }

  async function find(destination: Destination, anchor: ScreenRect, mine: number): Promise<void> {
    const pdf = await session.document()
    const target = await pdf.findTarget(destination)
    if (!target || mine !== run) return
    const text = await session.text(target.page)
    const box = session.store.getState().pages[target.page]
    if (!box || mine !== run) return
    const size = pageSize(box)
    const found = targetRegion({
      lines: linesOf(text, box),
      page: size,
      at: { x: target.at && target.at.x > 1 ? target.at.x : null, y: target.at?.y ?? 0 },
      name: typeof destination === 'string' ? destination : null,
    })
    const look = await draw(target.page, found, box)
    if (mine !== run) return
    isOnWay = false
    store.setState({ preview: { anchor, page: target.page, target: found, ...look, paper: null } })
    if (found.kind !== 'reference') return stores.notices.announce(found.text)
    // What the library knows comes after what the page shows.
    const known = await findPaper(stores, found.text, self).catch(() => null)
    const { preview } = store.getState()
    if (mine !== run || !preview) return
    if (known) store.setState({ preview: { ...preview, paper: known } })
    stores.notices.announce(known ? say('{title}. In your library.', { title: known.title }) : found.text)
  }

  async function draw(page: number, target: Target, box: PageBox): Promise<Pick<Preview, 'picture' | 'sharpness'>> {
    const { width, height } = target.region
    const scale = Math.min(1.25, Math.max(NARROWEST, Math.min(WIDEST, width * 1.1)) / width, HIGHEST / height)
    const sharpness = Math.max(1, devicePixelRatio)
    const drawn = await rasters.picture({
      kind: 'detail',
      page,
      box,
      scale: scale * sharpness,
      region: target.region,
    })
    const cropped = await cropToInk(drawn, target.kind === 'reference' ? 0 : ROOM * sharpness)
    return { picture: showBitmap(cropped), sharpness }
  }

  /** Once pages have other colours what stands is shown in those. */
  async function recolour(): Promise<void> {
    const { preview } = store.getState()
    const box = preview && session.store.getState().pages[preview.page]
    if (!preview || !box) return
    const mine = ++drawings
    const look = await draw(preview.page, preview.target, box)
    if (mine !== drawings) return
    store.setState(({ preview: now }) => ({ preview: now?.target === preview.target ? { ...now, ...look } : now }))
  }

  /** False where there was nothing to put away. */
  function hide(): boolean {
    clearTimeout(timer)
    const isThere = isOnWay || store.getState().preview !== null
    run += 1
    isOnWay = false
    if (store.getState().preview) store.setState({ preview: null })
    return isThere
  }
  const later = (ms: number, task: () => void): void => {
    clearTimeout(timer)
    timer = setTimeout(task, ms)
  }

  return {
    store,
    hide,
    recolour: (): void => void recolour().catch(() => undefined),
    /** The pointer rests on a link, or the focus came to it: `isAtOnce`. */
    offer(destination: Destination, anchor: ScreenRect, isAtOnce = false): void {
      isOnWay ||= isAtOnce
      // A page that cannot be read has nothing to show before one goes there.
      later(isAtOnce ? 0 : HOVER_MS, () => void show(destination, anchor).catch(() => undefined))
    },
    leave: (): void => later(LEAVE_MS, () => void hide()),
    stay: (): void => clearTimeout(timer),
  }
}
