import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

const [lanterns, granite, patience] = SAVED_PAPERS

test('what one writes on a paper is saved as it is typed and found again', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.details.getByRole('heading', { name: lanterns }).waitFor()
  await offprint.details.getByText('Worked examples, chosen by their distance').waitFor()

  await offprint.press('m')
  await offprint.dialog('Remark').getByRole('textbox').fill('Small models, big examples')
  await offprint.press('Enter')
  await offprint.row(lanterns).getByText('Small models, big examples').waitFor()

  await offprint.press('t')
  await offprint.dialog('Tag').locator('input').fill('thesis')
  await offprint.press('Enter')
  await offprint.details.getByRole('list', { name: 'Tags' }).getByText('thesis').waitFor()

  await offprint.writeNote('Compare with **figure 3**, quokka')
  await offprint.press('Escape')
  await offprint.details.locator('strong', { hasText: 'figure 3' }).waitFor()
  await offprint.saved()

  await app.restart()
  await offprint.details.locator('strong', { hasText: 'figure 3' }).waitFor()
  await offprint.press('/')
  await offprint.page.keyboard.type('quokka')
  await offprint.row(lanterns).getByText('quokka').waitFor()
  expect(await offprint.titles()).toEqual([lanterns])
  expect(app.complaints).toEqual([])
})

test('a note typed just before the window is closed is not lost', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.details.getByRole('heading', { name: lanterns }).waitFor()
  await offprint.writeNote('written in haste')
  await offprint.page.reload()
  await offprint.details.getByRole('paragraph').getByText('written in haste').waitFor()
})

test('markup in a note is shown as text and runs nothing', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.details.getByRole('heading', { name: lanterns }).waitFor()
  await offprint.writeNote(
    '<img src=x onerror="document.title=1"> [a](javascript:alert(1)) ![p](https://example.org/p.png)',
  )
  await offprint.press('Escape')
  await offprint.details.getByRole('paragraph').getByText('<img src=x').waitFor()
  expect(await offprint.details.locator('img, a[href^="javascript"]').count()).toBe(0)
  expect(await offprint.page.title()).not.toBe('1')
})

test('finishing asks for one line, which then stands in the list', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await offprint.press('j', 'j')
  expect(await offprint.cursor()).toBe(patience)
  await offprint.press('e')
  const question = offprint.dialog('What did you take away?')
  await question.getByText(patience).waitFor()
  await question.getByRole('textbox').fill('Rest after every step')
  await offprint.press('Enter')
  await question.waitFor({ state: 'detached' })
  await offprint.press('g', 'd')
  await offprint.row(patience).getByText('Rest after every step').waitFor()
})

test('searching turns the list into what is found, with the words marked; Escape goes back to where one was', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await offprint.press('j', '/')
  await offprint.page.keyboard.type('starlings')
  await offprint
    .row('Murmuration: Decentralised Scheduling Without Clocks')
    .locator('mark', { hasText: 'Starlings' })
    .waitFor()
  expect(await offprint.titles()).toHaveLength(1)
  // Where nothing is found, no paper is beside it.
  await offprint.page.keyboard.type('zzz')
  await offprint.details.getByText('No paper chosen.').waitFor()
  await offprint.page.keyboard.press('Escape')
  await offprint.row(granite).waitFor()
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
  expect(await offprint.cursor()).toBe(granite)
  // Nor beside a list that was empty when one came to it.
  await offprint.details.getByRole('heading', { name: granite }).waitFor()
  await offprint.goTo('Trash')
  await offprint.details.getByText('No paper chosen.').waitFor()
})

test('the theme is kept by the library', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.titles()
  await offprint.press('Control+k')
  await offprint.dialog('Commands').getByRole('combobox').fill('dark')
  await offprint.press('Enter')
  await expect.poll(() => offprint.page.locator('html').getAttribute('data-theme')).toBe('dark')
  await offprint.saved()
  await app.restart()
  await expect.poll(() => offprint.page.locator('html').getAttribute('data-theme')).toBe('dark')
})
