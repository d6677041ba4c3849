import { expect, test } from 'vitest'
import { openApp } from './open-app.ts'
import { SAVED_PAGE, SAVED_PAPERS } from './saved-page.ts'

test('an empty library says how to begin; the sample opens with papers to decide about', async () => {
  await using app = await openApp()
  const { page, list } = app.offprint
  await page.getByRole('heading', { name: 'An offprint is your own copy of a paper.' }).waitFor()
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await list.waitFor()
  // The button is gone; what comes after it has the keys.
  await expect.poll(() => list.evaluate(grid => grid === document.activeElement)).toBe(true)
  expect((await app.offprint.titles()).length).toBeGreaterThan(5)
  // It goes as it came, by one command that the first screen names, and that can be taken back.
  await app.offprint.press('Control+k')
  await page.getByRole('combobox').fill('remove the sample')
  await app.offprint.press('Enter')
  await page.getByRole('heading', { name: 'All decided' }).waitFor()
  await app.offprint.press('z')
  await list.waitFor()
  expect(app.complaints).toEqual([])
})

test('a saved page comes in by paste, in its order, and a second time by drop changes nothing', async () => {
  await using app = await openApp()
  const { offprint } = app
  await offprint.page.getByRole('button', { name: 'Choose or paste' }).waitFor()

  await offprint.paste(SAVED_PAGE)
  await offprint.notices.getByText('6 new papers').waitFor()
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
  // The edition's day is the heading of the list.
  await offprint.page.getByRole('heading', { level: 1, name: /29 October/ }).waitFor()

  await offprint.drop('daily papers.txt', SAVED_PAGE)
  await offprint.notices.getByText('6 already here').waitFor()
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
  expect(app.complaints).toEqual([])
})

test('a file that is nothing known is refused in words, and nothing is lost by it', async () => {
  await using app = await openApp()
  const { offprint } = app
  await offprint.page.getByRole('button', { name: 'Choose or paste' }).waitFor()
  await offprint.drop('holiday.txt', 'Milk, bread, sun cream')
  const notice = offprint.notices.getByText(/holiday\.txt/)
  await notice.waitFor()
  expect((await notice.textContent())?.length).toBeGreaterThan(30)
  await offprint.page.getByRole('button', { name: 'Open the sample' }).waitFor()
})
