import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { column, lines, prose, run, textsOf } from './page-of-runs.ts'

const LEFT = prose('Left', 12)
const RIGHT = prose('Right', 12)
const twoColumns = [...column(LEFT, 50, 600), ...column(RIGHT, 320, 600)]

describe('the order in which a page is read', () => {
  it('reads one column from the top down, whatever the order it is drawn in', () => {
    const runs = column(prose('Only', 8), 72, 700)
    expect(textsOf(runs.toReversed())).toEqual(prose('Only', 8))
  })

  it('reads two columns one after the other, though their lines stand beside each other', () => {
    const interleaved = LEFT.flatMap((text, index) => [
      run(text, 50, 600 - 12 * index),
      run(RIGHT[index] ?? '', 320, 600 - 12 * index),
    ])
    expect(textsOf(interleaved)).toEqual([...LEFT, ...RIGHT])
  })

  it('reads three columns', () => {
    const third = prose('Third', 10)
    const narrow = { width: 150 }
    const runs = [
      ...column(prose('First', 10), 30, 600, narrow),
      ...column(prose('Second', 10), 200, 600, narrow),
      ...column(third, 370, 600, narrow),
    ]
    expect(textsOf(runs)).toEqual([...prose('First', 10), ...prose('Second', 10), ...third])
  })

  it('reads a title over both columns first, and a wide caption between what is above and below it', () => {
    const title = run('A Title That Goes Over Both of the Columns Below', 100, 680, { size: 16 })
    const caption = run(
      'Figure 1. A caption that goes over both columns, and so parts what is above from what is below.',
      50,
      400,
    )
    const below = [...column(prose('Lower left', 8), 50, 370), ...column(prose('Lower right', 8), 320, 370)]
    expect(textsOf([...below, caption, ...twoColumns, title])).toEqual([
      title.text,
      ...LEFT,
      ...RIGHT,
      caption.text,
      ...prose('Lower left', 8),
      ...prose('Lower right', 8),
    ])
  })

  it('reads the running head before and the page number after the columns', () => {
    const head = [run('Lovelace and Babbage', 50, 760), run('On Tests', 500, 760)]
    const number = run('17', 300, 40)
    const texts = textsOf([...twoColumns, ...head, number])
    expect(texts[0]).toBe('Lovelace and Babbage On Tests')
    expect(texts.at(-1)).toBe('17')
    expect(texts.slice(1, -1)).toEqual([...LEFT, ...RIGHT])
  })

  it('is not misled by a mark that stands in the gutter', () => {
    // As the "and" between two addresses, or the number of a line.
    expect(
      textsOf([...twoColumns, run('and', 299, 546)]).filter(text => text !== 'and' && !text.endsWith(' and')),
    ).toHaveLength(23 + 1)
    expect(textsOf([...twoColumns, run('7', 305, 800)]).slice(1)).toEqual([...LEFT, ...RIGHT])
  })

  it('reads a table row by row', () => {
    const rows = ['Method', 'Baseline', 'Ours'].flatMap((name, row) =>
      [name, `${90 + row}.1`, `${80 + row}.2`].map((cell, at) => run(cell, 72 + 120 * at, 500 - 12 * row)),
    )
    expect(textsOf(rows)).toEqual(['Method 90.1 80.2', 'Baseline 91.1 81.2', 'Ours 92.1 82.2'])
  })

  it('reads authors that stand side by side before the text below them', () => {
    const authors = [
      run('Ada Lovelace', 100, 660),
      run('ada@example.org', 95, 648),
      run('Charles Babbage', 400, 660),
      run('cb@example.org', 400, 648),
    ]
    const texts = textsOf([
      run('A Title Over Everything on the Page', 120, 700, { size: 18 }),
      ...authors,
      ...twoColumns,
    ])
    expect(texts.indexOf('Left line 01 of text that runs on and on here')).toBeGreaterThan(
      texts.findIndex(text => text.includes('cb@example.org')),
    )
  })

  it('puts what climbs the margin last', () => {
    const stamp = run('arXiv:2301.00001v2 [cs.CL] 3 Jan 2023', 30, 200, { angle: 90, size: 20 })
    expect(textsOf([stamp, ...twoColumns]).at(-1)).toBe(stamp.text)
    expect(lines([stamp, ...twoColumns]).at(-1)?.angle).toBe(90)
  })

  it('reads a page that lies on its side as one that stands', () => {
    const turned = twoColumns.map(piece => ({ ...piece, angle: 90, x: -piece.y + 800, y: piece.x }))
    expect(textsOf(turned)).toEqual([...LEFT, ...RIGHT])
  })

  it('keeps an exponent on its line and takes its text in order', () => {
    const runs = [run('E = mc', 72, 600), run('2', 102, 604, { size: 7 }), run(' holds', 106, 600)]
    expect(textsOf(runs)).toEqual(['E = mc2 holds'])
  })

  it('puts a space where the page leaves room for one, and none where it does not', () => {
    expect(textsOf([run('un', 72, 600), run('broken', 82.3, 600), run('words', 116, 600)])).toEqual(['unbroken words'])
    expect(textsOf([run('漢字', 72, 600, { width: 20 }), run('かな', 94, 600, { width: 20 })])).toEqual(['漢字かな'])
  })

  it('reads right-to-left lines from the right, numbers and Latin words as they stand', () => {
    const rtl = { rtl: true }
    const runs = [run('עברית', 200, 600, rtl), run('GPT', 170, 600), run('4', 187, 600), run('בשורה', 120, 600, rtl)]
    expect(textsOf(runs)).toEqual(['עברית GPT 4 בשורה'])
  })

  it('takes letters that are drawn twice to be bold once', () => {
    expect(textsOf([run('Bold heading', 72, 600), run('Bold heading', 72.4, 600)])).toEqual(['Bold heading'])
    expect(textsOf([run('ha', 72, 600), run('ha', 82, 600)])).toEqual(['haha'])
  })

  it('does not believe a size that its letters belie', () => {
    // Fonts drawn as pictures have a scale of their own.
    const runs = ['Large letters', 'by their font'].map((text, index) =>
      run(text, 72, 600 - 14 * index, { size: 120, width: text.length * 5 }),
    )
    expect(textsOf(runs)).toEqual(['Large letters', 'by their font'])
  })

  it('says where a paragraph begins', () => {
    const runs = [...column(prose('One', 4), 72, 700), ...column(prose('Two', 3), 72, 700 - 12 * 4 - 10)]
    expect(lines(runs).map(({ opens }) => opens)).toEqual([true, false, false, false, true, false, false])
  })

  it('shows every letter once, wherever it stands', () => {
    const piece = fc.record({
      text: fc.stringMatching(/^[a-z]{1,12}$/),
      x: fc.integer({ min: -50, max: 650 }),
      y: fc.integer({ min: -50, max: 850 }),
      size: fc.constantFrom(6, 9, 10, 10, 10, 12, 24),
      angle: fc.constantFrom(0, 0, 0, 0, 90, 270, 33),
    })
    fc.assert(
      fc.property(fc.uniqueArray(piece, { maxLength: 60, selector: ({ x, y }) => `${x} ${y}` }), pieces => {
        const letters = (texts: readonly string[]): string => [...texts.join('').replaceAll(' ', '')].sort().join('')
        const runs = pieces.map(({ text, x, y, ...more }) => run(text, x, y, more))
        const unlike = runs.filter((a, at) => !runs.slice(0, at).some(b => b.text === a.text))
        expect(letters(textsOf(unlike))).toBe(letters(unlike.map(({ text }) => text)))
      }),
    )
  })

  it.each([
    [[]],
    [[run('', 0, 0)]],
    [[run('x', Number.NaN, 0)]],
    [[run('x', 0, 0, { size: 0, width: 0 })]],
    [[run('x', 0, Number.POSITIVE_INFINITY)]],
  ])('takes %j for what it is', runs => {
    expect(() => textsOf(runs)).not.toThrow()
  })
})
