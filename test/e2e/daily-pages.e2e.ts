import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

const [lanterns, granite, patience] = SAVED_PAPERS

test('the plan picks what fits, plans the week, and puts off what is not for today', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  const { page } = offprint
  await offprint.titles()
  await offprint.press('q', 'q', 'q', 'g', 'p')
  const picks = page.getByRole('list', { name: 'What to read' })
  await page.getByRole('spinbutton', { name: 'Minutes' }).fill('50')
  await picks.getByText(lanterns).waitFor()
  await picks.getByText('first in “Up next”').waitFor()
  expect(await picks.getByRole('listitem').count()).toBe(2)
  await picks.getByRole('button', { name: `Not today: ${lanterns}` }).click()
  await picks.getByText(patience).waitFor()
  expect(await picks.getByText(lanterns).count()).toBe(0)
  await offprint.press('z')
  await picks.getByText(lanterns).waitFor()
  expect(await offprint.accessibility()).toEqual([])

  await page.getByRole('button', { name: 'Week', exact: true }).click()
  const week = page.getByRole('list', { name: 'Week' })
  await week.getByText('Today').waitFor()
  await week.getByText(granite).first().waitFor()
  // The minutes of a weekday are the reader's: with none on any day nothing fits.
  const minutes = page.getByRole('spinbutton', { name: /^Minutes for reading/ })
  for (let day = 0; day < 7; day += 1) {
    await minutes.nth(day).fill('0')
    await offprint.saved()
  }
  await page.getByText('3 papers do not fit').waitFor()
  expect(await offprint.accessibility()).toEqual([])
  await page.getByRole('region', { name: 'What does not fit' }).getByText(granite).click()
  await offprint.row(granite).waitFor()
  await expect.poll(() => offprint.cursor()).toBe(granite)
  expect(app.complaints).toEqual([])
})

test('the journal, the statistics and papers side by side tell what was done; a full inbox is caught up with', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  const { page } = offprint
  await offprint.titles()
  await offprint.press('e')
  await offprint.dialog('What did you take away?').getByRole('textbox').fill('Examples beat size')
  await offprint.press('Enter')
  await offprint.row(lanterns).waitFor({ state: 'detached' })
  await offprint.press('x', 'g', 'j')
  const today = page.getByRole('list', { name: 'Days' }).getByRole('listitem').first()
  await today.getByText('1 read · 1 dismissed').waitFor()
  await today.getByText('Examples beat size').waitFor()
  await today.getByText('Dismissed 1').click()
  await today.getByText(granite).waitFor()
  expect(await offprint.accessibility()).toEqual([])

  await offprint.press('g', 'n')
  await page.getByRole('img', { name: /1 day of the last year/ }).waitFor()
  await page.getByRole('list', { name: 'Of what arrived in this time' }).getByText('Arrived').waitFor()
  expect(await offprint.accessibility()).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  const table = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(table[0]).toBe('day,paper,title,queued,opened,read,dismissed,pages,seconds')
  expect(table.some(line => line.includes(`${lanterns},0,0,1,0,0,0`))).toBe(true)
  await page.getByRole('checkbox', { name: 'Keep the time spent on pages' }).uncheck()
  await page.getByRole('button', { name: 'Forget the time spent on pages' }).click()
  await page.getByRole('button', { name: 'Forget it for good' }).click()
  await offprint.notices.getByText('is forgotten').waitFor()

  await offprint.press('g', 'i')
  await offprint.row(patience).waitFor()
  await offprint.press('Shift+J', 'c')
  const table2 = page.getByRole('table')
  await table2.getByRole('columnheader', { name: patience }).waitFor()
  await table2.getByRole('row', { name: /^Abstract/ }).waitFor()
  expect(await table2.getByRole('columnheader').count()).toBe(2)
  expect(await offprint.accessibility()).toEqual([])

  await offprint.press('g', 'c')
  await page.getByText('4 papers wait for a decision').waitFor()
  expect(await offprint.accessibility()).toEqual([])
  await page.getByRole('button', { name: `Dismiss ${patience}` }).click()
  await page.getByText('3 papers wait for a decision').waitFor()
  await offprint.press('z')
  await page.getByText('4 papers wait for a decision').waitFor()
  expect(app.complaints).toEqual([])
})
