import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { paperLines } from '../support/paper-lines.ts'
import { openApp, openAppWithPapers } from './open-app.ts'
import type { OffprintPage } from './offprint-page.ts'
import { SAVED_PAPERS } from './saved-page.ts'

const PATIENT = { timeout: 20_000 }
const [lanterns, granite, patience, murmuration] = SAVED_PAPERS

/** Takes a row with the pointer, moves it there in steps as a hand does, holds it as long as asked, and lets go. */
async function drag(
  { page }: OffprintPage,
  from: Locator,
  target: () => Point | Promise<Point>,
  hold = async (): Promise<void> => {},
) {
  const to = await standingStill(page, target)
  const start = await pointIn(from, 0.5)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x, start.y + 6, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await hold()
  await page.mouse.up()
}

/** Where it is once it stays there: rows that still slide are not yet where a hand would aim. */
async function standingStill(page: OffprintPage['page'], place: () => Point | Promise<Point>): Promise<Point> {
  for (let before = await place(); ; ) {
    await page.waitForTimeout(200)
    const now = await place()
    if (now.x === before.x && now.y === before.y) return now
    before = now
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A point of an element, `down` of its height from its top. */
async function pointIn(element: Locator, down: number): Promise<Point> {
  const box = await element.boundingBox()
  if (!box) throw new Error('what is to be dragged is not in sight')
  return { x: box.x + Math.min(200, box.width / 2), y: box.y + box.height * down }
}

test('a queue is ordered with the pointer, and a row goes to another queue', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await offprint.press('Control+a', 'q')
  await offprint.goTo('Up next')
  await offprint.row(lanterns).waitFor()
  const before = await offprint.titles()
  expect(before).toEqual([...SAVED_PAPERS])

  // Onto the lower half of the third: after it.
  await drag(offprint, offprint.row(lanterns), () => pointIn(offprint.row(patience), 0.8))
  const after = [granite, patience, lanterns, ...SAVED_PAPERS.slice(3)]
  await expect.poll(() => offprint.titles(), PATIENT).toEqual(after)
  // Onto the upper half of the first: before it. One step back is one move back.
  await drag(offprint, offprint.row(murmuration), () => pointIn(offprint.row(granite), 0.2))
  await expect
    .poll(() => offprint.titles(), PATIENT)
    .toEqual([murmuration, ...after.filter(title => title !== murmuration)])
  await offprint.press('z')
  await expect.poll(() => offprint.titles(), PATIENT).toEqual(after)
  // Below the last row: to the end.
  const list = await offprint.list.boundingBox()
  const end = { x: (list?.x ?? 0) + 200, y: (list?.y ?? 0) + (list?.height ?? 0) - 80 }
  await drag(offprint, offprint.row(granite), () => end)
  const last = [...after.slice(1), granite]
  await expect.poll(() => offprint.titles(), PATIENT).toEqual(last)

  await offprint.library.getByRole('button', { name: 'Make a queue' }).click()
  await offprint.page.keyboard.type('Weekend')
  await offprint.press('Enter')
  const weekend = offprint.library.getByRole('button', { name: /^Weekend/ })
  await weekend.waitFor()
  await offprint.goTo('Up next')
  await offprint.row(lanterns).waitFor()
  await drag(offprint, offprint.row(lanterns), () => pointIn(weekend, 0.5))
  await offprint.library.getByRole('button', { name: 'Weekend 1' }).waitFor()
  await offprint.saved()
  await app.restart()
  await offprint.goTo('Weekend')
  await offprint.row(lanterns).waitFor()
  expect(await offprint.titles()).toEqual([lanterns])
  await offprint.goTo('Up next')
  await expect.poll(() => offprint.titles(), PATIENT).toEqual(last)
  expect(app.complaints).toEqual([])
})

test('a row held at the edge of the list scrolls it to where the row is to go', async () => {
  await using app = await openApp()
  const { offprint } = app
  const { page } = offprint
  await page.getByRole('button', { name: 'Choose or paste' }).waitFor()
  await offprint.drop('papers.jsonl', paperLines(60))
  await offprint.list.waitFor({ timeout: 60_000 })
  await expect.poll(() => offprint.list.getAttribute('aria-rowcount'), PATIENT).toBe('60')
  await offprint.press('Control+a', 'q')
  await offprint.goTo('Up next')
  await expect.poll(() => offprint.list.getAttribute('aria-rowcount'), PATIENT).toBe('60')
  const [first = ''] = await offprint.titles()
  const list = await offprint.list.boundingBox()
  if (!list) throw new Error('there is no list')
  const edge = { x: list.x + 200, y: list.y + list.height - 8 }
  await drag(
    offprint,
    offprint.row(first),
    () => edge,
    async () => {
      await offprint.list.locator('[aria-rowindex="60"]').waitFor({ timeout: 60_000 })
      await expect
        .poll(() => offprint.list.evaluate(e => e.scrollHeight - e.scrollTop - e.clientHeight), PATIENT)
        .toBeLessThan(2)
    },
  )
  await expect.poll(async () => (await offprint.titles()).at(-1), PATIENT).toBe(first)
  expect(app.complaints).toEqual([])
})
