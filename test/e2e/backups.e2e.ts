import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('a mirror is named in the settings, follows what is decided, and one that cannot be is refused in words', async () => {
  const home = mkdtempSync(join(tmpdir(), 'offprint-mirror-'))
  await using app = await openAppWithPapers()
  const { offprint } = app
  const { page } = offprint
  const settings = offprint.dialog('Settings')
  await offprint.press('Control+,')
  await settings.getByRole('searchbox').fill('mirror')
  const folder = settings.getByRole('textbox', { name: /^Folder of the mirror/ })
  writeFileSync(join(home, 'thesis.tex'), 'mine')
  await folder.fill(home)
  await folder.blur()
  await page.getByText(/was not made a mirror: other things are in it/).waitFor()
  await folder.fill(join(home, 'mirror'))
  await folder.blur()
  await settings
    .getByRole('group', { name: 'The mirror is up to date' })
    .getByRole('button', { name: 'Compare all of it' })
    .click()
  await page.getByText('Done: Mirror').waitFor()
  expect(await offprint.accessibility()).toEqual([])
  await offprint.press('Escape')
  await offprint.writeNote('Seen by any program')
  await offprint.saved()
  const texts = (): string =>
    readdirSync(join(home, 'mirror'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.md'))
      .map(name => readFileSync(join(home, 'mirror', name), 'utf8'))
      .join('')
  await expect.poll(texts).toContain('Seen by any program')
  // Its drive is gone: a word about it, and everything else goes on.
  renameSync(join(home, 'mirror'), join(home, 'away'))
  await offprint.press('Escape')
  await offprint.press('s')
  await page
    .getByText(/The mirror .* is not there/)
    .first()
    .waitFor()
  expect(app.complaints).toEqual([])
  rmSync(home, { recursive: true, force: true })
})
