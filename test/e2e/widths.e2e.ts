import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

test('on a very wide window titles stay in reach and the paper is a page', async () => {
  await using app = await openAppWithPapers({ viewport: { width: 3840, height: 2160 } })
  const { offprint } = app
  await offprint.titles()
  const widthOf = async (of: typeof offprint.list): Promise<number> => (await of.boundingBox())?.width ?? Infinity
  expect(await widthOf(offprint.list.getByRole('row').first())).toBeLessThanOrEqual(1240)
  expect(await widthOf(offprint.details.getByRole('article'))).toBeLessThanOrEqual(720)
})

test.each([700, 1280])('at %i pixels nothing is wider than the window, and no fact breaks', async width => {
  await using app = await openAppWithPapers({ viewport: { width, height: 900 } })
  const { offprint } = app
  await offprint.titles()
  const { page } = offprint
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await offprint.list.getByRole('row').first().click()
  // "about 24 min" and the date stand in one line each.
  const facts = offprint.details.locator('h2 + p > span')
  await facts.first().waitFor()
  const lines = await facts.evaluateAll(parts =>
    parts.map(part => [part.textContent.trim(), part.clientHeight || part.getBoundingClientRect().height]),
  )
  expect(lines.filter(([, height]) => Number(height) > 20)).toEqual([])

  // Where other programs get at the library is said in full beside the papers, until it is understood.
  writeFileSync(join(app.folder, '.stfolder'), '')
  await app.restart()
  const note = page.getByRole('region', { name: 'Where the library lies' })
  await note.getByText('in a folder that Syncthing synchronises').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.getByRole('row', { name: SAVED_PAPERS[1] }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await note.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    expect(await offprint.accessibility()).toEqual([])
  }
  await note.getByRole('button', { name: 'Understood' }).click()
  await note.waitFor({ state: 'detached' })
  await page.reload()
  await offprint.row(SAVED_PAPERS[0]).waitFor()
  expect(await note.count()).toBe(0)
})
