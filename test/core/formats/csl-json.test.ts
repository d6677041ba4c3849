import { describe, expect, test } from 'vitest'
import { readPapers, refusalOf } from './read-papers.ts'

const item = { id: 'k', type: 'article-journal', title: 'A' }
const read = async (value: unknown) => readPapers(JSON.stringify(value))

describe('a whole item', () => {
  test('gives every field', async () => {
    const result = await read([
      {
        id: 'lovelace1843',
        type: 'article-journal',
        title: 'Notes on the <i>Engine</i> &amp; CO<sub>2</sub>',
        author: [
          { family: 'Lovelace', given: 'Ada' },
          { family: 'Gaulle', given: 'Charles', 'non-dropping-particle': 'de' },
          { family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' },
          { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
          { literal: 'World Health Organization' },
          { family: 'Doe Co.' },
        ],
        issued: { 'date-parts': [[1843, 9, 10]] },
        'container-title': 'Scientific Memoirs',
        volume: 3,
        page: '666–731',
        DOI: '10.1000/ABC',
        URL: 'https://example.org/notes',
        keyword: 'engines, numbers',
        abstract: '<jats:p>First.</jats:p>',
        number: 'arXiv:2301.10002',
      },
    ])
    expect(result).toMatchObject({ format: 'csl-json', count: 1, failed: [], where: ['entry 1'] })
    expect(result.papers[0]).toMatchObject({
      key: 'lovelace1843',
      title: 'Notes on the Engine & CO2',
      authors: [
        { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
        { name: 'Charles de Gaulle', family: 'de Gaulle', given: 'Charles' },
        { name: 'Ludwig van Beethoven', family: 'van Beethoven', given: 'Ludwig' },
        { name: 'Martin Luther King Jr.', family: 'King', given: 'Martin Luther Jr.' },
        { name: 'World Health Organization', family: 'World Health Organization', given: null },
        { name: 'Doe Co.', family: 'Doe Co.', given: null },
      ],
      year: 1843,
      publishedAt: '1843-09-10',
      venue: 'Scientific Memoirs',
      volume: '3',
      pages: '666-731',
      doi: '10.1000/abc',
      url: 'https://example.org/notes',
      keywords: ['engines', 'numbers'],
      abstract: 'First.',
      arxivId: '2301.10002',
    })
  })
})

describe('dates', () => {
  test.each([
    [{ 'date-parts': [['2016', '07', '16']] }, 2016, '2016-07-16'],
    [{ 'date-parts': [[2016]] }, 2016, null],
    [{ 'date-parts': [2016, 7, 16] }, 2016, '2016-07-16'],
    [{ 'date-parts': [[2016, 7, 16], [2017]] }, 2016, '2016-07-16'],
    [{ 'date-parts': [[2016]], season: '2' }, 2016, null],
    [{ 'date-parts': [[null]] }, null, null],
    [{ raw: '2016-07' }, 2016, null],
    [{ literal: 'circa 1998' }, 1998, null],
    [[{ year: '1991', month: 3, day: 4 }], 1991, '1991-03-04'],
    ['2001-02-03', 2001, '2001-02-03'],
    [1999, 1999, null],
    [{ 'date-parts': [[-44]] }, null, null],
  ])('%j', async (issued, year, day) => {
    expect((await read([{ ...item, issued }])).papers[0]).toMatchObject({ year, publishedAt: day })
  })
})

describe('where items stand', () => {
  test.each([
    ['a list', [item, item]],
    ['items', { items: [item, item] }],
    ['references', { references: [item, item] }],
    ['an answer of Crossref', { status: 'ok', message: { items: [item, item] } }],
    ['by key', { a: item, b: { type: 'book', title: 'A', author: [] } }],
  ])('%s', async (_, value) => {
    const { papers, format } = await read(value)
    expect([format, ...papers.map(({ title }) => title)]).toEqual(['csl-json', 'A', 'A'])
  })

  test('one item alone, lists of one text, names as texts', async () => {
    const { papers } = await read({
      type: 'journal-article',
      title: ['A'],
      'container-title': ['J'],
      author: ['Ada Lovelace'],
      DOI: '10.1000/x',
    })
    expect(papers).toMatchObject([
      { key: null, title: 'A', venue: 'J', authors: [{ family: 'Lovelace' }], doi: '10.1000/x' },
    ])
  })

  test('editors, "et al." and missing titles', async () => {
    const { papers } = await read([
      { id: 7, type: 'book', editor: [{ family: 'Roe', given: 'Jane' }], issued: { raw: '1999' } },
      { ...item, author: [{ family: 'Doe', given: 'J.' }, { literal: 'et al.' }] },
    ])
    expect(papers).toMatchObject([
      { key: '7', title: 'Untitled (7)', authors: [{ family: 'Roe' }] },
      { authors: [{ family: 'Doe' }], authorCount: 2 },
    ])
  })
})

describe('what is broken', () => {
  test('one bad item does not spoil the others', async () => {
    const { papers, failed } = await readPapers(
      `[${JSON.stringify(item)},\n{"id": "b", "type": "book" "title": "B"},\n7]`,
      { format: 'csl-json' },
    )
    expect(papers).toHaveLength(1)
    expect(failed[0]).toMatchObject({ where: 'entry 2, line 2' })
    expect(failed[1]).toEqual({ where: 'entry 3', reason: 'it is not a JSON object' })
  })

  test('half a file is refused, or taken as far as it is whole', async () => {
    const half = `[${JSON.stringify(item)},\n{"id": "b", "ti`
    expect(await refusalOf(half, { format: 'csl-json' })).toMatch(/line 2: the JSON stops in the middle/)
    expect(await readPapers(half, { format: 'csl-json', partial: true })).toMatchObject({ count: 1 })
  })

  test.each([
    ['{"items": []}', /no item is in it/],
    ['"text"', /none of its 1 entries is a paper: it is not a JSON object/],
    ['[}', /no item is in it/],
  ])('%s', async (text, message) => {
    expect(await refusalOf(text, { format: 'csl-json' })).toMatch(message)
  })
})
