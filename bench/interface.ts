import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { inventedPapers } from './bench-papers.ts'
import type { Bench, Part } from './bench.ts'
import { openBareList } from './bare-list.ts'
import { beside, type Figure, judged, median, percentile } from './figure.ts'
import { importLines, openHosted } from './library-host.ts'
import { framesOf, keyLatencies, tracedDuring } from './chromium-trace.ts'
import { freshContext, startWebApp, visitorsOf } from './web-app.ts'

const PAPERS = 100_000
const KEYS = 50
const KEY_PAUSE_MS = 90
// A brisk wheel, for six seconds.
const SCROLL_PX = 15_000
const SCROLL_SPEED = 2_500
const SWITCHES = 12

const MOST_KEY_MS = 32
const MOST_SWITCH_MS = 100
const MOST_LATE = 0.01
const MOST_MEMORY_MB = 250
const MOST_TIMES_BARE = 1.3

/** The window over 100,000 papers: keys, views, frames and memory, beside a bare list of as many lines of text in the same browser. */
export const interfacing: Part = {
  about: 'keys, switches of view, frames and memory with 100,000 papers, beside a bare list of plain text',
  async measure({ folder }: Bench) {
    const library = join(folder, 'large')
    await fill(library, `${folder}/large.jsonl`)
    await using browser = await launchChromium()
    const app = await startWebApp(library)
    try {
      const bare = await openBareList(await (await freshContext(browser)).newPage(), PAPERS)
      const { page, origin } = await (await visitorsOf(app, browser))()
      await page.goto(origin)
      await rowsAreHere(page)
      // What a host does once after it has started is not what a day of use is like.
      await page.waitForTimeout(5_000)
      const looks = await both(bare, page)
      const switches = await switchViews(page)
      const memory = await memoryOf(browser, page)
      return [...looks, ...switches, memory]
    } finally {
      await app.close()
    }
  },
}

async function fill(library: string, file: string): Promise<void> {
  writeFileSync(file, inventedPapers(PAPERS).text)
  const hosted = await openHosted(library)
  await importLines(hosted, file)
  await hosted.close()
}

async function rowsAreHere(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Papers' }).getByRole('row').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[role=row][aria-label=Loading]'))
}

/** The same keys and the same scrolling in both, by turns, so that what else the machine does is in both figures. */
async function both(bare: Page, page: Page): Promise<Figure[]> {
  const keys: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
  const frames = { bare: { late: 0, all: 0 }, ours: { late: 0, all: 0 } }
  for (let round = 0; round < 2; round += 1)
    for (const [name, where] of [
      ['bare', bare],
      ['ours', page],
    ] as const) {
      await where.bringToFront()
      await where.getByRole('grid').first().focus()
      keys[name].push(...keyLatencies(await tracedDuring(where, () => pressKeys(where))))
      const { late, all } = framesOf(await tracedDuring(where, () => scroll(where)))
      frames[name].late += late
      frames[name].all += all
    }
  const [bareP95, oursP95] = [percentile(keys.bare, 0.95), percentile(keys.ours, 0.95)]
  const share = ({ late, all }: { late: number; all: number }): number => late / Math.max(1, all)
  return [
    beside(
      'bare list: key to paint, 95 of 100',
      bareP95,
      `${keys.bare.length} keys, half within ${Math.round(median(keys.bare))} ms`,
    ),
    judged(
      'key to paint, 95 of 100',
      oursP95,
      MOST_KEY_MS,
      `${keys.ours.length} keys, half within ${Math.round(median(keys.ours))} ms`,
    ),
    judged('key to paint, 95 of 100, again', oursP95, bareP95 * MOST_TIMES_BARE, `${MOST_TIMES_BARE} × the bare list`),
    {
      ...beside(
        'bare list: late frames while scrolling',
        share(frames.bare) * 100,
        `${frames.bare.late} of ${frames.bare.all}`,
      ),
      unit: '%',
    },
    {
      ...judged(
        'late frames while scrolling',
        share(frames.ours) * 100,
        MOST_LATE * 100,
        `${frames.ours.late} of ${frames.ours.all}`,
      ),
      unit: '%',
    },
    {
      ...judged(
        'late frames while scrolling, again',
        share(frames.ours) * 100,
        Math.max(MOST_LATE, share(frames.bare) * MOST_TIMES_BARE) * 100,
        `${MOST_TIMES_BARE} × the bare list, or one of a hundred`,
      ),
      unit: '%',
    },
  ]
}

