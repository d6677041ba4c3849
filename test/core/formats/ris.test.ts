import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { readPapers, refusalOf } from './read-papers.ts'

async function record(...lines: readonly string[]): Promise<PaperFacts> {
  const { papers, failed } = await readPapers(`TY  - JOUR\r\n${lines.join('\r\n')}\r\nER  - \r\n`)
  expect(failed).toEqual([])
  const [only] = papers
  if (!only || papers.length > 1) throw new Error(`expected one paper, got ${papers.length}`)
  return only
}

describe('a whole record', () => {
  test('gives every field', async () => {
    const read = await readPapers(
      `TY  - JOUR
ID  - lovelace1843
TI  - Notes on the <i>Engine</i>
AU  - Lovelace, Ada
AU  - King, Martin Luther, Jr.
AU  - World Health Organization
PY  - 1843/09/10/
JF  - Scientific Memoirs
JO  - Sci. Mem.
VL  - 3
IS  - 1
SP  - 666
EP  - 731
DO  - https://doi.org/10.1000/ABC
UR  - https://example.org/notes
L1  - https://example.org/notes.pdf
KW  - engines
KW  - numbers
AB  - A long abstract
that goes on.
AN  - arXiv:2301.10002
ER  - 
`,
      { name: 'a.ris' },
    )
    expect(read).toMatchObject({ format: 'ris', sourceName: 'a.ris', count: 1, where: ['line 1'], failed: [] })
    expect(read.papers[0]).toMatchObject({
      key: 'lovelace1843',
      title: 'Notes on the Engine',
      authors: [
        { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
        { name: 'Martin Luther King Jr.', family: 'King', given: 'Martin Luther Jr.' },
        { name: 'World Health Organization', family: 'World Health Organization', given: null },
      ],
      authorCount: 3,
      year: 1843,
      publishedAt: '1843-09-10',
      venue: 'Scientific Memoirs',
      volume: '3',
      pages: '666-731',
      doi: '10.1000/abc',
      url: 'https://example.org/notes',
      pdfUrl: 'https://example.org/notes.pdf',
      keywords: ['engines', 'numbers'],
      abstract: 'A long abstract that goes on.',
      arxivId: '2301.10002',
    })
  })
})

describe('dialects', () => {
  test.each([
    [
      'T1 and A1',
      ['T1  - Older', 'A1  - Doe, John', 'Y1  - 1999///'],
      { title: 'Older', year: 1999, publishedAt: null },
    ],
    ['CT', ['CT  - Caption'], { title: 'Caption' }],
    ['BT alone', ['BT  - A Book'], { title: 'A Book' }],
    ['one space', ['TI - Tight', 'PY - 2001', 'DO - 10.1000/x'], { title: 'Tight', year: 2001, doi: '10.1000/x' }],
    ['no space behind the dash', ['TI  - A', 'JO  -', 'T2  - Journal'], { venue: 'Journal' }],
    ['DA against PY', ['TI  - A', 'PY  - 2007', 'DA  - 2007/03/12/'], { year: 2007, publishedAt: '2007-03-12' }],
    ['DA of another year', ['TI  - A', 'PY  - 2007', 'DA  - 2008/03/12'], { year: 2007, publishedAt: null }],
    ['DA alone', ['TI  - A', 'DA  - 2007/03'], { year: 2007, publishedAt: null }],
    ['DA in words', ['TI  - A', 'DA  - May 14, 2020'], { year: 2020, publishedAt: '2020-05-14' }],
    ['a DOI in M3', ['TI  - A', 'M3  - doi: 10.1000/m3'], { doi: '10.1000/m3' }],
    ['a type in M3', ['TI  - A', 'M3  - Article'], { doi: null }],
    ['a DOI in UR', ['TI  - A', 'UR  - http://dx.doi.org/10.1000/ur'], { doi: '10.1000/ur' }],
    [
      'two addresses',
      ['TI  - A', 'UR  - https://doi.org/10.1000/ur', 'UR  - https://example.org/a'],
      { doi: '10.1000/ur', url: 'https://example.org/a' },
    ],
    ['a range in SP', ['TI  - A', 'SP  - 12-19', 'EP  - 19'], { pages: '12-19' }],
    ['SP alone', ['TI  - A', 'SP  - e1002'], { pages: 'e1002' }],
    ['N2', ['TI  - A', 'N2  - Abstract'], { abstract: 'Abstract' }],
    ['T2 for a journal', ['TI  - A', 'T2  - Full Journal', 'JA  - F. J.'], { venue: 'Full Journal' }],
    ['keywords in lines', ['TI  - A', 'KW  - one', 'two', 'three'], { keywords: ['one', 'two', 'three'] }],
    ['keywords in one line', ['TI  - A', 'KW  - one; two'], { keywords: ['one', 'two'] }],
    ['a title on two lines', ['TI  - A title', '   in two lines'], { title: 'A title in two lines' }],
    ['no title', ['ID  - k', 'AU  - Doe, J.'], { title: 'Untitled (k)' }],
  ])('%s', async (_, lines, expected) => {
    expect(await record(...lines)).toMatchObject(expected)
  })

  test('parts of books appear in their book, books nowhere', async () => {
    const { papers } = await readPapers(
      'TY  - CHAP\nTI  - A\nT2  - The Book\nER  - \nTY  - BOOK\nTI  - B\nT2  - The Series\nA2  - Roe, Jane\nER  - \nTY  - THES\nTI  - C\nPB  - A University\nER  - ',
    )
    expect(papers.map(({ venue, organization }) => [venue, organization])).toEqual([
      ['The Book', null],
      [null, null],
      [null, 'A University'],
    ])
    expect(papers[1]?.authors).toMatchObject([{ family: 'Roe', given: 'Jane' }])
  })

  test('records without ER, without TY, behind a preamble, and after a number', async () => {
    const { papers } = await readPapers(
      'Provider: Someone\nContent: text/plain\n\n1.\nTY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\nER  - \n2.\nTI  - C\nAU  - Doe, J.\nER  - \n',
    )
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B', 'C'])
  })

  test('a file that ends in the middle of a record says so, and gives what is there', async () => {
    const whole = 'TY  - JOUR\nTI  - A\nER  - \n\nTY  - JOUR\nTI  - B\nAB  - Of much'
    for (const text of [whole, `${whole}\n`, whole.slice(27)]) {
      const { papers, failed } = await readPapers(text)
      expect(papers.at(-1)).toMatchObject({ title: 'B', abstract: 'Of much' })
      expect(failed).toEqual([
        {
          where: `line ${text === whole.slice(27) ? 1 : 5}`,
          reason: expect.stringMatching(/^the file ends before.* get the whole one/),
        },
      ])
    }
    // There are programs that end no record.
    expect((await readPapers('TY  - JOUR\nTI  - A\n\nTY  - JOUR\nTI  - B\n')).failed).toEqual([])
  })

  test('old line ends and encodings', async () => {
    const text = 'TY  - JOUR\rTI  - Größe\rER  - \r'
    expect((await readPapers(Buffer.from(text, 'latin1'))).papers[0]?.title).toBe('Größe')
    expect((await readPapers(`\ufeff${text}`)).papers[0]?.title).toBe('Größe')
  })

  test('a text without records is refused', async () => {
    expect(await refusalOf('Dear diary', { format: 'ris', name: 'a.ris' })).toMatch(
      /^a\.ris: no entry of a bibliography/,
    )
  })
})
