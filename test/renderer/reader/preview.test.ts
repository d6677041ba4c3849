import { describe, expect, it } from 'vitest'
import { namesTitle, readReference } from '../../../src/renderer/reader/preview/reference-words.ts'
import { targetRegion } from '../../../src/renderer/reader/preview/target-region.ts'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { type PageText, readPageText } from '../../../src/renderer/reader/text/page-text.ts'
import { linesOf } from '../../../src/renderer/reader/text/text-lines.ts'
import { wordsUnder } from '../../../src/renderer/reader/text/words-under.ts'

const box = pageBox([0, 0, 612, 792], 0, 1)
const size = { width: 816, height: 1056 }
/** Lines of 10 points, as [x, y of the baseline, text]; a letter is 5 points wide. */
function page(lines: readonly (readonly [number, number, string])[]): PageText {
  return readPageText(
    lines.map(([x, y, str]) => ({
      str,
      transform: [10, 0, 0, 10, x, y],
      width: str.length * 5,
      height: 10,
      fontName: 'f',
      hasEOL: true,
    })),
    () => false,
  )
}
const target = (text: PageText, x: number | null, y: number, name: string | null = null) =>
  targetRegion({
    lines: linesOf(text, box),
    page: size,
    at: { x: x === null ? null : (x * 4) / 3, y: ((792 - y) * 4) / 3 },
    name,
  })

const references = page([
  [72, 500, 'References'],
  [72, 480, '[1] A. Lovelace. Notes on the engine, by the'],
  [90, 468, 'translator. In Memoirs, 1843.'],
  [72, 450, '[2] A. Turing. On computable numbers. 1936.'],
  [320, 480, '[3] C. Shannon. A mathematical theory of com-'],
  [338, 468, 'munication. BSTJ, 1948.'],
])

describe('what a link leads to', () => {
  it('is the entry of a list of references, to its last line and not the next entry, in its own column', () => {
    expect(target(references, 72, 490).text).toBe(
      '[1] A. Lovelace. Notes on the engine, by the\ntranslator. In Memoirs, 1843.',
    )
    expect(target(references, 72, 459)).toMatchObject({
      kind: 'reference',
      text: '[2] A. Turing. On computable numbers. 1936.',
    })
    const third = target(references, 320, 490)
    expect(third.text).toMatch(/^\[3\].*BSTJ, 1948\.$/s)
    expect(third.region.x).toBeGreaterThan(400)
    // Names without marks hang: a line back at the edge is the next entry.
    const names = page([
      [72, 480, 'Lovelace, A. 1843. Notes on the engine, by'],
      [84, 468, 'the translator.'],
      [72, 456, 'Turing, A. 1936. On computable numbers.'],
    ])
    expect(target(names, 72, 490, 'cite.lovelace').text).toMatch(/translator\.$/)
  })

  it('is a figure with all of its caption, a table below its own, an equation, or a passage', () => {
    const text = page([
      [72, 760, 'a line of the text that is above the figure here'],
      [72, 400, 'Figure 2: What was seen, in the first of two'],
      [72, 388, 'experiments.'],
      [72, 360, 'and the text goes on below it, as it does everywhere'],
      [72, 300, 'x = y + z      (3)'],
      [72, 200, 'Table 1: Numbers, and what they are the numbers of'],
    ])
    const figure = target(text, 72, 640)
    expect(figure).toMatchObject({ kind: 'figure', text: 'Figure 2: What was seen, in the first of two\nexperiments.' })
    expect(figure.region.y + figure.region.height).toBeGreaterThan(((792 - 388) * 4) / 3)
    expect(figure.region.height).toBeGreaterThan(250)
    expect(target(text, 72, 405, 'figure.caption.2').region.y).toBeLessThan(((792 - 600) * 4) / 3)
    const table = target(text, 72, 210)
    expect(table.region.y).toBeLessThan(((792 - 200) * 4) / 3)
    expect(table.region.y + table.region.height).toBeGreaterThan(((792 - 60) * 4) / 3)
    expect(target(text, 72, 312).kind).toBe('equation')
    expect(target(text, null, 775).kind).toBe('place')
  })

  it('is called by the words it lies on', () => {
    const text = page([[72, 500, 'as was shown before [12], see']])
    expect(wordsUnder(text, box, [172, 497, 192, 509])).toBe('[12]')
    expect(wordsUnder(text, box, [172, 597, 192, 609])).toBe('')
  })
})

describe('a reference', () => {
  it.each([
    [
      '[2] A. Vaswani, N. Shazeer, and N. Parmar. Attention is all\nyou need. In Advances in Neural Information\nProcessing Systems, 2017. arXiv:1706.03762.',
      { doi: null, arxivId: '1706.03762', titles: ['Attention is all you need'] },
    ],
    [
      'He, K., Zhang, X. (2016). Deep residual learning for image rec-\nognition. CVPR. https://doi.org/10.1109/CVPR.\n2016.90',
      { doi: '10.1109/cvpr.2016.90', arxivId: null, titles: ['Deep residual learning for image recognition'] },
    ],
    [
      'J. Doe, “A title, in quotation marks,” IEEE Trans. Things, vol. 3, 2020, arXiv preprint arXiv:2001.00001',
      { doi: null, arxivId: '2001.00001', titles: ['A title, in quotation marks'] },
    ],
  ])('says which paper it means: %s', (entry, expected) => {
    const { titles, ...ids } = readReference(entry)
    expect(ids).toEqual({ doi: expected.doi, arxivId: expected.arxivId })
    expect(titles[0]).toBe(expected.titles[0])
    expect(namesTitle(entry, expected.titles[0] ?? '')).toBe(true)
  })
  it('means a paper by its whole title alone', () => {
    expect(namesTitle('A. Person. Learning to rank papers. 2020.', 'Learning to Rank Papers')).toBe(true)
    expect(namesTitle('A. Person. Learning to rank papers. 2020.', 'Learning to Rank Papers with Trees')).toBe(false)
    expect(namesTitle('A. Person. Learning to rank papers. 2020.', 'Papers')).toBe(false)
  })
})
