import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bibtexOf } from '../../../src/main/core/export/bibtex.ts'
import { makeCitationKeys } from '../../../src/main/core/export/citation-key.ts'
import { cslItemOf } from '../../../src/main/core/export/csl-json.ts'
import { makeExportWriter } from '../../../src/main/core/export/export-writer.ts'
import { kindOf, pageRange } from '../../../src/main/core/export/publication.ts'
import { risOf } from '../../../src/main/core/export/ris.ts'
import { hasBalancedBraces } from '../../../src/main/core/export/tex-text.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { aPaper, author } from './a-paper.ts'

const preprint = aPaper({
  title: 'Beyond $\\ell_1$ sparse coding in V1',
  authors: [
    author('Ilias', 'Rentzeperis'),
    author('Luca', 'Calatroni'),
    author('Laurent', 'Perrinet'),
    author('Dario', 'Prandi'),
  ],
  authorCount: 4,
  publishedAt: '2023-01-24',
  arxivId: '2301.10002',
  categories: ['q-bio.NC'],
  url: 'https://arxiv.org/abs/2301.10002',
  abstract: 'Growing evidence: 50% & more.\n\nA second paragraph.',
})

const printed = aPaper({
  id: 2 as PaperId,
  key: 'gut67_simplex',
  title: 'Learning with the {} simplex & BERT',
  authors: [
    author('Kurt', 'Gödel'),
    author('Martin Luther Jr.', 'King'),
    author(null, 'The ATLAS Collaboration'),
    author('Ludwig', 'van Beethoven'),
  ],
  authorCount: 9,
  year: 2021,
  publishedAt: '2021-07-16T10:00:00Z',
  venue: 'Journal of Odd_Things',
  volume: '12',
  pages: '101–119',
  doi: '10.1000/a{b}_c',
  url: 'https://example.org/a_b?x=1%202',
  keywords: ['sparse, dense', 'coding'],
  tags: ['thesis'],
})

describe('BibTeX', () => {
  it('writes a preprint', () => {
    expect(bibtexOf(preprint, 'key')).toBe(
      [
        '@misc{key,',
        '  title = {Beyond {$\\ell_1$} sparse coding in V1},',
        '  author = {Rentzeperis, Ilias and Calatroni, Luca and Perrinet, Laurent and Prandi, Dario},',
        '  year = {2023},',
        '  month = jan,',
        '  eprint = {2301.10002},',
        '  archiveprefix = {arXiv},',
        '  primaryclass = {q-bio.NC},',
        '  url = {https://arxiv.org/abs/2301.10002},',
        '  abstract = {Growing evidence: 50\\% \\& more. A second paragraph.}',
        '}\n',
      ].join('\n'),
    )
  })

  it('writes an article with every kind of name', () => {
    expect(bibtexOf(printed, 'key')).toBe(
      [
        '@article{key,',
        '  title = {Learning with the \\textbraceleft{}\\textbraceright{} simplex \\& {BERT}},',
        '  author = {Gödel, Kurt and King, Jr., Martin Luther and {The ATLAS Collaboration} and van Beethoven, Ludwig and others},',
        '  journal = {Journal of Odd\\_Things},',
        '  volume = {12},',
        '  pages = {101--119},',
        '  year = {2021},',
        '  month = jul,',
        '  doi = {10.1000/a%7Bb%7D_c},',
        '  url = {https://example.org/a_b?x=1%202},',
        '  keywords = {sparse dense, coding, thesis}',
        '}\n',
      ].join('\n'),
    )
  })

  it('never writes an entry that another cannot follow', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB1 {}\\$%#&_~^"@,=\n'.split(''), 'é', '深'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, fc.constantFrom('10.1/x}', null), (title, name, abstract, doi) => {
        const entry = bibtexOf(
          aPaper({
            title,
            abstract,
            doi,
            venue: name,
            authors: [author(name, title), author(null, name)],
            keywords: [abstract],
          }),
          'key',
        )
        expect(hasBalancedBraces(entry)).toBe(true)
        // As BibTeX counts: it knows no escaped brace.
        expect(depthOf(entry)).toBe(0)
        expect(entry.split('\n').every(line => /^(?:@misc\{key,|@article\{key,| {2}[a-z]+ = .*|\}|)$/.test(line))).toBe(
          true,
        )
      }),
    )
  })
})

function depthOf(text: string): number {
  return [...text].reduce((depth, character) => depth + (character === '{' ? 1 : character === '}' ? -1 : 0), 0)
}

