import { expect, test } from 'vitest'
import { openAppWithPapers } from './open-app.ts'
import { SAVED_PAPERS } from './saved-page.ts'

test('a backup is made, shows what going back to it would change, and takes the place of the library', async () => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  const { page } = offprint
  const settings = offprint.dialog('Settings')
  const openSettings = async (): Promise<void> => {
    await offprint.press('Control+,')
    await settings.getByRole('searchbox').fill('backup')
  }
  const [first = '', second = ''] = await offprint.titles()

  await openSettings()
  await settings.getByRole('button', { name: 'Back up now' }).click()
  await settings.getByText(/^Newest: /).waitFor()
  await offprint.press('Escape')

  // Since then: one was decided about, one was written on, one came.
  await offprint.press('x')
  await offprint.row(first).waitFor({ state: 'detached' })
  await offprint.writeNote('Written after the backup')
  await offprint.press('Escape')
  await offprint.saved()
  await offprint.paste('{"title": "A paper that came after the backup", "authors": ["Ada Brown"]}')
  await offprint.row('A paper that came after the backup').waitFor()

  await openSettings()
  await settings
    .getByRole('group', { name: /^Backup of / })
    .getByRole('button', { name: /^Go back to it/ })
    .click()
  const dialog = page.getByRole('dialog', { name: /^Go back to / })
  await dialog.getByRole('term').filter({ hasText: 'Papers that would be gone' }).waitFor()
  expect(await dialog.getByRole('definition').allTextContents()).toEqual(['1', '1', '1', '2'])
  await dialog.getByText('A paper that came after the backup').waitFor()
  expect(await offprint.accessibility()).toEqual([])
  await dialog.getByRole('button', { name: 'Restore this backup' }).click()
  await page.getByText(/^Restored\. The library as it was before is kept in /).waitFor()
  await offprint.press('Escape')
  await offprint.row(first).waitFor()
  expect(await offprint.titles()).toEqual([...SAVED_PAPERS])
  expect(second).toBe(SAVED_PAPERS[1])
  expect(app.complaints).toEqual([])
})
