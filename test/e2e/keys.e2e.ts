import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

test('G and a letter go somewhere; the letter is not taken for the command it is alone', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  const heading = offprint.page.getByRole('heading', { level: 1 })
  for (const [key, name] of [
    ['x', 'Dismissed'],
    ['s', 'Starred'],
    ['u', 'Up next'],
    ['r', 'Reading'],
    ['d', 'Read'],
    ['t', 'Trash'],
    ['a', 'All papers'],
  ] as const) {
    await offprint.press('g', key)
    await expect.poll(() => heading.textContent()).toBe(name)
  }
  // The keys have a place on every page, and the way back is as long as the way there.
  const focused = () => offprint.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
  await offprint.press('g', 'p')
  await expect.poll(focused).toBe('Plan')
  expect(await offprint.page.title()).toBe('Plan · Offprint')
  await offprint.press('Alt+ArrowLeft')
  await expect.poll(focused).toBe('Papers')
  await offprint.page.goBack()
  await expect.poll(() => heading.textContent()).toBe('Trash')
  await offprint.page.reload()
  await expect.poll(() => heading.textContent()).toBe('Trash')
  await offprint.press('g', 'i')
  await offprint.row(SAVED_PAPERS[0]).waitFor()
  expect(await focused()).toBe('Papers')
  // Nothing was decided by any of it.
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
  // A key right after a sequence is a command again.
  await offprint.press('x')
  await offprint.row(SAVED_PAPERS[0]).waitFor({ state: 'detached' })
})