describe('citation keys', () => {
  it('keeps a key papers are cited by, makes one otherwise, and repeats none', () => {
    const keys = makeCitationKeys()
    expect(keys.keyOf(printed)).toBe('gut67_simplex')
    expect(keys.keyOf(preprint)).toBe('rentzeperis2023BeyondSparseCoding')
    expect(keys.keyOf({ ...preprint, id: 7 as PaperId })).toBe('rentzeperis2023BeyondSparseCoding-7')
    expect(keys.keyOf(aPaper({ title: '深度学习', authors: [author('明', '李')], id: 9 as PaperId }))).toBe('paper9')
    expect(
      keys.keyOf(
        aPaper({
          title: 'On the Łukasiewicz–Ørsted test',
          authors: [author('Jan', 'Łoś')],
          year: 1955,
          key: 'oai:arXiv.org:55',
        }),
      ),
    ).toBe('los1955LukasiewiczOrstedTest')
    expect(keys.keyOf(aPaper({ title: 'A', key: 'DBLP:journals/x/1' }))).toBe('DBLP:journals/x/1')
    expect(keys.keyOf(aPaper({ title: 'B', key: '2012ApJ...744...93B' }))).toBe('2012ApJ...744...93B')
    expect(keys.keyOf(aPaper({ title: 'Cats, and dogs', key: 'a, b' }))).toBe('CatsDogs')
    expect(keys.keyOf(aPaper({ title: 'Errata', key: '2301.10002', arxivId: '2301.10002' }))).toBe('Errata')
  })
})

describe('RIS', () => {
  it('writes records in lines of tag and value', () => {
    expect(risOf(printed, 'key').split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - key',
      'TI  - Learning with the {} simplex & BERT',
      'AU  - Gödel, Kurt',
      'AU  - King, Martin Luther, Jr.',
      'AU  - The ATLAS Collaboration,',
      'AU  - van Beethoven, Ludwig',
      'PY  - 2021',
      'DA  - 2021/07/16/',
      'JO  - Journal of Odd_Things',
      'VL  - 12',
      'SP  - 101',
      'EP  - 119',
      'DO  - 10.1000/a{b}_c',
      'UR  - https://example.org/a_b?x=1%202',
      'KW  - sparse, dense',
      'KW  - coding',
      'KW  - thesis',
      'ER  - ',
      '',
      '',
    ])
  })

  it('lets no value break its record', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const record = risOf(aPaper({ title: `a${text}\nER  - \nTY  - JOUR`, abstract: text }), 'key')
        expect(record.split('\r\n').filter(line => /^(?:TY|ER) {2}-/.test(line))).toHaveLength(2)
      }),
    )
  })
})

describe('CSL-JSON', () => {
  it('writes items as processors read them', () => {
    expect(cslItemOf(printed, 'key')).toEqual({
      id: 'key',
      type: 'article-journal',
      title: 'Learning with the {} simplex & BERT',
      author: [
        { family: 'Gödel', given: 'Kurt' },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
        { literal: 'The ATLAS Collaboration' },
        { family: 'van Beethoven', given: 'Ludwig' },
      ],
      issued: { 'date-parts': [[2021, 7, 16]] },
      'container-title': 'Journal of Odd_Things',
      volume: '12',
      page: '101-119',
      DOI: '10.1000/a{b}_c',
      URL: 'https://example.org/a_b?x=1%202',
      keyword: 'sparse, dense, coding, thesis',
    })
  })

  it('is one array, of none, one and more papers', () => {
    for (const papers of [[], [preprint], [preprint, printed]]) {
      const writer = makeExportWriter('csl-json')
      const text = writer.begin() + papers.map(paper => writer.paper(paper, [])).join('') + writer.end()
      expect((JSON.parse(text) as { title: string }[]).map(item => item.title)).toEqual(
        papers.map(paper => paper.title),
      )
    }
  })
})

describe('what a paper is', () => {
  it.each([
    [{ arxivId: '2301.10002' }, 'preprint'],
    [{ arxivId: '2301.10002', venue: 'arXiv' }, 'preprint'],
    [{ arxivId: '2301.10002', venue: 'NeurIPS 2023' }, 'proceedings'],
    [{ venue: 'Proceedings of the 4th Workshop on Looms' }, 'proceedings'],
    [{ venue: 'Nature' }, 'article'],
    [{ venue: 'Iconic Chimneys' }, 'article'],
    [{ doi: '10.1101/2020.01.01' }, 'preprint'],
    [{}, 'other'],
  ] as const)('%j is %s', (known, kind) => {
    expect(kindOf(aPaper(known))).toBe(kind)
  })

  it.each([
    ['12-19', '12', '19'],
    ['S12 – S19', 'S12', 'S19'],
    ['1:1--1:30', '1:1', '1:30'],
    ['e1002', 'e1002', null],
    ['12, 14-15', '12, 14-15', null],
  ])('pages %s', (pages, first, last) => {
    expect(pageRange(pages)).toEqual({ first, last })
  })
})
