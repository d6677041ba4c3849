import type { PageBox } from '../geometry/page-space.ts'

/** What was in sight of a file that was closed a moment ago, as it was drawn. */
export interface RecentView {
  readonly file: string
  /** The colours of the pages, as a key. */
  readonly look: string
  readonly pages: readonly PageBox[]
  readonly sheets: readonly { readonly page: number; readonly box: PageBox; readonly canvas: HTMLCanvasElement }[]
}

/** 32 MB: what is in sight of some papers one goes back and forth between. */
const MOST_PIXELS = 8_000_000

const pixelsOf = ({ sheets }: RecentView): number =>
  sheets.reduce((sum, { canvas }) => sum + canvas.width * canvas.height, 0)

/** The newest last. Of the window, not of a reader: it is there when the next one opens. */
let views: readonly RecentView[] = []

/** Whoever takes one has its canvases for good. */
export function takeRecentView(file: string, look: string): RecentView | null {
  const found = views.find(view => view.file === file)
  views = views.filter(view => view !== found)
  if (found?.look === look) return found
  if (found) letGo(found)
  return null
}

/** In place of what was kept of the file before; the oldest go. */
export function keepRecentView(view: RecentView): void {
  const known = views.find(({ file }) => file === view.file)
  if (known) letGo(known)
  views = [...views.filter(other => other !== known), view]
  let pixels = views.reduce((sum, kept) => sum + pixelsOf(kept), 0)
  for (const oldest of views) {
    if (pixels <= MOST_PIXELS) break
    pixels -= pixelsOf(oldest)
    letGo(oldest)
    views = views.filter(other => other !== oldest)
  }
}

/** A canvas of no size gives its memory back at once. */
function letGo({ sheets }: RecentView): void {
  for (const { canvas } of sheets) canvas.width = canvas.height = 0
}