async function pressKeys(page: Page): Promise<void> {
  for (let press = 0; press < KEYS; press += 1) {
    await page.keyboard.press('j')
    await page.waitForTimeout(KEY_PAUSE_MS)
  }
}

async function scroll(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const box = await page.getByRole('grid').first().boundingBox()
  await session.send('Input.synthesizeScrollGesture', {
    x: (box?.x ?? 0) + 200,
    y: (box?.y ?? 0) + 300,
    yDistance: -SCROLL_PX,
    speed: SCROLL_SPEED,
  })
  await session.detach()
}

/** From the key that asks for another list to the frame in which its rows stand. */
async function switchViews(page: Page): Promise<Figure[]> {
  await page.bringToFront()
  await page.getByRole('grid', { name: 'Papers' }).focus()
  const times: number[] = []
  for (let turn = 0; turn < SWITCHES; turn += 1) {
    const key = ['a', 'i', 'x'][turn % 3] ?? 'a'
    // Watched before the first key: on a busy machine a question in between lasts longer than the keys may.
    const painted = page.evaluate(timeSwitch)
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    times.push(await painted)
    await page.waitForTimeout(700)
  }
  return [
    judged(
      'switch of view, 95 of 100',
      percentile(times, 0.95),
      MOST_SWITCH_MS,
      `${times.length} switches, half within ${Math.round(median(times))} ms`,
    ),
  ]
}

/** Runs in the page: waits for the next key, and for a frame in which a list other than this one stands whole. */
function timeSwitch(): Promise<number> {
  const heading = (): string => document.querySelector('h1')?.textContent ?? ''
  const before = heading()
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no other list came after "${before}"`)), 20_000)
    window.addEventListener(
      'keydown',
      function onKey({ key, timeStamp }) {
        if (key === 'g') return
        window.removeEventListener('keydown', onKey, true)
        const look = (): void => {
          const list = document.querySelector('[role=grid][aria-label=Papers]')
          const isWhole = list
            ? list.querySelector('[role=row]') !== null && !list.querySelector('[role=row][aria-label=Loading]')
            : document.querySelector('main h2') !== null
          // The frame in which it stands is painted when the next one begins.
          if (heading() !== before && isWhole) requestAnimationFrame(() => resolve(performance.now() - timeStamp))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      true,
    )
  })
}

/** What the page's process holds for itself alone, after it gave back what it does not need. */
async function memoryOf(browser: Browser, page: Page): Promise<Figure> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.enable').then(() => session.send('Performance.getMetrics'))
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  const owned = await privateMemory(browser)
  return {
    what: 'memory of the page',
    value: owned ?? heap / 2 ** 20,
    unit: 'MB',
    limit: MOST_MEMORY_MB,
    of: `of its own process; ${Math.round(heap / 2 ** 20)} MB of it are the heap of its program`,
  }
}

/** Linux alone says so; elsewhere the heap of the program speaks. */
async function privateMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  // The page of the bare list has a process of its own; this one's is the larger.
  const sizes = renderers.map(({ id }) => {
    try {
      const roll = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')
      const kilobytes = ['Private_Dirty', 'Private_Clean'].map(name =>
        Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(roll)?.[1] ?? 0),
      )
      return kilobytes.reduce((sum, size) => sum + size, 0) / 1_024
    } catch {
      return 0
    }
  })
  const most = Math.max(0, ...sizes)
  return most > 0 ? most : null
}
