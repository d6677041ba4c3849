import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { collectWords, contextOf, toHumanText } from '../../../src/renderer/reader/text/human-text.ts'
import { type PageText, readPageText, runAt } from '../../../src/renderer/reader/text/page-text.ts'
import { nearestRun, runBox } from '../../../src/renderer/reader/text/run-boxes.ts'
import { sentenceAround, wordAround } from '../../../src/renderer/reader/text/word-bounds.ts'
import { CSS_UNITS, pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'

describe('text as a person means it', () => {
  const words = collectWords('We use self-attention and state-of-the-art models. Representations matter.')
  it.each([
    ['lines become spaces', 'one\ntwo\n  three', 'one two three'],
    ['a broken word is made whole', 'the represen-\ntations of', 'the representations of'],
    [
      'a compound keeps the hyphen the paper gives it elsewhere',
      'the self-\nattention layer',
      'the self-attention layer',
    ],
    ['a compound of many parts too', 'our state-of-the-\nart results', 'our state-of-the-art results'],
    ['a hyphen before a capital stays', 'the Erdos-\nRenyi graph', 'the Erdos- Renyi graph'],
    ['a hyphen inside a line stays', 'zero-shot', 'zero-shot'],
    ['a soft hyphen goes', 'rep\u00adresent', 'represent'],
    ['a minus before a number on the next line stays', 'x -\n1', 'x - 1'],
    ['control characters go', 'a\u0000b\u0007c', 'abc'],
    ['nothing stays nothing', ' \n ', ''],
  ])('%s', (_name, given, expected) => {
    expect(toHumanText(given, words)).toBe(expected)
  })

  it('gives 32 characters before and after, never half a letter', () => {
    const text = `${'a '.repeat(40)}𝒙 middle 𝒚${' b'.repeat(40)}`
    const start = text.indexOf('middle')
    const { before, after } = contextOf(text, start, start + 6, words)
    expect(before.length).toBeLessThanOrEqual(32)
    expect(before.endsWith('𝒙')).toBe(true)
    expect(after.startsWith('𝒚')).toBe(true)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('𝒙', 'a', ' ', '-', '\n') }), fc.nat(), fc.nat(), (any, a, b) => {
        const [from, to] = [a % (any.length + 1), b % (any.length + 1)].sort((p, q) => p - q)
        const context = contextOf(any, from ?? 0, to ?? 0, words)
        expect(context.before.length).toBeLessThanOrEqual(32)
        expect(context.after.length).toBeLessThanOrEqual(32)
      }),
    )
  })
})

describe('words and sentences', () => {
  const text = 'Models learn represen-\ntations fast. We can’t say why. (See Fig. 2.)'
  const part = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  it('finds the word, also a broken one from either side', () => {
    expect(part(wordAround(text, 8))).toBe('learn')
    expect(part(wordAround(text, text.indexOf('tations') + 1))).toBe('represen-\ntations')
    expect(part(wordAround(text, text.indexOf('represen') + 1))).toBe('represen-\ntations')
    expect(part(wordAround(text, text.indexOf('can’t')))).toBe('can’t')
    expect(part(wordAround(text, 'Models'.length))).toBe('Models')
  })
  it('finds the sentence', () => {
    expect(part(sentenceAround(text, 2))).toBe('Models learn represen-\ntations fast.')
    expect(part(sentenceAround(text, text.indexOf('say')))).toBe('We can’t say why.')
  })
})

describe('text of a page', () => {
  const item = (str: string, x: number, y: number, hasEOL = false) => ({
    str,
    transform: [10, 0, 0, 10, x, y],
    width: str.length * 5,
    height: 10,
    fontName: 'f',
    hasEOL,
  })
  const page: PageText = readPageText(
    [
      item('one', 0, 100),
      item(' ', 15, 100),
      item('two', 20, 100, true),
      item('three', 0, 88, true),
      item('far', 200, 100),
    ],
    () => false,
  )

  it('joins runs in order, with ends of lines', () => {
    expect(page.text).toBe('one two\nthree\nfar')
    expect(runAt(page, 0)?.text).toBe('one')
    expect(runAt(page, 5)?.text).toBe('two')
    expect(runAt(page, page.text.length)?.text).toBe('far')
    expect(runAt({ text: '', runs: [] }, 0)).toBeNull()
  })

  it('knows where a run stands, on upright and on turned pages', () => {
    const upright = pageBox([0, 0, 300, 200], 0, 1)
    const run = page.runs[0]
    if (!run) throw new Error('no run')
    const box = runBox(run, upright)
    expect(box.x).toBeCloseTo(0)
    expect(box.width).toBeCloseTo(15 * CSS_UNITS)
    expect(box.y).toBeCloseTo((100 - 7.8) * CSS_UNITS)
    expect(box.height).toBeCloseTo(10 * CSS_UNITS)
    const turned = runBox(run, pageBox([0, 0, 300, 200], 90, 1))
    expect(turned.height).toBeCloseTo(15 * CSS_UNITS)
    expect(turned.width).toBeCloseTo(10 * CSS_UNITS)
  })

  it('finds the run a pointer means: level beats near', () => {
    const box = pageBox([0, 0, 300, 200], 0, 1)
    const boxes = page.runs.map(run => runBox(run, box))
    const at = (x: number, y: number) => nearestRun(page, boxes, x * CSS_UNITS, (200 - y) * CSS_UNITS)?.run.text
    expect(at(5, 103)).toBe('one')
    expect(at(60, 103)).toBe('two')
    expect(at(60, 90)).toBe('three')
    expect(at(180, 103)).toBe('far')
    expect(at(250, 20)).toBe('far')
    expect(nearestRun({ text: '', runs: [] }, [], 0, 0)).toBeNull()
  })
})
