import { describe, expect, test } from 'vitest'
import { hasSamples, readPapers, refusalOf, sample } from './read-papers.ts'
import { abstractOf, first, page, second } from './saved-page.ts'

describe('a page copied as text', () => {
  test('gives title, abstract, byline, date and comments of each paper, and the day of the edition', async () => {
    const read = await readPapers(page(first, second))
    expect(read).toMatchObject({
      format: 'daily-papers',
      sourceName: 'Daily Papers, 29 Oct',
      edition: { kind: 'daily-papers', date: '2025-10-29' },
      count: 2,
      failed: [],
    })
    expect(read.papers[0]).toMatchObject({
      ...{
        title: 'Sparse Attention for Long Books',
        abstract: abstractOf('sparse attention'),
        authorCount: 6,
        organization: null,
      },
      ...{ publishedAt: '2025-08-27', publishedInferred: true, comments: 3, upvotes: null, key: null, authors: [] },
    })
    expect(read.papers[1]).toMatchObject({
      ...{
        title: 'Do Glaciers Remember?',
        authorCount: null,
        organization: 'OpenLab',
        publishedAt: '2024-02-21',
        publishedInferred: false,
        comments: null,
      },
    })
  })

  test('keeps the paragraphs of an abstract', async () => {
    const paper = [
      'A Paper in Parts',
      'The first part says a thing.',
      'The second part says another thing (as expected).',
      '• 2 authors\n·\nJan 4, 2016',
    ].join('\n\n')
    const { papers } = await readPapers(page(paper, second))
    expect(papers.map(({ title }) => title)).toEqual(['A Paper in Parts', 'Do Glaciers Remember?'])
    expect(papers[0]?.abstract).toBe(
      'The first part says a thing.\n\nThe second part says another thing (as expected).',
    )
  })

  test('does not take the sections of a structured abstract for papers', async () => {
    const parts = [
      'A Trial of Bread',
      'Background',
      abstractOf('bread'),
      'Methods and materials',
      abstractOf('butter'),
      'Results',
      abstractOf('toast'),
    ]
    const { papers } = await readPapers(page([...parts, '• 2 authors\n·\nJan 4, 2016'].join('\n\n')))
    expect(papers).toHaveLength(1)
  })

  test('tells a paper with neither byline nor date from the abstract before it', async () => {
    const bare = ['Waves without a Shore', abstractOf('waves')].join('\n\n')
    const { papers } = await readPapers(page(first, bare, second))
    expect(papers.map(({ title }) => title)).toEqual([
      'Sparse Attention for Long Books',
      'Waves without a Shore',
      'Do Glaciers Remember?',
    ])
    expect(papers[1]).toMatchObject({
      abstract: abstractOf('waves'),
      authorCount: null,
      publishedAt: null,
      publishedInferred: false,
    })
    expect(papers[2]).toMatchObject({ organization: 'OpenLab' })
  })

  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Mac line ends', (text: string) => text.replaceAll('\n', '\r')],
    [
      'non-breaking spaces and tabs',
      (text: string) => text.replaceAll('  • ', '\u00a0\u00a0•\t').replaceAll(' authors', '\u00a0authors'),
    ],
    ['glued bullets', (text: string) => text.replaceAll('  • ', '•')],
    ['bylines on one line', (text: string) => text.replaceAll('\n·\n', ' · ')],
    ['bylines glued together', (text: string) => text.replaceAll('\n·\n', '·')],
    [
      'bylines behind the abstract',
      (text: string) => text.replaceAll('\n\n  • ', ' • ').replaceAll('6 authors\n·\n', '6 authors · '),
    ],
    ['no blank lines', (text: string) => text.replace(/\n\n+/g, '\n')],
    ['more blank lines', (text: string) => text.replaceAll('\n', '\n\n')],
    ['indented lines', (text: string) => text.replaceAll('\n', '\n    ')],
    ['a mark of UTF-8', (text: string) => `\ufeff${text}`],
    ['zero-width spaces', (text: string) => text.replaceAll(' for ', ' \u200bfor ')],
    [
      'the page’s menu before it',
      (text: string) => `Hugging Face\n\nModels\n\nDatasets\n\nDaily Papers\n\nLog In\n\nSign Up\n\n${text}`,
    ],
    [
      'tabs between heading and date',
      (text: string) => text.replace('community\n', 'community\n\nDaily\n\nWeekly\n\nMonthly\n\nTrending Papers\n'),
    ],
    ['a search between heading and date', (text: string) => text.replace('community\n', 'community\n\nlong books\n')],
    [
      'the page’s foot after it',
      (text: string) =>
        `${text}\nPrevious\n\nNext\n\nCompany\n\nTOS\n\nPrivacy\n\nAbout\n\nCareers\n\nWebsite\n\nModels\n`,
    ],
  ])('reads the same from a copy with %s', async (_, change) => {
    const expected = await readPapers(page(first, second))
    const read = await readPapers(change(page(first, second)))
    expect(read.papers).toEqual(expected.papers)
    expect(read.edition).toEqual(expected.edition)
  })

  test('reads wrapped lines, also where no blank line parts title and abstract', async () => {
    const wrapped =
      'A Short Title\nWe study lines that a mail program has wrapped at some seventy letters\nand find that they can be put together again. The last line is short.\n\n3 authors\n·\nMay 3, 2025'
    const { papers } = await readPapers(page(wrapped, second))
    expect(papers[0]).toMatchObject({
      title: 'A Short Title',
      abstract:
        'We study lines that a mail program has wrapped at some seventy letters and find that they can be put together again. The last line is short.',
      authorCount: 3,
    })
  })

  test('parts papers without blank lines and bylines by the length of their lines', async () => {
    const open = abstractOf('the open sea').replace(/ Code.*/, '')
    const text = ['Waves without a Shore', open, 'Shores without a Wave', open, 'somelab SomeLab', '·', 'Oct 3']
    const { papers } = await readPapers(page(text.join('\n')))
    expect(papers.map(({ title, organization }) => [title, organization])).toEqual([
      ['Waves without a Shore', null],
      ['Shores without a Wave', 'SomeLab'],
    ])
    expect(papers[1]?.abstract).toBe(open)
  })

  test('puts a title of two lines together', async () => {
    const text = ['A Title That Is Long Enough to Be Shown on Two\nLines', abstractOf('lines'), '3 authors\n·\nOct 3']
    expect((await readPapers(page(text.join('\n\n')))).papers[0]).toMatchObject({
      title: 'A Title That Is Long Enough to Be Shown on Two Lines',
      abstract: abstractOf('lines'),
    })
  })

  test('keeps an address on a line of its own in its sentence', async () => {
    const text =
      'A Title\n\nWe study wrapped lines with care. The code is at\nhttps://example.org/code\n\n3 authors\n·\nOct 3'
    expect((await readPapers(page(text))).papers[0]?.abstract).toBe(
      'We study wrapped lines with care. The code is at https://example.org/code',
    )
  })

  test('works without the heading of the page', async () => {
    const { papers, edition } = await readPapers(`${first}\n\n${second}\n`)
    expect(papers).toHaveLength(2)
    expect(edition).toBeNull()
  })
})

