import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paperLines } from '../support/paper-lines.ts'
import { type App, openApp, openAppWithPapers } from './open-app.ts'
import { walkMenus, walkViews } from './view-walk.ts'

test('the first screen has no findings of axe', async () => {
  await using app = await openApp()
  await app.offprint.page.getByRole('button', { name: 'Open the sample' }).waitFor()
  expect(await app.offprint.accessibility()).toEqual([])
})

/** Decides about some papers, so that no list is empty that need not be. */
async function openWithDecisions(options: Parameters<typeof openAppWithPapers>[0] = {}): Promise<App> {
  const app = await openAppWithPapers(options)
  const { offprint } = app
  await offprint.titles()
  await offprint.press('s', 'q', 'x', 'r')
  await offprint.saved()
  return app
}

test('no view and no dialog has findings of axe, whatever can be used has a name, and can be read in all colours', async () => {
  await using app = await openWithDecisions({ colorScheme: 'light' })
  const found: Record<string, readonly string[]> = {}
  const look = async (place: string): Promise<void> => {
    const findings = [...(await app.offprint.accessibility()), ...(await nameless(app.offprint.page))]
    for (const theme of ['dark', 'contrast'] as const)
      findings.push(...(await inColours(app, theme)).map(finding => `${theme}: ${finding}`))
    if (findings.length > 0) found[place] = findings
  }
  await walkViews(app, look)
  const { offprint } = app
  await offprint.press('g', 'a')
  await offprint.titles()
  await offprint.press('j')
  expect((await walkMenus(app, look)).length).toBeGreaterThan(1)
  // The menu of a row, by the second button of the mouse.
  await offprint.list.getByRole('row').first().click({ button: 'right' })
  await offprint.page.getByRole('menu').waitFor()
  await look('menu of a row')
  await offprint.press('Escape')
  await offprint.page.getByRole('menu').waitFor({ state: 'detached' })
  expect(found).toEqual({})
  await offprint.press('g', 'a', '/')
  await offprint.page.keyboard.type('proof')
  await offprint.list.locator('mark').first().waitFor()
  expect(await offprint.accessibility()).toEqual([])
  expect(app.complaints).toEqual([])
})

/** What cannot be read where the window has other colours. */
async function inColours({ offprint }: App, theme: 'dark' | 'contrast'): Promise<string[]> {
  const set = (name: string) =>
    offprint.page.evaluate(to => void (document.documentElement.dataset['theme'] = to), name)
  await set(theme)
  try {
    return await offprint.accessibility(['color-contrast', 'link-in-text-block'])
  } finally {
    await set('light')
  }
}

test('at twice the size and in the colours of the system nothing is cut off, and one gets everywhere', async () => {
  // 1280 by 800 pixels, each of them four.
  const viewport = { width: 640, height: 400 }
  await using app = await openWithDecisions({ viewport, deviceScaleFactor: 2, forcedColors: 'active' })
  const { page } = app.offprint
  const found: Record<string, unknown> = {}
  await walkViews(app, async place => {
    const { wide, cut } = await page.evaluate(overflowing)
    if (wide > 640 || cut.length > 0) found[place] = { wide, cut }
  })
  expect(found).toEqual({})
  // The row under the keys is seen without any colour of ours.
  await app.offprint.press('g', 'a', 'j')
  await app.offprint.titles()
  const outline = await page
    .locator('[role=row][aria-selected=true]')
    .evaluate(row => getComputedStyle(row).outlineStyle)
  expect(outline).toBe('solid')
})

test('by Tab one gets to everything and out of it again, and always sees where one is', async () => {
  await using app = await openWithDecisions()
  const { offprint } = app
  for (const keys of [['g', 'i'], ['g', 'p'], ['g', 'n'], ['g', 'f'], ['g', 'l'], ['F1']] as const) {
    await offprint.press(...keys)
    await offprint.page.getByRole('heading', { level: 1 }).waitFor()
    const { stops, trapped, unseen } = await tabThrough(offprint.page)
    expect({ keys, trapped, unseen }).toEqual({ keys, trapped: false, unseen: [] })
    expect(stops).toBeGreaterThan(8)
  }
  // A dialog keeps the focus, and gives it back to where it was.
  await offprint.press('g', 'i')
  await offprint.titles()
  await offprint.list.focus()
  await offprint.press('Control+,')
  await offprint.dialog('Settings').waitFor()
  for (let press = 0; press < 60; press += 1) await offprint.press('Tab')
  // At its end a guard takes the focus for a moment, and gives it to the beginning.
  const isInside = () => offprint.page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)
  await expect.poll(isInside).toBe(true)
  await offprint.press('Escape')
  await expect.poll(() => offprint.list.evaluate(list => list === document.activeElement)).toBe(true)
})

