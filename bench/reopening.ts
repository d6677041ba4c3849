import type { Page } from 'playwright-core'
import { type Figure, judged, median } from './figure.ts'
import { openWithEnter, showPapers } from './open-row.ts'
import type { Visitor } from './web-app.ts'

const ROUNDS = 7
const MOST_MS = 150
/** Longer than the app takes to make everything ready that it makes ready ahead. */
const REST_MS = 2_000

/** A paper that was open before, opened by Enter in a running app: after the list was gone back to, and in a new window. */
export async function reopening(visit: () => Promise<Visitor>): Promise<Figure[]> {
  const { context, page, origin } = await visit()
  const [again, anew]: [number[], number[]] = [[], []]
  let list = await showPapers(page, origin)
  await openWithEnter(page, list)
  await isKept(page)
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.keyboard.press('Escape')
    await list.waitFor()
    await page.waitForTimeout(REST_MS)
    again.push(await openWithEnter(page, list))
    await page.waitForTimeout(REST_MS)
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    list = await showPapers(page, origin)
    await page.waitForTimeout(REST_MS)
    anew.push(await openWithEnter(page, list))
    await isKept(page)
  }
  await context.close()
  const spread = (times: readonly number[]): string =>
    `from ${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms in ${ROUNDS}`
  return [
    judged('the last place of a paper, opened again', median(again), MOST_MS, spread(again)),
    judged('the same in a new window', median(anew), MOST_MS, spread(anew)),
  ]
}

/** What is in sight is kept when the view has rested. */
async function isKept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const names = await indexedDB.databases()
    if (!names.some(({ name }) => name === 'offprint-views')) return false
    return new Promise<boolean>(resolve => {
      const request = indexedDB.open('offprint-views')
      request.onsuccess = () => {
        const count = request.result.transaction('views').objectStore('views').count()
        count.onsuccess = () => {
          request.result.close()
          resolve(count.result > 0)
        }
      }
    })
  })
}
