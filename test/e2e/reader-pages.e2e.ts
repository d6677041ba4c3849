import { writeFileSync, rmSync } from 'node:fs'
import type { Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLockedPdf, makeOwnersPdf } from '../support/make-locked-pdf.ts'
import { type App, openApp } from './open-app.ts'
import { openReader } from './reader-page.ts'
import { walkMenus } from './view-walk.ts'

let app: App
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app[Symbol.asyncDispose]())

test('a dark page keeps the colours of its pictures', async () => {
  await using open = await openReader({ pages: 1, figure: true }, app)
  const { press } = open.app.offprint
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
          const copy = new OffscreenCanvas(1, 1).getContext('2d')
          copy?.drawImage(canvas, -Math.round(px * scale), -Math.round((792 - py) * scale))
          return [...(copy?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
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

  // Where the worker that draws cannot start, pages are drawn without it.
  let refused = 0
  const refuse = (route: Route): Promise<void> => {
    refused += 1
    return route.abort()
  }
  await app.context.route('**/pdf.renderer*', refuse)
  await open.reopen()
  await open.drawn(0)
  expect(refused).toBeGreaterThan(0)
  // The picture that was kept stands there first, and its red is a little off.
  await expect.poll(() => colorAt(400, 360)).toEqual([255, 0, 0])
  await press('d')
  await expect.poll(async () => Math.max(...(await colorAt(20, 20)))).toBeLessThan(60)
  expect(await colorAt(400, 360)).toEqual([255, 0, 0])
  await press('d')
  await expect.poll(() => colorAt(20, 20)).toEqual([255, 255, 255])
  await app.context.unroute('**/pdf.renderer*', refuse)
  await open.reopen()
})

test('a file that was damaged or taken away says so, and keeps what was marked', async () => {
  await using open = await openReader({ pages: 2 }, app)
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

test('what only its owner locked, with an empty password, opens as any file; what the user locked asks for the password', async () => {
  const { page } = app.offprint
  for (const [text, bytes] of [
    ['No secret', makeOwnersPdf('No secret')],
    ['Nor this', makeLockedPdf('Nor this', 'a secret', '')],
  ] as const) {
    await using open = await openReader(bytes, app)
    await open.drawn(0)
    await open.sheet(0).getByText(text, { exact: true }).waitFor({ state: 'attached' })
  }
  await using open = await openReader(makeLockedPdf('Behind the lock', 'open sesame'), app)
  const dialog = page.getByRole('dialog', { name: 'This PDF has a password' })
  await dialog.getByRole('textbox', { name: 'Password' }).fill('open sesame')
  await page.keyboard.press('Enter')
  await open.drawn(0)
  await open.sheet(0).getByText('Behind the lock', { exact: true }).waitFor({ state: 'attached' })
})

test('nothing in the reader is found wrong by axe, in light and dark', async () => {
  await using open = await openReader({ pages: 3, links: ['https://example.org/a'] }, app)
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
  await press('Escape', 'Escape')
  const found: Record<string, readonly string[]> = {}
  const look = async (place: string): Promise<void> => {
    const findings = await inReader(accessibility)
    if (findings.length > 0) found[place] = findings
  }
  expect((await walkMenus(open.app, look)).length).toBeGreaterThan(2)
  await press('d')
  await open.app.offprint.page.emulateMedia({ colorScheme: 'dark' })
  await open.app.offprint.page.waitForTimeout(800)
  await look('dark')
  expect(found).toEqual({})
})

/** The row of tabs above the reader is not its own. */
async function inReader(findings: () => Promise<readonly string[]>): Promise<readonly string[]> {
  return (await findings()).filter(line => !line.includes('aria-label="Open papers"'))
}
