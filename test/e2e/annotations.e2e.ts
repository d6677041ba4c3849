import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { annotationsIn } from '../support/annotated-pdf.ts'
import { makePdf } from '../support/make-pdf.ts'
import { openReader } from './reader-page.ts'

const BODY = [
  'Language models learn representations of words from large collections of text.',
  'We claim that sparse codes explain most of what these representations contain.',
  'Earlier work looked at single neurons and found them hard to understand.',
  'Our method trains a dictionary on activations and reads it by its examples.',
  'This sentence was dropped by the authors when the reviewers asked for proof.',
  'The results hold over six models, three languages and two kinds of training.',
]

test('areas, drawings, texts and notes are made, changed, moved and taken back, by pointer and by keys', async () => {
  await using open = await openReader({ pages: 2, figure: true, rotate: 90, cropBox: [20, 30, 560, 740] })
  const { page, press } = open.app.offprint
  await open.drawn(0)
  const sheet = await open.sheet(0).boundingBox()
  if (!sheet) throw new Error('there is no page')
  const scale = sheet.width / 740
  const drag = async (...points: (readonly [number, number])[]): Promise<void> => {
    for (const [at, [x, y]] of points.entries()) {
      await page.mouse.move(sheet.x + x, sheet.y + y, { steps: at === 0 ? 1 : 5 })
      if (at === 0) await page.mouse.down()
    }
    await page.mouse.up()
  }
  const of = async (type: string) => (await open.stored()).find(one => one.type === type)

  await press('a')
  await open.reader.getByRole('toolbar', { name: 'Tool in hand' }).getByText('Draw a box').waitFor()
  await drag([100, 80], [220, 160])
  await open.annotations.locator('img').waitFor()
  const area = await of('area')
  // The page is turned to the right: across the screen is up the page.
  expect(area?.rect[0]).toBeCloseTo(20 + 80 / scale, 0)
  expect(area?.rect[1]).toBeCloseTo(30 + 100 / scale, 0)
  expect(area?.rect[3]).toBeCloseTo(30 + 220 / scale, 0)
  expect(area?.picture).toMatch(/^[0-9a-f]{64}$/)
  // Its lower right corner is dragged, then the keys go on.
  await drag([220, 160], [260, 190])
  await expect.poll(async () => (await of('area'))?.rect[3] ?? 0).toBeCloseTo(30 + 260 / scale, 0)
  await press('Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight')
  await expect.poll(async () => (await of('area'))?.rect[1] ?? 0).toBeGreaterThan((area?.rect[1] ?? 0) + 8)
  await press('Control+z')
  await expect.poll(async () => (await of('area'))?.rect[1] ?? 0).toBeCloseTo(area?.rect[1] ?? 0, 1)

  // The same area once more, as a picture to be pasted elsewhere: nothing is marked by that.
  await open.app.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await press('Escape', 'Shift+A')
  await drag([100, 80], [220, 160])
  await page.getByText('The area is on the clipboard, as a picture.').waitFor()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const picture = item && (await createImageBitmap(await item.getType('image/png')))
    return picture && { width: picture.width, height: picture.height }
  })
  expect(copied?.width).toBe(Math.round((120 / scale / 72) * 96 * 3))
  expect(await open.stored()).toHaveLength(1)

  await press('i', '3')
  await drag([80, 260], [200, 260], [320, 260])
  await expect.poll(async () => (await of('ink'))?.color).toBe('blue')
  expect((await of('ink'))?.strokes).toHaveLength(1)
  expect((await of('ink'))?.strokes?.[0]?.length).toBeLessThan(12)
  await press('x')
  await drag([200, 230], [200, 290])
  await expect.poll(async () => (await of('ink'))?.strokes?.length).toBe(2)
  await press('Control+z')
  await expect.poll(async () => (await of('ink'))?.strokes?.length).toBe(1)
  await press('Control+y')
  await expect.poll(async () => (await of('ink'))?.strokes?.length).toBe(2)

  // By the keys: the eraser begins on the drawing and takes a line of it whole; strokes of one sitting are one drawing.
  const inks = async () => (await open.stored()).filter(one => one.type === 'ink').map(one => one.strokes ?? [])
  const lines = open.sheet(0).locator('svg [data-type=ink] polyline')
  await expect.poll(() => lines.count()).toBe(2)
  await press('Enter', 'Delete')
  await expect.poll(async () => (await of('ink'))?.strokes?.length).toBe(1)
  await press('Escape', 'i', '1', 'Enter', 'Enter', 'Control+ArrowRight', 'ArrowDown', 'Enter')
  await press('Enter', 'ArrowLeft', 'Enter')
  await expect.poll(async () => (await inks()).map(strokes => strokes.length)).toEqual(expect.arrayContaining([1, 2]))
  expect((await inks()).find(strokes => strokes.length === 2)?.[0]).toHaveLength(6)
  await expect.poll(() => lines.count()).toBe(3)
  await press('Escape', 'Control+z', 'Control+z')
  await expect.poll(async () => (await inks()).length).toBe(1)

  // Without a pointer: text in the middle of the view.
  await press('Escape', 't', 'Enter')
  await page.keyboard.type('Compare with section 3')
  await press('Control+Enter')
  await expect.poll(async () => (await of('text'))?.comment).toBe('Compare with section 3')
  await open.sheet(0).getByText('Compare with section 3').waitFor()
  await press('Delete')
  await expect.poll(() => of('text')).toBeUndefined()
  await press('n', 'Enter')
  await page.keyboard.type('by the keys alone')
  await press('Control+Enter')
  await expect.poll(async () => (await of('note'))?.comment).toBe('by the keys alone')

  await press('Shift+F')
  await page.keyboard.type('keys')
  await open.reader.getByText('1 of 3 annotations').waitFor()
  await press('ArrowDown', 'Enter')
  await open.reader.getByRole('dialog', { name: 'Note' }).waitFor()
  expect(await open.app.offprint.accessibility()).toEqual([])
  await press('Control+k')
  await page.keyboard.type('rub out')
  await page.getByRole('option', { name: /Rub out/ }).waitFor()
  expect(open.complaints()).toEqual([])
})

