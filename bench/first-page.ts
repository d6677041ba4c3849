import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { makePaperPdf } from '../test/support/paper-pdf.ts'
import type { Bench, Part } from './bench.ts'
import { judged, median } from './figure.ts'
import { ask, openHosted } from './library-host.ts'
import { serveStockViewer } from './stock-viewer.ts'
import { freshContext, startWebApp, type Visitor, visitorsOf } from './web-app.ts'

const ROUNDS = 7
const PAGES = 24

declare global {
  interface Window {
    openedAt?: number
    paintedAt?: number
  }
}

/** From the press that opens a paper to its first page painted, in a browser that has nothing cached, in turns. */
export const firstPage: Part = {
  about: 'the first page of a PDF painted, beside the viewer that comes with pdf.js',
  async measure({ folder }: Bench) {
    const pdf = join(folder, 'paper.pdf')
    writeFileSync(pdf, await makePaperPdf({ pages: PAGES, figure: true }))
    const library = join(folder, 'library')
    await keepPdf(library, pdf)
    await using browser = await launchChromium()
    const stock = await serveStockViewer(pdf)
    const app = await startWebApp(library)
    try {
      const visit = await visitorsOf(app, browser)
      await ourPage(await visit())
      await stockPage(browser, stock.origin)
      const [ours, theirs]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round += 1) {
        theirs.push(await stockPage(browser, stock.origin))
        ours.push(await ourPage(await visit()))
      }
      const again = await reopened(await visit())
      return [
        judged('a paper opened before shows its last place', again, 150, 'the limit'),
        judged(`first page of ${PAGES}, cold`, median(ours), median(theirs), 'the viewer of pdf.js, in turns'),
      ]
    } finally {
      await app.close()
      stock.close()
    }
  },
}

async function keepPdf(folder: string, pdf: string): Promise<void> {
  const library = await openHosted(folder)
  const upload = randomUUID()
  await copyFile(pdf, await library.uploadPath(upload))
  await ask(library, 'files.attach', { upload, name: 'paper.pdf', paper: null, sourceUrl: null })
  await library.close()
}

async function ourPage({ context, page, origin }: Visitor): Promise<number> {
  await openFromList(page, origin)
  const ms = await paintedAfter(page)
  await context.close()
  return ms
}

async function openFromList(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  // A paper that was opened once is no longer in the inbox.
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'All papers' }).click()
  const list = page.getByRole('grid', { name: 'Papers' })
  await list.getByRole('row').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[role=row][aria-label=Loading]'))
  await list.focus()
  await page.evaluate(() => {
    const look = (): void => {
      // A canvas stands in a page once it is drawn, never before.
      const drawn = document.querySelector('section[aria-label="Page 1"] canvas')
      if (drawn) requestAnimationFrame(() => (window.paintedAt = performance.now()))
      else requestAnimationFrame(look)
    }
    const onKey = (): void => {
      window.openedAt = performance.now()
      requestAnimationFrame(look)
    }
    window.addEventListener('keydown', onKey, { once: true, capture: true })
  })
  await page.keyboard.press('Enter')
}

/** Opens the paper, goes away once it is kept, and opens it again in the same browser. */
async function reopened({ context, page, origin }: Visitor): Promise<number> {
  await openFromList(page, origin)
  await paintedAfter(page)
  // What is in sight is kept when the view has rested.
  await page.waitForFunction(async () => {
    const names = await indexedDB.databases()
    if (!names.some(({ name }) => name === 'offprint-views')) return false
    return new Promise<boolean>(resolve => {
      const request = indexedDB.open('offprint-views')
      request.onsuccess = () => {
        const count = request.result.transaction('views').objectStore('views').count()
        count.onsuccess = () => {
          request.result.close()
          resolve(count.result > 0)
        }
      }
    })
  })
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    await openFromList(page, origin)
    times.push(await paintedAfter(page))
  }
  await context.close()
  return median(times)
}

async function stockPage(browser: Browser, origin: string): Promise<number> {
  const context = await freshContext(browser)
  const page = await context.newPage()
  await page.goto(origin)
  await page.getByRole('button', { name: 'Open' }).click()
  const ms = await paintedAfter(page)
  await context.close()
  return ms
}

async function paintedAfter(page: Page): Promise<number> {
  await page.waitForFunction(() => window.paintedAt !== undefined)
  return page.evaluate(() => (window.paintedAt ?? 0) - (window.openedAt ?? 0))
}
