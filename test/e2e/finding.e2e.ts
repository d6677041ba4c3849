import { expect, test } from 'vitest'
import { makePdf } from '../support/make-pdf.ts'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

const [lanterns, granite, patience, murmuration, rings, proofs] = SAVED_PAPERS

test('by keys alone: a query that is explained, a page that is opened, papers alike, an order with its reasons, a map', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  const { page, searchBox } = offprint

  // What may be typed is offered, and taken with the keys; what is odd about it is said where it stands.
  await offprint.press('/')
  const operators = page.getByRole('list', { name: 'Search operators' })
  await operators.getByRole('button', { name: 'author:' }).waitFor()
  await page.keyboard.type('proof yea')
  await operators.getByRole('button', { name: 'year:' }).focus()
  await offprint.press('Enter')
  expect(await searchBox.inputValue()).toBe('proof year:')
  await page.keyboard.type('soon')
  const problem = page.getByRole('status').getByText('"soon" is no year')
  await problem.waitFor()
  await page.getByRole('status').getByText('year:soon', { exact: true }).waitFor()
  for (let key = 0; key < 'year:soon'.length; key += 1) await offprint.press('Backspace')
  await problem.waitFor({ state: 'detached' })
  await offprint.row(proofs).locator('mark').first().waitFor()
  const found = async (): Promise<string[]> => (await offprint.titles()).toSorted()
  await expect.poll(found).toEqual([patience, proofs].toSorted())

  // A slip of the finger is read as what was meant, and an idea is found in other words than its own.
  await searchBox.fill('murmurtion')
  await page.getByRole('status').getByText('it was read as "murmuration"').waitFor()
  await expect.poll(found).toEqual([murmuration])
  await searchBox.fill('how old is a forest by what its trunks tell')
  await expect.poll(() => offprint.titles().then(([first]) => first)).toBe(rings)
  expect(await offprint.accessibility()).toEqual([])
  await offprint.press('Escape')

  // Words of a PDF are found with their page, and Enter opens it there.
  const filler = (sheet: number): string[] =>
    Array.from({ length: 12 }, (_, line) => `Sheet ${sheet}, line ${line}: nothing of interest.`)
  const bytes = await makePdf([
    { lines: ['Amphibians in Wind Tunnels', ...filler(1)] },
    { lines: filler(2) },
    { lines: [...filler(3), 'We observed a peculiar axolotl in the tunnel.'] },
  ])
  await page.evaluate(encoded => {
    const data = new DataTransfer()
    const content = Uint8Array.from(atob(encoded), char => char.charCodeAt(0))
    data.items.add(new File([content], 'wind.pdf', { type: 'application/pdf' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
  }, Buffer.from(bytes).toString('base64'))
  await expect.poll(() => offprint.titles().then(titles => titles.length), { timeout: 20_000 }).toBe(7)
  // It is read some seconds after it came; asked for, at once.
  await offprint.press('Control+k')
  await page.keyboard.type('Read the text of all')
  await offprint.press('Enter', '/')
  const hit = offprint.list.getByText('PDF, page 3')
  await expect
    .poll(
      async () => {
        // From the list one came from: what a search found before is not asked for again.
        await searchBox.fill('')
        await searchBox.fill('axolotl')
        return hit.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        )
      },
      { timeout: 25_000 },
    )
    .toBe(true)
  await offprint.press('Enter', 'Enter')
  const reader = page.getByRole('region', { name: 'Reader' })
  await reader.getByRole('textbox', { name: 'Page' }).waitFor()
  await expect.poll(() => reader.getByRole('textbox', { name: 'Page' }).inputValue()).toBe('3')
  await offprint.press('Escape')

  // Three decisions are enough to be ranked by, and each reason can be argued with.
  await offprint.press('g', 'i')
  await offprint.row(lanterns).click()
  await offprint.press('x')
  await offprint.row(lanterns).waitFor({ state: 'detached' })
  await offprint.row(patience).click()
  await offprint.press('q')
  await offprint.row(patience).waitFor({ state: 'detached' })
  await offprint.row(granite).click()
  await offprint.press('x')
  await offprint.row(granite).waitFor({ state: 'detached' })
  await offprint.press('Shift+I', 'Home')
  await expect.poll(() => offprint.titles().then(([first]) => first)).toBe(proofs)
  await offprint.press('Home')
  const why = offprint.details.getByRole('region', { name: 'Why for you' })
  const reason = why.getByRole('button', { name: /raised by proofs?/ })
  await reason.focus()
  await offprint.press('Enter')
  await page
    .getByRole('menuitemcheckbox', { name: 'Less of this' })
    .or(page.getByRole('menuitem', { name: 'Less of this' }))
    .focus()
  await offprint.press('Enter')
  await why.getByText('less of this').waitFor()

  // Papers like the one in sight, and all of them on a sheet.
  const alike = offprint.details.getByRole('region', { name: 'Similar papers' })
  await alike.getByRole('button', { name: patience }).focus()
  await offprint.press('Enter')
  await offprint.details.getByRole('heading', { name: patience }).waitFor()
  await offprint.press('g', 'v')
  const map = page.getByRole('listbox', { name: /Papers on the map/ })
  await page.getByText('7 papers, those alike near each other').waitFor()
  await map.focus()
  await offprint.press('+', 'ArrowRight')
  const chosen = map.getByRole('option')
  await expect.poll(() => chosen.textContent()).not.toBe('No paper chosen')
  const title = (await chosen.textContent()) ?? ''
  await page.getByRole('main').getByText(title, { exact: true }).last().waitFor()
  expect(await offprint.accessibility()).toEqual([])
  expect(app.complaints.filter(line => !(line.includes('/pdf/') && line.endsWith('net::ERR_ABORTED')))).toEqual([])
})
