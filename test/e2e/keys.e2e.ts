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
  await offprint.press('g', 'i')
  await offprint.row(SAVED_PAPERS[0]).waitFor()
  // Nothing was decided by any of it.
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
  // A key right after a sequence is a command again.
  await offprint.press('x')
  await offprint.row(SAVED_PAPERS[0]).waitFor({ state: 'detached' })
})
