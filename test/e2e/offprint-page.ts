import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import type axe from 'axe-core'

/** What a reader sees and does, by the names the interface promises. */
export interface OffprintPage {
  readonly page: Page
  readonly library: Locator
  readonly list: Locator
  readonly details: Locator
  readonly searchBox: Locator
  readonly notices: Locator
  row(title: string): Locator
  /** Titles in the order they stand, once their rows are here. */
  titles(): Promise<string[]>
  cursor(): Promise<string>
  press(...keys: string[]): Promise<void>
  goTo(view: string): Promise<void>
  dialog(title: string): Locator
  /** Types into the note of the paper under the keys, and stays in it. */
  writeNote(text: string): Promise<void>
  paste(text: string): Promise<void>
  drop(name: string, text: string): Promise<void>
  /** Waits until what was done has reached the library. */
  saved(): Promise<void>
  /** Findings of axe-core, one line each: of all its rules for WCAG 2.2 AA, or of those named. */
  accessibility(rules?: readonly string[]): Promise<string[]>
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function offprintPage(page: Page): OffprintPage {
  const list = page.getByRole('grid', { name: 'Papers' })
  const notices = page.getByRole('status')

  async function titles(): Promise<string[]> {
    await list.waitFor()
    await page.waitForFunction(
      () => !document.querySelector('[role=row][aria-label=Loading], [role=grid][aria-busy=true]'),
    )
    // Rows are painted where they belong, in whatever order they came.
    return await list
      .getByRole('row')
      .evaluateAll(rows =>
        rows
          .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
          .map(row => row.getAttribute('aria-label') ?? ''),
      )
  }

  return {
    page,
    list,
    notices,
    titles,
    library: page.getByRole('navigation', { name: 'Library' }),
    details: page.getByRole('complementary', { name: 'Details' }),
    searchBox: page.getByRole('searchbox', { name: 'Search' }),
    row: title => list.getByRole('row', { name: title, exact: true }),
    async cursor() {
      await titles()
      const id = await list.getAttribute('aria-activedescendant')
      return (await page.locator(`[id="${id}"]`).getAttribute('aria-label')) ?? ''
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    async goTo(view) {
      await page
        .getByRole('navigation', { name: 'Library' })
        .getByRole('button', { name: new RegExp(`^${view}\\b`) })
        .click()
    },
    async writeNote(text) {
      await page.keyboard.press('n')
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Note')
      await page.keyboard.type(text)
    },
    dialog: title => page.getByRole('dialog', { name: title }),
    async paste(text) {
      await list.or(page.getByRole('main')).first().waitFor()
      await page.evaluate(words => {
        const data = new DataTransfer()
        data.setData('text/plain', words)
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        )
      }, text)
    },
    async drop(name, text) {
      await page.evaluate(
        ([file, words]) => {
          const data = new DataTransfer()
          data.items.add(new File([words], file, { type: 'text/plain' }))
          for (const type of ['dragenter', 'dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
          }
        },
        [name, text] as const,
      )
    },
    async saved() {
      await page.getByText('All changes saved').waitFor()
    },
    async accessibility(rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']) {
      // Half a megabyte, which few pages need. They forbid eval; the debugger may.
      if (!(await page.evaluate(() => 'axe' in window))) {
        const debug = await page.context().newCDPSession(page)
        await debug.send('Runtime.evaluate', { expression: axeSource })
        await debug.detach()
      }
      const found = await page.evaluate(async runOnly => {
        // What is still fading in has not its colours yet; what turns for ever is not waited for.
        const ends = document
          .getAnimations()
          .filter(animation => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        await Promise.allSettled(ends.map(animation => animation.finished))
        return (await window.axe.run(document, { runOnly: [...runOnly] })).violations
      }, rules)
      return found.map(
        ({ id, help, nodes }) =>
          `${id}: ${help}; ${nodes
            .slice(0, 3)
            .map(node => node.html.slice(0, 160))
            .join(' | ')}`,
      )
    },
  }
}
