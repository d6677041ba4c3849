import type { Locator, Page } from 'playwright-core'

declare global {
  interface Window {
    openedAt?: number | undefined
    paintedAt?: number | undefined
  }
}

/** The list of all papers: one that was opened once is no longer in the inbox. */
export async function showPapers(page: Page, origin: string): Promise<Locator> {
  await page.goto(origin)
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'All papers' }).click()
  const list = page.getByRole('grid', { name: 'Papers' })
  await list.getByRole('row').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[role=row][aria-label=Loading]'))
  return list
}

/** Milliseconds from the press of Enter on the row in front to the frame in which the first page stands painted. */
export async function openWithEnter(page: Page, list: Locator): Promise<number> {
  await list.focus()
  await page.evaluate(() => {
    window.openedAt = window.paintedAt = undefined
    const look = (): void => {
      // A canvas stands in a page once it is drawn, never before.
      const drawn = document.querySelector('section[aria-label="Page 1"] canvas')
      if (drawn) requestAnimationFrame(() => (window.paintedAt = performance.now()))
      else requestAnimationFrame(look)
    }
    const onKey = (): void => {
      window.openedAt = performance.now()
      requestAnimationFrame(look)
    }
    window.addEventListener('keydown', onKey, { once: true, capture: true })
  })
  await page.keyboard.press('Enter')
  return paintedAfter(page)
}

export async function paintedAfter(page: Page): Promise<number> {
  await page.waitForFunction(() => window.paintedAt !== undefined)
  return page.evaluate(() => (window.paintedAt ?? 0) - (window.openedAt ?? 0))
}
