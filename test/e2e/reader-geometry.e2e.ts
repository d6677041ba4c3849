import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  drawPages,
  hasRenderer,
  makeKindsPdf,
  type MarkedPage,
  markedWordOf,
  type Overlap,
  overlapOf,
  PAGE_KINDS,
  type Picture,
  type Renderer,
} from '../support/rendered-marks.ts'
import { openReader } from './reader-page.ts'

const renderers = (['poppler', 'mupdf'] as const).filter(hasRenderer)
const LEAST = 0.95

test.skipIf(renderers.length === 0)(
  'what is highlighted on pages of every kind covers the same letters here and where poppler and MuPDF draw the copy',
  async () => {
    await using open = await openReader(makeKindsPdf())
    const { page, press } = open.app.offprint
    // So tall that many pages are in sight at once.
    await page.setViewportSize({ width: 900, height: 2_600 })
    await open.drawn(0)
    await press('Control+0', '-', '-', '-', 'h')
    const ours: MarkedPage[] = []
    while (ours.length < PAGE_KINDS.length) {
      const first = ours.length
      await open.sheet(first).evaluate(sheet => sheet.scrollIntoView())
      const last = (await (await page.waitForFunction(lastInSight, first)).jsonValue()) ?? first
      await page.evaluate(chooseWords, { first, last, words: PAGE_KINDS.map(markedWordOf) })
      for (let index = first; index <= last; index += 1) {
        await open.sheet(index).locator('svg g[data-color]').waitFor()
        ours.push(await open.sheet(index).evaluate(markedPage).then(unpacked))
      }
    }
    await expect.poll(async () => (await open.stored()).length).toBe(PAGE_KINDS.length)
    expect(new Map((await open.stored()).map(one => [one.page, one.text]))).toEqual(
      new Map(PAGE_KINDS.map((kind, index) => [index, markedWordOf(kind)])),
    )

    // The letters stand upright in the page's own space, however it is turned: upper left, upper right, lower left, lower right.
    for (const { quads, rect, page: index } of await open.stored()) {
      const [x1, y1, x2, y2] = rect
      if (PAGE_KINDS[index]?.writing !== 'down') expect(quads).toEqual([[x1, y2, x2, y2, x1, y1, x2, y1]])
    }

    await page.setViewportSize({ width: 1300, height: 900 })
    await open.reader.getByRole('button', { name: 'More with these annotations' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Save a copy of the PDF with them' }).click()
    const copy = readFileSync(await (await download).path())
    const least: Partial<Record<Renderer, Overlap>> = {}
    const poor: string[] = []
    for (const renderer of renderers) {
      const pictures = drawPages(renderer, copy)
      expect(pictures).toHaveLength(PAGE_KINDS.length)
      for (const [index, picture] of pictures.entries()) {
        const mine = ours[index]
        if (!mine) throw new Error('a page was drawn that is not there')
        const { area, letters } = overlapOf(mine, picture)
        const so = least[renderer] ?? { area: 1, letters: 1 }
        least[renderer] = { area: Math.min(so.area, area), letters: Math.min(so.letters, letters) }
        if (Math.min(area, letters) < LEAST)
          poor.push(`${renderer} ${area.toFixed(3)} ${letters.toFixed(3)} ${JSON.stringify(PAGE_KINDS[index])}`)
      }
    }
    if (process.env['OFFPRINT_FIGURES']) process.stdout.write(`${JSON.stringify(least)}\n`)
    expect(poor).toEqual([])
  },
)

/** Runs in the page: the last of the sheets in sight, once all of them from the first wanted one on can be marked. */
function lastInSight(first: number): number | null {
  const inSight = [...document.querySelectorAll<HTMLElement>('[data-page]')].filter(sheet => {
    const { top, bottom } = sheet.getBoundingClientRect()
    return Number(sheet.dataset['page']) >= first && top > 0 && bottom < innerHeight
  })
  const areReady = inSight.every(sheet => sheet.querySelector('canvas') && sheet.querySelector('[aria-busy="false"]'))
  const [top, last] = [inSight[0], inSight.at(-1)]
  return top && last && areReady && Number(top.dataset['page']) === first ? Number(last.dataset['page']) : null
}

/**
 * Runs in the page: two clicks on a word of each sheet, with the tool in hand that marks what is chosen. Without a frame
 * painted between two of them, of which each takes as long as all of this.
 */
function chooseWords({
  first,
  last,
  words,
}: {
  readonly first: number
  readonly last: number
  readonly words: readonly string[]
}): void {
  for (let index = first; index <= last; index += 1) {
    const spans = [...document.querySelectorAll<HTMLElement>(`[data-page="${index}"] span`)]
    const span = spans.find(({ textContent }) => textContent === words[index])
    if (!span) throw new Error(`page ${index + 1} has no such word`)
    const { x, y, width, height } = span.getBoundingClientRect()
    const at = { clientX: x + width / 2, clientY: y + height / 2, button: 0, bubbles: true, cancelable: true }
    for (const type of ['pointerdown', 'pointerup', 'pointerdown', 'pointerup'])
      span.dispatchEvent(new PointerEvent(type, at))
  }
}

interface PackedPage {
  readonly width: number
  readonly height: number
  readonly pixels: string
  readonly mark: readonly [number, number, number, number]
}

/** Runs in the page: the picture of a sheet as it was drawn, and the mark over it in parts of the sheet. */
function markedPage(sheet: Element): PackedPage {
  const canvas = sheet.querySelector('canvas')
  const mark = sheet.querySelector('svg g[data-color]')?.getBoundingClientRect()
  const copy = new OffscreenCanvas(canvas?.width ?? 1, canvas?.height ?? 1).getContext('2d')
  if (canvas) copy?.drawImage(canvas, 0, 0)
  const data = copy?.getImageData(0, 0, copy.canvas.width, copy.canvas.height).data
  if (!canvas || !mark || !data) throw new Error('the page is not drawn')
  const whole = sheet.getBoundingClientRect()
  let text = ''
  for (let at = 0; at < data.length; at += 4)
    text += String.fromCharCode(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
  return {
    width: canvas.width,
    height: canvas.height,
    pixels: btoa(text),
    mark: [
      (mark.left - whole.left) / whole.width,
      (mark.top - whole.top) / whole.height,
      (mark.right - whole.left) / whole.width,
      (mark.bottom - whole.top) / whole.height,
    ],
  }
}

function unpacked({ width, height, pixels, mark }: PackedPage): MarkedPage {
  const picture: Picture = { width, height, pixels: Buffer.from(pixels, 'base64') }
  return { picture, mark }
}
