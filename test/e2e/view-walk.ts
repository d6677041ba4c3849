import type { Page } from 'playwright-core'
import type { App } from './open-app.ts'

/** How to come to each list and page by keys alone, whatever language the window speaks. */
const LISTS = ['i', 'u', 'r', 'd', 's', 'o', 'm', 'a', 'x', 't'] as const
const PAGES = {
  plan: ['g', 'p'],
  journal: ['g', 'j'],
  statistics: ['g', 'n'],
  'catch-up': ['g', 'c'],
  map: ['g', 'v'],
  annotations: ['g', 'h'],
  feeds: ['g', 'f'],
  archive: ['g', 'e'],
  rules: ['g', 'l'],
  digest: ['g', 'y'],
  help: ['F1'],
} as const
/** What lies over a list, by the key that opens it. */
const DIALOGS = {
  palette: ['Control+k'],
  keys: ['?'],
  settings: ['Control+,'],
  'add papers': ['a'],
  remark: ['m'],
  tag: ['t'],
  'put off': ['h'],
  'read by': ['d'],
  'queue, where and why': ['Shift+Q'],
  'all up to here': ['Shift+U'],
} as const

/** Goes to every view there is with what one story left in the library, and calls `look` in each. */
export async function walkViews({ offprint }: App, look: (place: string) => Promise<void>): Promise<void> {
  const { page } = offprint
  const heading = async (): Promise<string> =>
    (await page.getByRole('main').getByRole('heading', { level: 1 }).textContent()) ?? ''
  const rest = async (): Promise<void> => {
    // What is asked for has come: no row is being loaded, and nothing new is asked in the meantime.
    await page.waitForFunction(() => !document.querySelector('[role=row][aria-label*=Loading]'))
    await page.waitForFunction(() => (document.querySelector('main h1')?.textContent ?? '') !== '')
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
  }
  for (const key of LISTS) {
    await offprint.press('g', key)
    await rest()
    await look(`list ${key}`)
  }
  await offprint.press('g', 'a')
  await rest()
  await offprint.press('j')
  for (const layout of ['cards', 'table', 'list']) {
    await offprint.press('v')
    await rest()
    await look(`as ${layout}`)
  }
  await offprint.press('Shift+I')
  await rest()
  await look('for you')
  await offprint.press('Shift+I')
  await rest()
  for (const [name, keys] of Object.entries(DIALOGS)) {
    await offprint.press(...keys)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await rest()
    await look(`dialog ${name}`)
    await offprint.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await offprint.press('Shift+J', 'c')
  await page.getByRole('table').waitFor()
  await look('compare')
  for (const [name, keys] of Object.entries(PAGES)) {
    const before = await heading()
    await offprint.press(...keys)
    await elsewhere(page, before)
    await rest()
    await look(name)
  }
  const before = await heading()
  await offprint.press('Control+k')
  await page.getByRole('combobox').fill('colours distances')
  await page.getByRole('option').first().waitFor()
  await offprint.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await elsewhere(page, before)
  await rest()
  await look('design')
}

/** Opens all that opens from a button in sight, a menu or a small dialog, and calls `look` while it is open. */
export async function walkMenus({ offprint }: App, look: (place: string) => Promise<void>): Promise<string[]> {
  const { page } = offprint
  const open = page.locator('[role=menu], [role=dialog]')
  const names: string[] = []
  for (const button of await page.locator('button[aria-haspopup]').all()) {
    if (!(await button.isVisible())) continue
    const name = (await button.getAttribute('aria-label')) ?? (await button.textContent()) ?? ''
    await button.click()
    await open.first().waitFor()
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
    await look(`menu ${name}`)
    await offprint.press('Escape')
    await open.first().waitFor({ state: 'detached' })
    names.push(name)
  }
  return names
}

/** Pages come with code of their own: the one before stands until it is here. */
async function elsewhere(page: Page, before: string): Promise<void> {
  await page.waitForFunction(heading => {
    const now = document.querySelector('main h1')?.textContent ?? ''
    return now !== '' && now !== heading
  }, before)
}
