import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import type { Bench, Part } from './bench.ts'
import { beside, judged, median } from './figure.ts'
import { openHosted } from './library-host.ts'
import { startWebApp, type Visitor, visitorsOf } from './web-app.ts'

const ROUNDS = 9
const MOST_TIMES_EMPTY = 1.3

/** From opening the page to the first screen painted, in a browser that has nothing cached; full and empty library in turns. */
export const firstRows: Part = {
  about: 'the first rows of 20,000 papers on screen, beside the first screen of an empty library',
  async measure({ folder, filledLibrary }: Bench) {
    const full = await filledLibrary()
    const empty = join(folder, 'empty')
    await (await openHosted(empty)).close()
    await using browser = await launchChromium()
    const [fullApp, emptyApp] = [await startWebApp(full.folder), await startWebApp(empty)]
    try {
      const visits = { full: await visitorsOf(fullApp, browser), empty: await visitorsOf(emptyApp, browser) }
      // One visit of each that does not count: the host reads the app's files for the first time.
      await firstScreen(await visits.empty())
      await firstScreen(await visits.full())
      const [emptyMs, fullMs]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round += 1) {
        emptyMs.push(await firstScreen(await visits.empty()))
        fullMs.push(await firstScreen(await visits.full()))
      }
      return [
        beside('the first screen of an empty library', median(emptyMs)),
        judged(
          `the first rows of ${full.set.count} papers`,
          median(fullMs),
          median(emptyMs) * MOST_TIMES_EMPTY,
          `${MOST_TIMES_EMPTY} × the empty one`,
        ),
      ]
    } finally {
      await fullApp.close()
      await emptyApp.close()
    }
  },
}

declare global {
  interface Window {
    /** When the first screen was painted, counted from the opening of the page. */
    firstScreenAt?: number
  }
}

async function firstScreen({ context, page, origin }: Visitor): Promise<number> {
  await page.addInitScript(watchFirstScreen)
  await page.goto(origin)
  const at = await firstScreenOf(page)
  await context.close()
  return at
}

async function firstScreenOf(page: Page): Promise<number> {
  const at = await page.waitForFunction(() => window.firstScreenAt)
  return (await at.jsonValue()) ?? Number.NaN
}

/** Runs in the page: looks every frame for a row with its title, or for the welcome of an empty library. */
function watchFirstScreen(): void {
  const look = (): void => {
    const row = document.querySelector('[role=grid] [role=row]:not([aria-label=Loading])')
    const welcome = [...document.querySelectorAll('main button')].some(
      button => button.textContent === 'Choose or paste',
    )
    // The frame in which it stands is painted when the next one begins.
    if (row || welcome) requestAnimationFrame(() => (window.firstScreenAt = performance.now()))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
