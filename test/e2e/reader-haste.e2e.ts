import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, openApp } from './open-app.ts'
import { openReader } from './reader-page.ts'

const PATIENT = { timeout: 20_000 }
/** Of a machine six times as slow, for whom text, links and annotations of a page are long on their way. */
const SLOWNESS = 4

let app: App
beforeAll(async () => (app = await openApp()))
afterAll(() => app[Symbol.asyncDispose]())

test('on a slow machine keys pressed ahead of the text do what they say, in their order', async () => {
  await using open = await openReader({ pages: 5 }, app)
  const { page, press } = app.offprint
  await app.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const slow = await app.context.newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS })
  const kinds = async () => (await open.stored()).map(({ type, color }) => `${type} ${color}`).sort()

  // Two sentences on, marked, right after opening; then one that is marked and taken back.
  await open.reopen()
  await press('Alt+ArrowDown', 'Alt+ArrowDown', 'h')
  await expect.poll(kinds, PATIENT).toEqual(['highlight yellow'])
  const [second] = await open.stored()
  expect(second?.text).not.toContain('1 Section of results')
  await press('Alt+ArrowDown', 'u', 'z')
  await app.offprint.notices.getByText('Undone:').waitFor()
  expect(await kinds()).toEqual(['highlight yellow'])

  // To the annotation, whose card Escape puts away; no more than that.
  await open.reopen()
  await press('.')
  const card = open.reader.getByRole('dialog', { name: 'Annotation' })
  await card.waitFor()
  await press('Escape')
  await card.waitFor({ state: 'detached' })
  await press('Control+a', 'Control+c')
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), PATIENT)
    .toMatch(/^.*1 Section of results/)

  // The third match, marked as soon as one left finding; and on from there, without the bar.
  await press('Control+f')
  await page.keyboard.type('beacon')
  await press('Enter', 'Enter', 'Escape', '2')
  await expect.poll(kinds, PATIENT).toEqual(['highlight green', 'highlight yellow'])
  expect((await open.stored()).find(one => one.color === 'green')).toMatchObject({ page: 2, text: 'beacon' })
  await press('F3', 'Escape')
  await open.sheet(3).getByRole('toolbar', { name: 'Selected text' }).waitFor()
  await press('Escape', 'Home')
  expect(await open.reader.count()).toBe(1)

  // A preview that is on its way is put away by Escape, and the paper stays.
  await open.sheet(0).getByRole('button', { name: 'Go to the place in this paper' }).focus()
  await press('Escape')
  expect(await open.reader.count()).toBe(1)
  await press('Alt+Shift+ArrowLeft', 'q')
  await app.offprint.notices.getByText('Choose the text to quote first.').waitFor()
  await press('Escape')
  await open.reader.waitFor({ state: 'detached' })
  await slow.detach()
  // What a reload broke off is no complaint.
  expect(open.complaints().filter(line => !line.endsWith('net::ERR_ABORTED'))).toEqual([])
})
