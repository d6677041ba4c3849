import { expect, test } from 'vitest'
import { openReader } from './reader-page.ts'

const PATIENT = { timeout: 15_000 }

test('pages lie as the reader wants them, in one view or two, and so again after a reload', async () => {
  await using open = await openReader({ pages: 8 })
  const { press, page } = open.app.offprint
  const box = async (index: number) =>
    (await open.sheet(index).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await open.drawn(0)
  // As if a year had been read: what is kept of all those is more than may be.
  const kept = (more: number): Promise<number> =>
    page.evaluate(async count => {
      const opening = indexedDB.open('offprint-views', 1)
      await new Promise(resolve => (opening.onsuccess = resolve))
      const table = opening.result.transaction('views', 'readwrite').objectStore('views')
      for (let at = 0; at < count; at += 1)
        table.put({ file: `old ${at}`, keptAt: at, look: '', pages: [], sheets: [] })
      const counting = table.count()
      await new Promise(resolve => (counting.onsuccess = resolve))
      opening.result.close()
      return counting.result
    }, more)
  expect(await kept(70)).toBeGreaterThanOrEqual(70)
  const whole = await box(0)

  const zoom = () => open.reader.getByRole('button', { name: /^Zoom:/ }).textContent()
  const asAWhole = Number.parseInt((await zoom()) ?? '', 10)
  await press('f')
  // Without its margins a page as wide as before is larger.
  await expect.poll(async () => Number.parseInt((await zoom()) ?? '', 10), PATIENT).toBeGreaterThan(asAWhole + 10)
  expect((await box(0)).width).toBeCloseTo(whole.width, 0)
  await press('f', 'b')
  await expect.poll(async () => (await box(1)).y, PATIENT).toBe((await box(0)).y)
  expect((await box(1)).x).toBeGreaterThan((await box(0)).x + (await box(0)).width)
  // Turned by a quarter, width and height change places.
  await press('b', 'b', 'Shift+R')
  await expect.poll(async () => (await box(0)).width > (await box(0)).height, PATIENT).toBe(true)
  await press('Shift+L')

  const underOneAnother = await zoom()
  await press('v', 'ArrowRight')
  await open.reader.getByText('page 2 of 8').waitFor()
  await open.drawn(1)
  expect(await zoom()).not.toBe(underOneAnother)
  await press('v')
  // Turned one at a time pages are shown whole; under one another they are as wide as before.
  await expect.poll(zoom, PATIENT).toBe(underOneAnother)
  await press('\\')
  const second = open.reader.getByRole('group', { name: 'Pages, second view' })
  // The keys are the second view's once it has the focus.
  await expect.poll(() => second.evaluate(view => view === document.activeElement), PATIENT).toBe(true)
  await press('End')
  await second.getByRole('region', { name: 'Page 8, second view' }).locator('canvas').first().waitFor()
  expect(await open.app.offprint.accessibility()).toEqual([])
  await open.reader.getByText('page 8 of 8').waitFor()
  await press('F6')
  await open.reader.getByText('page 2 of 8').waitFor()
  expect(
    await open.reader.getByRole('group', { name: 'Pages, first view' }).evaluate(e => e === document.activeElement),
  ).toBe(true)
  await press('\\', 'b')
  await second.waitFor({ state: 'detached' })

  await open.reopen()
  await open.drawn(1)
  await expect.poll(async () => (await box(3)).y, PATIENT).toBe((await box(2)).y)
  await expect.poll(() => kept(0), PATIENT).toBe(60)
  await page.getByRole('toolbar', { name: 'Open papers' }).getByRole('button').nth(1).focus()
  await press('Delete')
  await open.reader.waitFor({ state: 'detached' })
  expect(open.complaints()).toEqual([])
})

test('links are looked at in place, found words are listed, sentences are stepped through, quoted, and read aloud', async () => {
  await using open = await openReader({ pages: 5 })
  const { press, page } = open.app.offprint
  await open.app.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open.drawn(0)
  const before = await open.sheet(0).boundingBox()
  await open.sheet(0).getByRole('button', { name: 'Go to the place in this paper' }).hover()
  const preview = open.reader.getByRole('group', { name: 'Preview of the link' })
  await preview.getByText('page 5').waitFor()
  expect(await preview.locator('canvas').count()).toBe(1)
  expect(await open.sheet(0).boundingBox()).toEqual(before)
  await press('Escape')
  await preview.waitFor({ state: 'detached' })

  // There by the link, and between both places by the buttons at the side of the mouse.
  const pageBox = open.reader.getByRole('textbox', { name: 'Page number' })
  await open.sheet(0).getByRole('button', { name: 'Go to the place in this paper' }).click()
  await expect.poll(() => pageBox.inputValue(), PATIENT).toBe('5')
  const mouse = await open.app.context.newCDPSession(page)
  for (const [button, shown] of [
    ['back', '1'],
    ['forward', '5'],
    ['back', '1'],
  ] as const) {
    for (const type of ['mousePressed', 'mouseReleased'] as const)
      await mouse.send('Input.dispatchMouseEvent', { type, button, x: 400, y: 300, clickCount: 1 })
    await expect.poll(() => pageBox.inputValue(), PATIENT).toBe(shown)
  }
  await mouse.detach()

  await press('Control+f')
  await open.reader.getByRole('textbox', { name: 'Find in this paper' }).fill('beacon')
  await open.reader.getByText('1 of 5', { exact: true }).waitFor()
  await press('ArrowDown')
  const hits = open.reader.getByRole('list', { name: 'Matches' })
  const isFirstFocused = () =>
    hits
      .getByRole('button')
      .first()
      .evaluate(hit => hit === document.activeElement)
  await expect.poll(isFirstFocused, PATIENT).toBe(true)
  await press('ArrowDown', 'Enter')
  await open.reader.getByText('2 of 5', { exact: true }).waitFor()
  expect(await hits.getByRole('button').nth(1).textContent()).toMatch(/beacon 2.*2$/)
  await press('Escape', 'Escape', 'Home')
  await open.drawn(0)

  await press('Alt+ArrowDown')
  await open.reader.getByRole('toolbar', { name: 'Selected text' }).waitFor()
  await press('q')
  await page.getByText('Copied as a quotation.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^“1 Section of results” — “.*”.*, p\. 1\.( https:\S+)?$/,
  )

  // This browser has no voice, and says so.
  await press('r')
  await open.reader.getByRole('alert').getByText('No voice is installed').waitFor()
  await press('Escape')
  await open.reader.getByRole('toolbar', { name: 'Reading aloud' }).waitFor({ state: 'detached' })

  await press('Shift+D')
  await page.getByRole('radio', { name: 'Sepia' }).check({ force: true })
  await expect
    .poll(
      () =>
        open.sheet(0).evaluate(sheet => {
          const canvas = sheet.querySelector('canvas')
          const copy = new OffscreenCanvas(6, 6).getContext('2d')
          if (canvas && canvas.width > 6) copy?.drawImage(canvas, 0, 0)
          return [...(copy?.getImageData(5, 5, 1, 1).data ?? [])].slice(0, 3)
        }),
      PATIENT,
    )
    .toEqual([246, 238, 220])
  expect(open.complaints()).toEqual([])
})