test('what a file has is brought in, follows to the next version, is placed by hand, and is found from everywhere', async () => {
  await using open = await openReader(
    await makePdf([
      {
        lines: BODY,
        annotations: [
          {
            type: 'Highlight',
            rect: [72, 693, 220, 705],
            quads: [[72, 705, 220, 705, 72, 693, 220, 693]],
            author: 'Ada Lovelace',
            contents: 'a remark by another',
            color: [1, 0.8, 0.2],
          },
        ],
      },
    ]),
  )
  const { page, press, searchBox } = open.app.offprint
  await open.drawn(0)
  const offer = open.reader.getByRole('group', { name: 'Annotations in the file' })
  await offer.getByText('by Ada Lovelace').waitFor()
  await offer.getByRole('button', { name: 'Bring in' }).click()
  await open.annotations.getByText('from the PDF').waitFor()
  await open.choose(0, [73, 674], [300, 674])
  await press('3')
  await expect.poll(async () => (await open.stored()).length).toBe(2)
  await open.reader.getByRole('button', { name: 'More with these annotations' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Save a copy of the PDF with them' }).click()
  const copy = await download
  expect(copy.suggestedFilename()).toBe('paper (annotated).pdf')
  expect(annotationsIn(readFileSync(await copy.path())).map(({ type }) => type)).toEqual(['Highlight', 'Highlight'])

  await press('Escape', 'Escape')
  await page.getByRole('button', { name: 'Add another PDF' }).click()
  const second = await makePdf([
    { lines: ['A cover page.'] },
    { lines: ['A paragraph that is new.', ...BODY.filter((_, at) => at !== 4)] },
  ])
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'second.pdf', mimeType: 'application/pdf', buffer: Buffer.from(second) })
  await open.reader.getByRole('button', { name: 'Open second.pdf' }).click()
  const versions = open.reader.getByRole('group', { name: 'Versions' })
  await versions.getByText('1 annotation carried over from paper.pdf, 1 without a place yet.').waitFor()
  const tray = open.reader.getByRole('list', { name: 'Annotations without a place' })
  await tray.getByRole('button', { name: 'Show its old place' }).click()
  await tray.locator('canvas').waitFor()
  await tray.getByRole('button', { name: 'Place it' }).click()
  await press('g', '2', 'Enter')
  await open.drawn(1)
  await open.choose(1, [73, 686], [250, 686])
  await press('Enter')
  await expect.poll(() => tray.count(), { timeout: 10_000 }).toBe(0)
  await expect.poll(async () => (await open.stored()).map(one => one.page), { timeout: 10_000 }).toEqual([1, 1])
  await versions.getByRole('button', { name: 'What changed' }).click()
  await page.getByRole('list', { name: 'Changes' }).locator('del', { hasText: 'dropped by the authors' }).waitFor()

  const placed = (await open.stored()).find(one => !one.external)
  await searchBox.fill(`offprint://paper/1?page=2&annotation=${placed?.id}`)
  await open.reader.getByRole('dialog', { name: 'Annotation' }).waitFor()
  await press('Escape', 'Escape', 'g', 'h')
  const all = page.getByRole('list', { name: 'Annotations' })
  await page.getByRole('textbox', { name: 'Words in annotations' }).fill('remark')
  await page.getByText('1 that fit').waitFor()
  await all.getByRole('button').click()
  await open.reader.getByRole('dialog', { name: 'Annotation' }).getByText('by Ada Lovelace').waitFor()
  expect(open.complaints()).toEqual([])
})
