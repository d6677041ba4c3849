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

test('papers are decided by hand: buttons under a mouse that rests, strokes of a finger to either side', async () => {
  await using app = await openAppWithPapers({ hasTouch: true })
  const { offprint } = app
  const { page } = offprint
  const before = await offprint.titles()
  const resting = await standingStill(page, () => pointIn(offprint.row(granite), 0.5))
  await page.mouse.move(resting.x - 20, resting.y)
  await page.mouse.move(resting.x, resting.y, { steps: 2 })
  // Twice at one place: the next paper comes under the hand.
  for (const gone of [granite, patience]) {
    await page.locator('[aria-hidden=true] button[title="Dismiss (X)"]').click()
    await offprint.row(gone).waitFor({ state: 'detached' })
  }
  expect(await offprint.titles()).toEqual(before.filter(title => title !== granite && title !== patience))
  await page.locator('[aria-hidden=true] button[title="Star (S)"]').click()
  await offprint.saved()
  // The keys go on where they were.
  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await offprint.row(granite).waitFor()
  expect(await offprint.titles()).toEqual(before)

  const touch = await page.context().newCDPSession(page)
  const stroke = async (title: string, by: Point): Promise<void> => {
    const from = await standingStill(page, () => pointIn(offprint.row(title), 0.5))
    const at = (x: number, y: number) => ({ touchPoints: [{ x, y }] })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(from.x, from.y) })
    for (let step = 1; step <= 8; step += 1)
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        ...at(from.x + (by.x * step) / 8, from.y + (by.y * step) / 8),
      })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await stroke(granite, { x: 140, y: 4 })
  await offprint.row(granite).waitFor({ state: 'detached' })
  await stroke(patience, { x: -140, y: 0 })
  await offprint.row(patience).waitFor({ state: 'detached' })
  // Too short, and a finger that scrolls: nothing.
  await stroke(murmuration, { x: 50, y: 0 })
  await stroke(murmuration, { x: 10, y: -120 })
  await offprint.saved()
  await offprint.row(murmuration).waitFor()
  await offprint.goTo('Up next')
  expect(await offprint.titles()).toEqual([granite])
  await stroke(granite, { x: 140, y: 0 })
  await offprint.dialog('What did you take away?').waitFor()
  expect(app.complaints).toEqual([])
})