test('where another language is chosen no view speaks English', async () => {
  await using app = await openApp({}, page =>
    page.addInitScript(() => {
      if (sessionStorage.getItem('begun') === null) localStorage.setItem('offprint.language', 'brackets')
      sessionStorage.setItem('begun', 'yes')
    }),
  )
  const { offprint } = app
  await offprint.page.getByRole('button', { name: 'Choose or paste' }).waitFor()
  // What comes from papers is Greek: whatever is Latin and stands in no brackets is in no catalogue.
  await offprint.drop(
    'χαρτιά.jsonl',
    paperLines(6, index => ({
      key: `${index}`,
      title: `Περί ${index}`,
      abstract: `Αυτό ${index}`,
      authors: ['Ευκλείδης'],
      url: null,
    })),
  )
  await offprint.row('Περί 5').waitFor()
  await offprint.titles()
  await offprint.press('s', 'q', 'x', 'r')
  await offprint.page.getByText('All changes saved').waitFor()
  const found: Record<string, readonly string[]> = {}
  await walkViews(app, async place => {
    // The page of the look is for those who make Offprint, and English.
    if (place === 'design') return
    const unsaid = await offprint.page.evaluate(outsideBrackets)
    if (unsaid.length > 0) found[place] = unsaid
  })
  expect(found).toEqual({})

  // And a real one: the window opens anew in it, and keeps it.
  await offprint.page.evaluate(() => localStorage.removeItem('offprint.language'))
  await offprint.page.reload()
  await offprint.library.waitFor()
  await offprint.press('g', 'i')
  await offprint.titles()
  await offprint.press('Control+,')
  await offprint.dialog('Settings').getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await offprint.page.getByRole('searchbox', { name: 'Suchen' }).waitFor()
  expect(await offprint.page.evaluate(() => document.documentElement.lang)).toBe('de')
  await offprint.page.getByRole('navigation').getByText('Als Nächstes').waitFor()
})

/** Runs in the page: words in sight, or said to those who do not see, that stand in no brackets. */
function outsideBrackets(): string[] {
  const outside = (text: string): string => {
    let depth = 0
    return [...text]
      .filter(sign => {
        if (sign === '⟦') depth += 1
        if (sign === '⟧') depth -= 1
        return depth === 0 && sign !== '⟧'
      })
      .join('')
  }
  // Names of keys and of formats, operators, units, addresses, and languages in their own words.
  const known =
    /\b(?:PDF|PDFs|arXiv|BibTeX|RIS|CSV|CSL-JSON|JSON|OPML|Markdown|Offprint|TLS|STARTTLS|Deutsch|English|Enter|Esc|Del|Alt|Shift|Ctrl|Space|Home|End|OKLCH|[A-Z]|F\d+|h|min)\b|\S*[./:_]\S*/g
  const found = new Set<string>()
  const look = (text: string | null): void => {
    const rest = outside(text ?? '').replace(known, ' ')
    if (/[A-Za-z]{2,}/.test(rest)) found.add(rest.trim().replace(/\s+/g, ' ').slice(0, 80))
  }
  // What is shown as it is typed, and the page that shows the tokens of the design.
  const exempt = 'code, kbd, script, style, [lang]:not(html), [data-tokens]'
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts = new Map<Element, string>()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement } = node
    if (!parentElement || parentElement.closest(exempt)) continue
    texts.set(parentElement, `${texts.get(parentElement) ?? ''}${node.textContent}`)
  }
  for (const text of texts.values()) look(text)
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    if (!element.closest(exempt))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) look(element.getAttribute(name))
  return [...found]
}

/** Runs in the page: how wide it is, and the controls one can never bring into sight. */
function overflowing(): { wide: number; cut: string[] } {
  const cut = [...document.querySelectorAll<HTMLElement>('button, input, select, a[href]')]
    .filter(control => control.checkVisibility({ visibilityProperty: true }) && !control.closest('[inert], nav, aside'))
    .filter(control => {
      const { left, right, width } = control.getBoundingClientRect()
      const scrolls = control.closest('[data-page], [role=dialog], [role=grid], [role=toolbar]')
      return width > 1 && !scrolls && (left < -1 || right > innerWidth + 1)
    })
    .map(control => control.outerHTML.slice(0, 120))
  return { wide: document.documentElement.scrollWidth, cut }
}

const USABLE = new Set([
  ...['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'spinbutton', 'slider', 'switch'],
  ...['menuitem', 'option', 'tab', 'img', 'dialog', 'grid', 'listbox', 'navigation', 'region'],
])

/** What the tree that screen readers read has without a name. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(
      ({ ignored, role, name }) => !ignored && USABLE.has(String(role?.value)) && String(name?.value ?? '') === '',
    )
    .map(({ role, nodeId }) => `no name: ${String(role?.value)} ${nodeId}`)
}

interface TabWalk {
  readonly stops: number
  readonly trapped: boolean
  readonly unseen: readonly string[]
}

/** Presses Tab until the focus is where it began. */
async function tabThrough(page: Page): Promise<TabWalk> {
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
  })
  const unseen: string[] = []
  const seen = new Set<string>()
  for (let stops = 0; stops < 150; stops += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      element.dataset['stop'] ??= String(document.querySelectorAll('[data-stop]').length)
      const { width, height, bottom, top } = element.getBoundingClientRect()
      // A list shows the focus by its row; a field also by the box it stands in.
      const isMarked =
        [element, element.parentElement ?? element].some(marked => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(marked)
          return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
        }) ||
        element.matches('[data-papers], [data-page], [role=listbox], [role=list], [tabindex="-1"]') ||
        element.closest('label, [data-focus]')?.matches(':focus-within') === true
      const isInSight = width > 0 && height > 0 && bottom > 0 && top < innerHeight
      return { id: element.dataset['stop'], isShown: isMarked && isInSight, html: element.outerHTML.slice(0, 140) }
    })
    // Past the last the focus leaves the page, and comes back to the first.
    if (stop === null || seen.has(stop.id ?? '')) return { stops, trapped: false, unseen }
    seen.add(stop.id ?? '')
    if (!stop.isShown) unseen.push(stop.html)
  }
  return { stops: 150, trapped: true, unseen }
}
