import { createStore } from 'zustand/vanilla'
import type { PageShowings } from '../../stores/page-showing.ts'
import type { Quarter } from '../geometry/shown-box.ts'
import type { Session } from '../session.ts'
import type { Arrangement } from './page-layout.ts'
import { findTrim } from './trim-margins.ts'
import type { Viewport } from './viewport.ts'

export interface PageViewOptions {
  readonly session: Session
  readonly showings: PageShowings
  readonly file: string
  /** Nothing could be trimmed. */
  readonly onNoMargins: () => void
}

export type PageView = ReturnType<typeof createPageView>

/** How the pages are turned, trimmed and arranged, kept for the next time the file is open. */
export function createPageView({ session, showings, file, onNoMargins }: PageViewOptions) {
  const kept = showings.of(file)
  const store = createStore(() => ({ isTrimmed: kept.isTrimmed, isTrimming: false }))
  let arrangement: Arrangement = { isPaged: kept.isPaged, across: kept.across, hasCover: kept.hasCover }
  let isClosed = false
  let run = 0

  const keep = (): void =>
    showings.keep(file, {
      ...arrangement,
      turn: session.store.getState().turn,
      isTrimmed: store.getState().isTrimmed,
    })

  async function trim(page: number): Promise<void> {
    if (store.getState().isTrimming) return
    const mine = ++run
    store.setState({ isTrimming: true })
    const found = await findTrim(session, page)
    if (isClosed || mine !== run) return
    store.setState({ isTrimming: false, isTrimmed: found !== null })
    if (found) session.show({ trim: found })
    else onNoMargins()
    keep()
  }

  return {
    store,
    /** What a viewport of this file starts with. */
    arrangement: () => arrangement,
    arrange(viewport: Viewport, change: Partial<Arrangement>): void {
      arrangement = { ...viewport.store.getState().arrangement, ...change }
      viewport.arrange(arrangement)
      keep()
    },
    /** By a quarter, clockwise. */
    turn(quarters: 1 | -1): void {
      session.show({ turn: ((session.store.getState().turn + quarters * 90 + 360) % 360) as Quarter })
      keep()
    },
    /** Shows the pages without their margins, as wide as the view, or whole again. */
    async toggleTrim(viewport: Viewport): Promise<void> {
      if (store.getState().isTrimming) {
        // Looking at the pages of a book takes a while: asked again, it was not meant.
        run += 1
        return store.setState({ isTrimming: false, isTrimmed: false })
      }
      if (!store.getState().isTrimmed) {
        await trim(viewport.store.getState().page)
        if (store.getState().isTrimmed) viewport.setZoom('width')
        return
      }
      store.setState({ isTrimmed: false })
      session.show({ trim: null })
      keep()
    },
    /** Trims again what was trimmed when it was left, once the pages are there. */
    resume(page: number): void {
      if (store.getState().isTrimmed && !session.store.getState().trim) void trim(page)
    },
    close: (): void => void (isClosed = true),
  }
}
