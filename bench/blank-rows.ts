import type { Page } from 'playwright-core'

/** What a scrolling reader saw of rows that were not there. */
export interface BlankRows {
  /** The longest time, in ms, that one row stood in sight without its paper. */
  readonly longest: number
  /** Rows that were in sight without their paper in at least one frame. */
  readonly count: number
  /** The longest time between two frames: what the watch itself can tell apart. */
  readonly longestFrame: number
  readonly frames: number
}

declare global {
  interface Window {
    blankRows?: { reset(): void; read(): BlankRows }
  }
}

/** Puts a watch into the page that looks at every row in sight, every frame. */
export async function watchBlankRows(page: Page): Promise<void> {
  await page.evaluate(watch)
}

export async function blankRowsDuring(page: Page, work: () => Promise<void>): Promise<BlankRows> {
  await page.evaluate(() => window.blankRows?.reset())
  await work()
  const seen = await page.evaluate(() => window.blankRows?.read())
  if (!seen) throw new Error('the page has no watch')
  return seen
}

/** Runs in the page. A row that is missing altogether is as blank as one that says it is loading. */
function watch(): void {
  const list = document.querySelector<HTMLElement>('[role=grid][aria-label=Papers]')
  const height = list?.querySelector<HTMLElement>('[role=row]')?.offsetHeight
  if (!list || !height) throw new Error('there is no list to watch')
  const count = Number(list.getAttribute('aria-rowcount'))
  let blankSince = new Map<number, number>()
  let [longest, blanks, frames, longestFrame, last] = [0, 0, 0, 0, performance.now()]
  const look = (): void => {
    const now = performance.now()
    frames += 1
    longestFrame = Math.max(longestFrame, now - last)
    last = now
    const here = new Set<number>()
    for (const row of list.querySelectorAll('[role=row]:not([aria-label=Loading])'))
      here.add(Number(row.getAttribute('aria-rowindex')) - 1)
    const [first, end] = [Math.floor(list.scrollTop / height), Math.ceil((list.scrollTop + list.clientHeight) / height)]
    const stillBlank = new Map<number, number>()
    for (let index = first; index < Math.min(end, count); index += 1) {
      if (here.has(index)) continue
      const since = blankSince.get(index)
      if (since === undefined) blanks += 1
      stillBlank.set(index, since ?? now)
    }
    // A row was blank until the frame in which it no longer is, or is out of sight.
    for (const since of blankSince.values()) longest = Math.max(longest, now - since)
    blankSince = stillBlank
    requestAnimationFrame(look)
  }
  window.blankRows = {
    reset() {
      blankSince = new Map()
      ;[longest, blanks, frames, longestFrame, last] = [0, 0, 0, 0, performance.now()]
    },
    read: () => ({ longest, count: blanks, frames, longestFrame }),
  }
  requestAnimationFrame(look)
}
