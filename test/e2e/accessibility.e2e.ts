import { expect, test } from 'vitest'
import { openApp, openAppWithPapers } from './open-app.ts'

const THEMES = ['light', 'dark', 'high contrast'] as const

test('the first screen has no findings of axe', async () => {
  await using app = await openApp()
  await app.offprint.page.getByRole('button', { name: 'Open the sample' }).waitFor()
  expect(await app.offprint.accessibility()).toEqual([])
})

test.each(THEMES)('no view and no dialog has findings of axe: %s', async theme => {
  await using app = await openAppWithPapers()
  const { offprint } = app
  await offprint.press('Control+k')
  await offprint.dialog('Commands').getByRole('combobox').fill(theme)
  await offprint.press('Enter')
  await offprint.page
    .locator(`html[data-theme=${theme === 'high contrast' ? 'contrast' : theme}]`)
    .waitFor({ state: 'attached' })
  await offprint.press('s', 'q', 'j')
  const found = new Map<string, string[]>()
  const look = async (place: string): Promise<void> => {
    await offprint.page.waitForTimeout(300)
    const lines = await offprint.accessibility()
    if (lines.length > 0) found.set(place, lines)
  }
  await look('inbox')
  for (const view of ['Up next', 'Reading', 'Starred', 'Dismissed', 'Trash']) {
    await offprint.goTo(view)
    await look(view)
  }
  await offprint.goTo('Inbox')
  for (const [name, key] of [
    ['Commands', 'Control+k'],
    ['Keyboard shortcuts', '?'],
    ['Settings', 'Control+,'],
    ['Add papers', 'a'],
    ['Remark', 'm'],
    ['Tag', 't'],
  ] as const) {
    await offprint.press(key)
    await offprint.dialog(name).waitFor()
    await look(`dialog ${name}`)
    await offprint.press('Escape')
    await offprint.dialog(name).waitFor({ state: 'detached' })
  }
  await offprint.press('/')
  await offprint.page.keyboard.type('proof')
  await offprint.list.locator('mark').first().waitFor()
  await look('search')
  await offprint.page.setViewportSize({ width: 700, height: 800 })
  await look('narrow')
  expect(Object.fromEntries(found)).toEqual({})
})
