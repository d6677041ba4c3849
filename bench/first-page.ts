import { spawnSync } from 'node:child_process'
import type { Browser } from 'playwright-core'
import { beside, type Figure, judged, median } from './figure.ts'
import { openWithEnter, paintedAfter, showPapers } from './open-row.ts'
import { serveStockViewer } from './stock-viewer.ts'
import { freshContext, type Visitor } from './web-app.ts'

const ROUNDS = 7
const MOST_OF_STOCK = 0.8

/** From the press that opens a paper to its first page painted, in a browser that has nothing cached, in turns. */
export async function firstPages(browser: Browser, visit: () => Promise<Visitor>, pdf: string): Promise<Figure[]> {
  const stock = await serveStockViewer(pdf)
  try {
    await ourPage(await visit())
    await stockPage(browser, stock.origin)
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await stockPage(browser, stock.origin))
      ours.push(await ourPage(await visit()))
    }
    const limit = median(theirs) * MOST_OF_STOCK
    const of = `${MOST_OF_STOCK} × the viewer of pdf.js (${Math.round(median(theirs))} ms), in turns`
    return [judged('first page, cold', median(ours), limit, of), ...drawnByMutool(pdf)]
  } finally {
    stock.close()
  }
}

/** A program that opens the file and draws its first page, and shows it to nobody. */
function drawnByMutool(pdf: string): Figure[] {
  const times = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now()
    const { error } = spawnSync('mutool', ['draw', '-q', '-F', 'pnm', '-r', '120', '-o', '-', pdf, '1'], {
      maxBuffer: 2 ** 28,
    })
    return error ? [] : [performance.now() - startedAt]
  }).flat()
  return times.length > 0 ? [beside('mutool draws it', median(times))] : []
}

async function ourPage({ context, page, origin }: Visitor): Promise<number> {
  const ms = await openWithEnter(page, await showPapers(page, origin))
  await context.close()
  return ms
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
