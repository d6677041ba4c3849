import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** MB that the process of a page holds for itself alone, after it gave back what it does not need. Linux alone says so. */
export async function ownMemory(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser of its own')
  const whole = await browser.newBrowserCDPSession()
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo')
  await whole.detach()
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  return Math.max(...renderers.map(({ id }) => ownMemoryOf(id)))
}

/** NaN where the system does not say. */
export function ownMemoryOf(process: number): number {
  try {
    const roll = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8')
    const kilobytes = ['Private_Dirty', 'Private_Clean'].map(name =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(roll)?.[1] ?? 0),
    )
    return kilobytes.reduce((sum, size) => sum + size, 0) / 1_024
  } catch {
    return Number.NaN
  }
}