describe('half a page', () => {
  const cut = page(first, second).slice(0, -80)
  const message =
    'papers.txt, line 23: the page stops in the middle of the paper "Do Glaciers Remember?". Nothing was imported. Get the whole file again, or take what is whole of it with "offprint import --partial".'

  test('is refused, with the place', async () => {
    expect(await refusalOf(cut)).toBe(message)
  })

  test('gives what is whole where that is asked for', async () => {
    const { papers, failed } = await readPapers(cut, { partial: true })
    expect(papers.map(({ title }) => title)).toEqual(['Sparse Attention for Long Books'])
    expect(failed).toEqual([
      { where: 'line 23', reason: 'the page stops in the middle of "Do Glaciers Remember?"; it was not taken' },
    ])
  })

  test.each([
    ['in a title', (text: string) => text.slice(0, text.indexOf('Remember'))],
    ['after a title', (text: string) => text.slice(0, text.indexOf('We study glaciers'))],
    ['before a date', (text: string) => text.slice(0, text.indexOf('Feb 21'))],
    ['in a date', (text: string) => text.slice(0, -4)],
    ['in a letter', (text: string) => Buffer.from(text).subarray(0, Buffer.from(text).lastIndexOf('·') + 1)],
  ])('is told %s', async (_, change) => {
    expect(await refusalOf(change(page(first, first.replace('Sparse', 'Dense'), second)))).toMatch(
      /stops in the middle of the paper/,
    )
  })

  test('a last paper without byline is whole where its last sentence is', async () => {
    const { papers } = await readPapers(page(first, ['Waves without a Shore', abstractOf('waves')].join('\n\n')))
    expect(papers).toHaveLength(2)
  })
})

describe.skipIf(!hasSamples)('the saved page of the samples', () => {
  test('gives its 56 papers', async () => {
    const { papers, edition } = await readPapers(sample('daily-papers.txt'))
    expect(edition?.date).toBe('2025-10-29')
    expect(papers).toHaveLength(56)
    expect(papers.filter(paper => paper.authorCount !== null)).toHaveLength(53)
    expect(
      papers.filter(paper => paper.organization !== null).map(({ organization, comments }) => [organization, comments]),
    ).toEqual([
      ['OpenBMB', 2],
      ['Pathway', 21],
    ])
    expect(papers.filter(paper => paper.publishedAt === null).map(({ title }) => title)).toEqual([
      'Dale meets Langevin: A Multiplicative Denoising Diffusion Model',
    ])
    expect(papers.every(({ abstract }) => abstract !== null && abstract.length > 1_000)).toBe(true)
  })
})
