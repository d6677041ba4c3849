import { writeFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openReader } from './reader-page.ts'

/** "beacon 1" in Times of 10.5 points at (72, 500): 37 points long; its letters reach from 498 to 508. */
const BEACON = { x1: 72, x2: 109, foot: 499, head: 506 }

test.each([
  { rotate: 0, userUnit: 1 },
  { rotate: 90, userUnit: 1 },
  { rotate: 180, userUnit: 2 },
  { rotate: 270, userUnit: 1.5 },
] as const)(
  'a mark lands on the letters of a cropped page turned by $rotate with units of $userUnit/72 inch',
  async ({ rotate, userUnit }) => {
    await using open = await openReader({ pages: 2, rotate, userUnit, cropBox: [40, 300, 500, 460] })
    const { press, page } = open.app.offprint
    await open.drawn(0)
    await press('Control+f')
    await open.reader.getByRole('textbox', { name: 'Find in this paper' }).fill('beacon 1')
    await open.reader.getByText('1 of 1', { exact: true }).waitFor()
    await page.waitForTimeout(400)
    await press('Escape', '1')
    await expect.poll(async () => (await open.stored()).length).toBe(1)
    const [made] = await open.stored()
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = made?.rect ?? []
    expect(Math.abs(x1 - BEACON.x1)).toBeLessThan(1)
    expect(Math.abs(x2 - BEACON.x2)).toBeLessThan(1.5)
    expect(y1).toBeLessThan(BEACON.foot)
    expect(y1).toBeGreaterThan(BEACON.foot - 4)
    expect(y2).toBeGreaterThan(BEACON.head)
    expect(y2).toBeLessThan(BEACON.head + 5)
    // Upper left, upper right, lower left, lower right of the letters, however the page is turned.
    expect(made?.quads).toEqual([[x1, y2, x2, y2, x1, y1, x2, y1]])

    // On the screen the mark covers the ink and no more than a line.
    const mark = await open.sheet(0).locator('svg g[data-color] rect').boundingBox()
    const text = await open.sheet(0).getByText('beacon 1', { exact: true }).boundingBox()
    if (!mark || !text) throw new Error('nothing is marked')
    expect(Math.abs(mark.x + mark.width / 2 - (text.x + text.width / 2))).toBeLessThan(5)
    expect(Math.abs(mark.y + mark.height / 2 - (text.y + text.height / 2))).toBeLessThan(5)
  },
)

test('a dark page keeps the colours of its pictures', async () => {
  await using open = await openReader({ pages: 1, figure: true })
  const { press, page } = open.app.offprint
  await open.drawn(0)
  /** The colour of the picture of the page at a point of its user space. */
  const colorAt = (x: number, y: number): Promise<readonly number[]> =>
    open
      .sheet(0)
      .locator('canvas')
      .first()
      .evaluate(
        (canvas, [px, py]) => {
          if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
          const scale = canvas.width / 612
          return [
            ...(canvas.getContext('2d')?.getImageData(Math.round(px * scale), Math.round((792 - py) * scale), 1, 1)
              .data ?? []),
          ].slice(0, 3)
        },
        [x, y] as const,
      )
  expect(await colorAt(400, 360)).toEqual([255, 0, 0])
  expect(await colorAt(20, 20)).toEqual([255, 255, 255])
  await press('d')
  await expect.poll(async () => Math.max(...(await colorAt(20, 20)))).toBeLessThan(60)
  expect(await colorAt(400, 360)).toEqual([255, 0, 0])
  // The edge of the picture shows neither the white of the page nor a seam of it.
  for (const x of [338, 339, 461, 462]) expect(Math.min(...(await colorAt(x, 360)))).toBeLessThan(60)
  await press('d')
  await expect.poll(() => colorAt(20, 20)).toEqual([255, 255, 255])
  await page.waitForTimeout(100)
})

test('a file that was damaged or taken away says so, and keeps what was marked', async () => {
  await using open = await openReader({ pages: 2 })
  const { press, page } = open.app.offprint
  await open.drawn(0)
  await open.choose(0, [73, 673], [200, 673])
  await press('1')
  await expect.poll(async () => (await open.stored()).length).toBe(1)
  const path = await open.filePath()

  writeFileSync(path, '%PDF-1.7\nnothing that is a PDF')
  await open.reopen()
  const alert = open.reader.getByRole('alert')
  await alert.getByText('This PDF is damaged').waitFor()
  expect(await open.annotations.getByRole('listitem').count()).toBe(1)

  rmSync(path)
  await alert.getByRole('button', { name: 'Try again' }).click()
  await alert.getByText('The PDF is not where it should be').waitFor()
  await alert.getByRole('button', { name: 'Back to the list' }).click()
  await page.getByRole('navigation', { name: 'Library' }).waitFor()
  expect(await open.reader.count()).toBe(0)
})

test('nothing in the reader is found wrong by axe, in light and dark', async () => {
  await using open = await openReader({ pages: 3, links: ['https://example.org/a'] })
  const { press, accessibility } = open.app.offprint
  await open.drawn(0)
  await open.choose(0, [73, 673], [200, 673])
  await press('1')
  await press('n')
  await open.app.offprint.page.mouse.click(...(await open.pointOn(0, 40, 600)))
  await open.app.offprint.page.keyboard.type('A note')
  await press('Control+Enter', 'Control+f')
  await open.app.offprint.page.waitForTimeout(600)
  expect(await inReader(accessibility)).toEqual([])
  await press('Escape', 'Escape', 'd')
  await open.app.offprint.page.emulateMedia({ colorScheme: 'dark' })
  await open.app.offprint.page.waitForTimeout(800)
  expect(await inReader(accessibility)).toEqual([])
})

/** The row of tabs above the reader is not its own. */
async function inReader(findings: () => Promise<readonly string[]>): Promise<readonly string[]> {
  return (await findings()).filter(line => !line.includes('aria-label="Open papers"'))
}
