import type { Locator, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import type { Bench, Part } from './bench.ts'
import { type BlankRows, blankRowsDuring, watchBlankRows } from './blank-rows.ts'
import { beside, type Figure, judged } from './figure.ts'
import { startWebApp, visitorsOf } from './web-app.ts'

// A tenth of a second is what the eye takes for "at once".
const LONGEST_BLANK_MS = 100
// A hard flick of a wheel gives about three windows a second; this is five times that.
const WHEEL_PX = 900
const HELD_KEY_MS = 33
const KEY_SECONDS = 10
const DRAG_MS = 4_000
const FAR_PLACES = 40

/** The list of 20,000 papers from end to end by wheel, with a key held, and by its scrollbar. */
export const scrolling: Part = {
  about: 'how long a row of 20,000 stays blank while the list is scrolled by wheel, key and scrollbar',
  async measure({ filledLibrary }: Bench) {
    const { folder } = await filledLibrary()
    await using browser = await launchChromium()
    const app = await startWebApp(folder)
    try {
      const visit = await visitorsOf(app, browser)
      const { page, origin } = await visit()
      await page.goto(origin)
      const list = page.getByRole('grid', { name: 'Papers' })
      await list.getByRole('row').first().waitFor()
      await page.waitForFunction(() => !document.querySelector('[role=row][aria-label=Loading]'))
      await watchBlankRows(page)
      return [
        ...figuresOf('wheel, end to end', await blankRowsDuring(page, () => wheelToTheEnd(page, list))),
        ...figuresOf(`PageDown held for ${KEY_SECONDS} s`, await blankRowsDuring(page, () => holdPageDown(page, list))),
        ...figuresOf('scrollbar dragged, end to end', await blankRowsDuring(page, () => dragAlong(list))),
        ...figuresOf(`${FAR_PLACES} far places`, await blankRowsDuring(page, () => jumpAbout(list))),
      ]
    } finally {
      await app.close()
    }
  },
}

function figuresOf(how: string, { longest, count, longestFrame, frames }: BlankRows): Figure[] {
  return [
    judged(`${how}: longest blank row`, longest, LONGEST_BLANK_MS, `${count} rows were blank for a frame or more`),
    beside(`${how}: longest frame`, longestFrame, `of ${frames} frames`),
  ]
}

async function wheelToTheEnd(page: Page, list: Locator): Promise<void> {
  await list.hover()
  for (let turn = 0; ; turn += 1) {
    await page.mouse.wheel(0, WHEEL_PX)
    if (turn % 50 === 49 && (await isAtEnd(list))) return
  }
}

async function isAtEnd(list: Locator): Promise<boolean> {
  return await list.evaluate(element => element.scrollTop + element.clientHeight >= element.scrollHeight - 1)
}

/** As a keyboard repeats a key that is held. */
async function holdPageDown(page: Page, list: Locator): Promise<void> {
  await list.focus()
  await page.keyboard.press('Home')
  await page.waitForTimeout(500)
  const until = performance.now() + KEY_SECONDS * 1_000
  while (performance.now() < until) {
    const next = performance.now() + HELD_KEY_MS
    await page.keyboard.down('PageDown')
    await page.waitForTimeout(Math.max(0, next - performance.now()))
  }
  await page.keyboard.up('PageDown')
}

/** What a thumb that is dragged does to the list: a new place every frame, far from the last one. This browser paints no scrollbar to take hold of. */
async function dragAlong(list: Locator): Promise<void> {
  await list.evaluate(async (element, ms) => {
    const frame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve))
    element.scrollTop = 0
    await new Promise(resolve => setTimeout(resolve, 500))
    const start = performance.now()
    for (let share = 0; share < 1; await frame()) {
      share = Math.min(1, (performance.now() - start) / ms)
      element.scrollTop = share * (element.scrollHeight - element.clientHeight)
    }
    await new Promise(resolve => setTimeout(resolve, 500))
  }, DRAG_MS)
}

/** Lets the list rest at each place, as a reader does who looks where he is. */
async function jumpAbout(list: Locator): Promise<void> {
  await list.evaluate(async (element, places) => {
    for (let place = 0; place < places; place += 1) {
      element.scrollTop = ((place * 0.618) % 1) * element.scrollHeight
      await new Promise(resolve => setTimeout(resolve, 150))
    }
  }, FAR_PLACES)
}
