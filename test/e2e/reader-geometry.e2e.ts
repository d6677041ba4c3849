import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  drawPages,
  hasRenderer,
  makeKindsPdf,
  MARKED,
  PAGE_KINDS,
  type Picture,
  type Renderer,
  sharedColor,
} from '../support/rendered-marks.ts'
import { openReader } from './reader-page.ts'

const renderers = (['poppler', 'mupdf'] as const).filter(hasRenderer)
const LEAST = 0.95
const DPI = 300

test.skipIf(renderers.length === 0)(
  'what is highlighted on pages of every kind lies where poppler and MuPDF draw it in the copy',
  async () => {
    await using open = await openReader(makeKindsPdf())
    const { page, press } = open.app.offprint
    const go = async (index: number): Promise<Locator> => {
      const sheet = open.sheet(index)
      await sheet.evaluate(element => element.scrollIntoView({ block: 'center' }))
      await sheet.locator('canvas').first().waitFor()
      return sheet
    }
    await page.setViewportSize({ width: 2300, height: 1500 })
    await go(PAGE_KINDS.findIndex(({ userUnit }) => userUnit === 2))
    await press('9')
    for (const index of PAGE_KINDS.keys()) {
      const word = (await go(index)).locator('span[dir]').filter({ hasText: MARKED })
      await word.waitFor({ state: 'attached' })
      const box = await word.boundingBox()
      if (!box) throw new Error(`the word of page ${index + 1} lies nowhere`)
      await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
      await open.reader.getByRole('toolbar', { name: 'Selected text' }).waitFor()
      await press('1')
      await open.sheet(index).locator('svg g[data-color]').first().waitFor()
    }
    await expect.poll(async () => (await open.stored()).length).toBe(PAGE_KINDS.length)
    expect(new Set((await open.stored()).map(({ text }) => text))).toEqual(new Set([MARKED]))

    await open.reader.getByRole('button', { name: 'More with these annotations' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Save a copy of the PDF with them' }).click()
    const copy = readFileSync(await (await download).path())

    await open.reopen()
    // What floats over the pages is not on them.
    await open.reader.getByRole('toolbar', { name: 'Reader tools' }).evaluate(bar => (bar.style.display = 'none'))
    const ours: Picture[] = []
    for (const index of PAGE_KINDS.keys()) {
      const sheet = await go(index)
      await sheet.locator('svg g[data-color]').first().waitFor()
      ours.push(await pictureOf(sheet))
    }
    const least: Partial<Record<Renderer, number>> = {}
    const poor: string[] = []
    for (const renderer of renderers)
      for (const [index, theirs] of drawPages(renderer, copy, DPI).entries()) {
        const mine = ours[index]
        if (!mine) throw new Error('a page was drawn that is not there')
        const shared = sharedColor(mine, theirs)
        least[renderer] = Math.min(least[renderer] ?? 1, shared)
        if (shared < LEAST) poor.push(`${renderer} ${shared.toFixed(3)} ${JSON.stringify(PAGE_KINDS[index])}`)
      }
    if (process.env['OFFPRINT_FIGURES']) process.stdout.write(`${JSON.stringify(least)}\n`)
    expect(poor).toEqual([])
  },
  400_000,
)

/** As it is on the screen, marks and all; the browser unpacks its own pictures. */
async function pictureOf(sheet: Locator): Promise<Picture> {
  const png = await sheet.screenshot()
  const { width, height, pixels } = await sheet.evaluate(async (_, encoded) => {
    const bytes = Uint8Array.from(atob(encoded), letter => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
    let text = ''
    for (let at = 0; at < data.length; at += 4)
      text += String.fromCharCode(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
    return { width: bitmap.width, height: bitmap.height, pixels: btoa(text) }
  }, png.toString('base64'))
  return { width, height, pixels: Buffer.from(pixels, 'base64') }
}
