import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, openApp } from './open-app.ts'
import { makePaperPdf } from '../support/paper-pdf.ts'
import { openReader } from './reader-page.ts'

let app: App
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app[Symbol.asyncDispose]())

test('Enter opens the PDF, only pages near the view are drawn, and the place and the scale are where they were left', async () => {
  await using open = await openReader({ pages: 30 })
  const { reader, sheet } = open
  await open.drawn(0)
  expect((await open.paper()).status).toBe('reading')
  await reader.getByText('page 1 of 30').waitFor()
  await open.app.offprint.press('End')
  await open.drawn(29)
  await reader.getByText('page 30 of 30').waitFor()
  // Far pages hold nothing: neither pictures nor text.
  expect(await sheet(0).locator('*').count()).toBe(0)
  expect(await reader.locator('canvas').count()).toBeLessThan(8)
  expect(open.complaints()).toEqual([])

  await open.app.offprint.press('Home')
  const { press, page } = open.app.offprint
  await open.drawn(0)
  await press('g')
  await page.keyboard.type('7')
  await press('Enter')
  await open.drawn(6)
  await press('+', '+', 'Space')
  const placeOf = async () => (await open.paper()).place
  await expect.poll(async () => (await placeOf())?.offset ?? 0, { timeout: 10_000 }).toBeGreaterThan(0.4)
  // A busy machine saves a place in the middle of a smooth scroll: what counts is where it comes to rest.
  let before = await open.sheet(6).boundingBox()
  const isResting = async (): Promise<boolean> => {
    const last = before
    before = await open.sheet(6).boundingBox()
    return last?.y === before?.y
  }
  await expect.poll(isResting, { timeout: 10_000, interval: 250 }).toBe(true)
  await expect.poll(async () => (await placeOf())?.offset ?? 0, { timeout: 10_000 }).toBeGreaterThan(0.7)
  const zoom = await open.reader.getByRole('button', { name: /^Zoom:/ }).textContent()
  const place = await placeOf()
  expect(place?.page).toBeGreaterThanOrEqual(6)
  expect(place?.fraction).toBeGreaterThan(0.5)

  await open.reopen()
  await open.drawn(6)
  await expect.poll(() => open.sheet(6).boundingBox()).toEqual(before)
  expect(await open.reader.getByRole('button', { name: /^Zoom:/ }).textContent()).toBe(zoom)
  await press('Home')
  await expect.poll(async () => (await placeOf())?.page, { timeout: 10_000 }).toBe(0)
  // How far one has been does not shrink by leafing back.
  expect((await placeOf())?.fraction).toBe(place?.fraction)

  // Opened again, here and in a new window, it is seen before a byte of its file has come; then the file takes over.
  await expect.poll(() => page.evaluate(keptPage), { timeout: 10_000 }).toBe(0)
  const held: Route[] = []
  let isHeld = true
  await page.route('**/pdf/*', async route => {
    if (isHeld) held.push(route)
    else await route.continue()
  })
  const tools = open.reader.getByRole('toolbar', { name: 'Reader tools' })
  const fromList = async (): Promise<void> => {
    // What is being read is not in the inbox any more.
    await press('Escape', 'g', 'a')
    await open.app.offprint.list.getByRole('row').first().waitFor()
    await open.app.offprint.list.focus()
    await press('Enter')
  }
  const reopenings = [fromList, () => open.reopen()]
  for (const again of reopenings) {
    await open.drawn(0)
    isHeld = true
    await again()
    await open.sheet(0).locator('canvas').first().waitFor()
    await expect.poll(() => held.length).toBeGreaterThan(0)
    expect(await tools.count()).toBe(0)
    isHeld = false
    for (const route of held.splice(0)) await route.continue()
    await tools.waitFor()
  }
})

/** Runs in the page: the first page of the view that is kept of the one paper. */
function keptPage(): Promise<number | null> {
  return new Promise(resolve => {
    const request = indexedDB.open('offprint-views')
    request.onsuccess = () => {
      const all = request.result.transaction('views').objectStore('views').getAll()
      all.onsuccess = () => {
        request.result.close()
        resolve((all.result as { sheets: { page: number }[] }[])[0]?.sheets[0]?.page ?? null)
      }
    }
  })
}

test('ctrl and the wheel zoom at the pointer', async () => {
  await using open = await openReader({ pages: 3 }, app)
  const { page } = open.app.offprint
  await open.drawn(0)
  const [x, y] = await open.pointOn(0, 200, 500)
  const zoomOf = () => open.reader.getByRole('button', { name: /^Zoom:/ }).textContent()
  const before = await zoomOf()
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -300)
  await page.keyboard.up('Control')
  await expect.poll(zoomOf).not.toBe(before)
  const farthest = async (): Promise<number> => {
    const [nowX, nowY] = await open.pointOn(0, 200, 500)
    return Math.max(Math.abs(nowX - x), Math.abs(nowY - y))
  }
  await expect.poll(farthest).toBeLessThan(3)
})

test('finding counts, steps, crosses the end of a line, and leaves its match chosen', async () => {
  await using open = await openReader({ pages: 4 }, app)
  const { press } = open.app.offprint
  await open.drawn(0)
  await press('Control+f')
  const field = open.reader.getByRole('textbox', { name: 'Find in this paper' })
  await field.fill('word broken')
  await open.reader.getByText('1 of 4', { exact: true }).waitFor()
  await press('Enter', 'Enter')
  await open.reader.getByText('3 of 4', { exact: true }).waitFor()
  await open.drawn(2)
  await press('Shift+Enter')
  await open.reader.getByText('2 of 4', { exact: true }).waitFor()
  await field.fill('Tensor')
  await open.reader.getByRole('button', { name: 'Match case' }).click()
  await open.reader.getByText('No matches').waitFor()
  await field.fill('beacon 3')
  await open.reader.getByText('1 of 1', { exact: true }).waitFor()
  await open.drawn(2)
  await press('Escape', '2')
  await open.annotations.getByRole('listitem').filter({ hasText: 'beacon 3' }).waitFor()
  expect((await open.stored())[0]).toMatchObject({ page: 2, color: 'green', type: 'highlight', text: 'beacon 3' })
})

