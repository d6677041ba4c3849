import type { Page } from 'playwright-core'

/** The least that a list of so many lines can be: rows of plain text of the same height, painted as they come into sight, and j for the next. */
export async function openBareList(page: Page, count: number): Promise<Page> {
  await page.setContent('<!doctype html><title>bare</title><body style="margin:0">')
  await page.evaluate(makeList, count)
  return page
}

/** Runs in the page. */
function makeList(count: number): void {
  const height = 62
  const around = 12
  const list = document.createElement('div')
  list.setAttribute('role', 'grid')
  list.tabIndex = 0
  list.style.cssText = 'height:100vh;overflow-y:auto;position:relative;contain:strict;font:16px serif'
  const inner = document.createElement('div')
  inner.style.cssText = `position:relative;height:${count * height}px`
  list.append(inner)
  document.body.append(list)
  const rows = new Map<number, HTMLElement>()
  let at = 0
  const paint = (): void => {
    const from = Math.max(0, Math.floor(list.scrollTop / height) - around)
    const to = Math.min(count, Math.ceil((list.scrollTop + list.clientHeight) / height) + around)
    for (const [index, row] of rows)
      if (index < from || index >= to) {
        row.remove()
        rows.delete(index)
      }
    for (let index = from; index < to; index += 1) {
      let row = rows.get(index)
      if (!row) {
        row = document.createElement('div')
        row.textContent = `${index} a line of plain text, as long as the title of a paper may well be`
        row.style.cssText = `position:absolute;left:0;right:0;height:${height}px;transform:translateY(${index * height}px)`
        rows.set(index, row)
        inner.append(row)
      }
      row.style.background = index === at ? '#fde' : ''
    }
  }
  list.addEventListener('scroll', paint, { passive: true })
  list.addEventListener('keydown', event => {
    if (event.key !== 'j') return
    at = Math.min(count - 1, at + 1)
    const top = at * height
    if (top < list.scrollTop) list.scrollTop = top
    if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight
    paint()
  })
  paint()
}
