import type { Browser, Page } from 'playwright-core'
import { beside, type Figure, judged, percentile } from './figure.ts'
import { openWithEnter, paintedAfter, showPapers } from './open-row.ts'
import { ownMemory } from './own-memory.ts'
import { serveStockViewer } from './stock-viewer.ts'
import { freshContext, type Visitor } from './web-app.ts'

const MOST_MEMORY_MB = 400
const MOST_WAIT_MS = 50
const KEYS = 60
const KEY_PAUSE_MS = 60

/** Twelve throws through a book, as a wheel that runs out does it, beside the viewer of pdf.js in the same browser. */
export async function flinging(browser: Browser, visit: () => Promise<Visitor>, pdf: string): Promise<Figure[]> {
  const stock = await serveStockViewer(pdf)
  try {
    const theirs = await inStockViewer(browser, stock.origin)
    const { context, page, origin } = await visit()
    const list = await showPapers(page, origin)
    // It was brought in before the paper.
    await list.getByRole('row').nth(1).click()
    await page.waitForTimeout(3_000)
    const idle = await ownMemory(page)
    await openWithEnter(page, list)
    const ours = await flung(page, '[role=group][aria-label=Pages]', '[data-page]')
    const waits = await keysWhileDrawing(page)
    const most = await ownMemory(page)
    await page.keyboard.press('Escape')
    await list.waitFor()
    await page.getByRole('toolbar', { name: 'Open papers' }).getByRole('button').nth(1).focus()
    await page.keyboard.press('Delete')
    await page.waitForTimeout(2_000)
    const left = await ownMemory(page)
    await context.close()
    return [
      judged('a page blank in a fling, longest', ours.longest, theirs.longest, `the viewer of pdf.js; ${ours.seen}`),
      beside(
        'the same, all blank pages together',
        ours.total,
        `${Math.round(theirs.total)} ms in the viewer of pdf.js`,
      ),
      judged('a key waits while pages are drawn, longest', Math.max(...waits), MOST_WAIT_MS, `${waits.length} keys`),
      beside('the same, 95 of 100', percentile(waits, 0.95)),
      {
        ...judged('memory with the book, over idle', most - idle, MOST_MEMORY_MB, `${Math.round(idle)} MB idle`),
        unit: 'MB',
      },
      { ...judged('memory after it is closed, over idle', left - idle, (most - idle) / 2, 'half of that'), unit: 'MB' },
    ]
  } finally {
    stock.close()
  }
}

async function inStockViewer(browser: Browser, origin: string): Promise<Flung> {
  const context = await freshContext(browser)
  const page = await context.newPage()
  await page.goto(origin)
  await page.getByRole('button', { name: 'Open' }).click()
  await paintedAfter(page)
  const flown = await flung(page, '#container', '.page')
  await context.close()
  return flown
}

interface Flung {
  readonly longest: number
  readonly total: number
  readonly seen: string
}

async function flung(page: Page, scroller: string, sheet: string): Promise<Flung> {
  return page.evaluate(fling, { scroller, sheet })
}

/** Runs in the page. A page is blank as long as it is in sight and has no canvas that shows. */
async function fling(names: { readonly scroller: string; readonly sheet: string }): Promise<Flung> {
  const element = document.querySelector<HTMLElement>(names.scroller)
  if (!element) throw new Error('there is nothing to scroll')
  const throws = 12
  const runsForMs = 1_300
  const restsForMs = 500
  const distance = (element.scrollHeight - element.clientHeight) / throws
  const since = new Map<Element, number>()
  let [longest, total, blanks, frames] = [0, 0, 0, 0]
  const look = (now: number): void => {
    frames += 1
    const view = element.getBoundingClientRect()
    const blank = new Set<Element>()
    for (const sheet of element.querySelectorAll(names.sheet)) {
      const { top, bottom } = sheet.getBoundingClientRect()
      if (bottom <= view.top || top >= view.bottom || sheet.querySelector('canvas:not([hidden])')) continue
      blank.add(sheet)
      if (!since.has(sheet)) blanks += 1
      since.set(sheet, since.get(sheet) ?? now)
    }
    for (const [sheet, start] of since) {
      if (blank.has(sheet)) continue
      longest = Math.max(longest, now - start)
      total += now - start
      since.delete(sheet)
    }
  }
  for (let turn = 0; turn < throws; turn += 1) {
    const [from, start] = [element.scrollTop, performance.now()]
    for (;;) {
      const now = await new Promise<number>(resolve => requestAnimationFrame(resolve))
      look(now)
      const share = Math.min(1, (now - start) / runsForMs)
      element.scrollTop = from + distance * (1 - (1 - share) ** 4)
      if (now - start > runsForMs + restsForMs && since.size === 0) break
    }
  }
  return { longest, total, seen: `${blanks} pages blank for a while, ${frames} frames` }
}

/** How long keys wait to be heard while every one of them asks for pages to be drawn. */
async function keysWhileDrawing(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const waits: number[] = []
    Object.assign(window, { waits })
    window.addEventListener('keydown', event => waits.push(performance.now() - event.timeStamp), { capture: true })
  })
  for (let press = 0; press < KEYS; press += 1) {
    await page.keyboard.press(press % 6 === 5 ? (press % 12 === 5 ? '+' : '-') : 'PageUp')
    await page.waitForTimeout(KEY_PAUSE_MS)
  }
  return page.evaluate(() => (window as unknown as { waits: number[] }).waits)
}