test('text chosen with the mouse is marked, commented, and there again after a reload', async () => {
  await using open = await openReader({ pages: 3 }, app)
  const { press, page } = open.app.offprint
  await open.drawn(0)
  // From the first word of the second line to the end of the fourth, in the left column; the pointer ends in the gutter.
  await open.choose(0, [73, 660], [305, 634])
  await open.reader.getByRole('toolbar', { name: 'Selected text' }).waitFor()
  await press('c')
  await page.keyboard.type('The claim. **Compare** with <b>baselines</b>.')
  await press('Control+Enter')
  await open.annotations.locator('strong', { hasText: 'Compare' }).waitFor()
  await expect.poll(async () => (await open.stored())[0]?.comment).toBe('The claim. **Compare** with <b>baselines</b>.')
  const [made] = await open.stored()
  expect(made?.text).toMatch(/^dynamic representations of the .* recordings of/)
  expect(made?.text).not.toMatch(/[\n-]/)
  expect(made?.quads).toHaveLength(3)
  expect(made?.before).toMatch(/animals learn$/)
  expect(made?.order).toMatch(/^00000\|\d{6}\|\d{5}$/)

  await open.reopen()
  const item = open.annotations.getByRole('listitem')
  await item.getByText('page 1').waitFor()
  await item.getByText('today').waitFor()
  await item.locator('strong', { hasText: 'Compare' }).waitFor()
  // What looks like markup stays text.
  await item.getByText('<b>baselines</b>').waitFor()
  await open.drawn(0)
  expect(await open.sheet(0).locator('svg g[data-color] rect').count()).toBe(3)
  expect(open.complaints()).toEqual([])
})

test('an annotation changes its colour, goes, and comes back', async () => {
  await using open = await openReader({ pages: 2 }, app)
  const { press, page } = open.app.offprint
  await open.drawn(0)
  await open.choose(0, [73, 673], [200, 673])
  await press('1')
  await expect.poll(async () => (await open.stored()).length).toBe(1)
  await page.mouse.click(...(await open.pointOn(0, 120, 673)))
  const card = open.reader.getByRole('dialog', { name: 'Annotation' })
  await card.getByRole('button', { name: 'Question' }).click()
  await expect.poll(async () => (await open.stored())[0]?.color).toBe('purple')
  await press('Delete')
  await expect.poll(async () => (await open.stored()).length).toBe(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(async () => (await open.stored())[0]?.color).toBe('purple')
  await open.annotations.getByText('Question').waitFor()
})

test('links lead inside the paper and back, outside only to safe addresses', async () => {
  await using open = await openReader(
    {
      pages: 5,
      links: ['https://example.org/a', 'javascript:alert(1)', 'file:///etc/passwd'],
      cites: '10.5555/cited.1',
    },
    app,
  )
  await open.drawn(0)
  const links = open.sheet(0).getByRole('link')
  await links.first().waitFor()
  expect(
    await links.evaluateAll(all => all.map(link => [link.getAttribute('href'), link.getAttribute('rel')])),
  ).toEqual([['https://example.org/a', 'noopener noreferrer']])
  const before = await open.sheet(0).boundingBox()
  // Of a paper that is in the library it is said how it stands there, and what was noted.
  const cited = await makePaperPdf({ pages: 1, doi: '10.5555/cited.1' })
  const attached = { upload: await open.upload(cited), name: 'cited.pdf', paper: null, sourceUrl: null }
  const { paper: id } = await open.ask<{ paper: number }>('files.attach', attached)
  await open.ask('papers.setNote', { id, text: 'Read before the talk.' })
  await open.sheet(0).getByRole('button', { name: 'Go to the place in this paper' }).hover()
  const preview = open.reader.getByRole('group', { name: 'Preview of the link' })
  await preview.getByText('In your library · undecided').waitFor()
  await preview.getByText('“Read before the talk.”').waitFor()
  await preview.getByRole('button', { name: 'Open' }).waitFor()
  await open.app.offprint.press('Escape')
  await preview.waitFor({ state: 'detached' })
  await open.sheet(0).getByRole('button', { name: 'Go to the place in this paper' }).click()
  await open.reader.getByText('page 5 of 5').waitFor()
  await open.app.offprint.press('Alt+ArrowLeft')
  await open.reader.getByText('page 1 of 5').waitFor()
  expect(await open.sheet(0).boundingBox()).toEqual(before)
  await open.app.offprint.press('Alt+ArrowRight')
  await open.reader.getByText('page 5 of 5').waitFor()
})

test('copied text is what a person means', async () => {
  await using open = await openReader({ pages: 1 }, app)
  const { page, press } = open.app.offprint
  await open.drawn(0)
  await page.mouse.dblclick(...(await open.pointOn(0, 112, 549)))
  await page.evaluate(() =>
    addEventListener('copy', event => (document.title = event.clipboardData?.getData('text/plain') ?? ''), {
      once: true,
    }),
  )
  await press('Control+c')
  await expect.poll(() => page.title()).toBe('broken')
})
