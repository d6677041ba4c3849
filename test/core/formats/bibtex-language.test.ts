import { describe, expect, test } from 'vitest'
import { readPapers, refusalOf } from './read-papers.ts'

describe('the language of .bib files', () => {
  test('macros are put in, joined and case-blind', async () => {
    const { papers } = await readPapers(`@string{CoOl = "Cool"}
@String(stuff = {Stuff})
@string{both = cool # " " # STUFF}
@inproceedings{k, title = Both # {!}, booktitle = "In " # cool, year = 2014, month = Jan}`)
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({ title: 'Cool Stuff!', venue: 'In Cool', year: 2014 })
  })

  test.each([
    ['brackets of both kinds', '@article(a, title = {A (b)})\n@book{b, title = "B"}', ['A (b)', 'B']],
    [
      'remarks and other text',
      'Some text me@example.org {x}\n% @article{no, title={No}}\n@article{a, title={A}} more',
      ['A'],
    ],
    ['comments with entries in them', '@comment{@article{no, title = {No}}}\n@article{a, title={A}}', ['A']],
    ['a comment that is not closed', '@comment{ { \n@article{a, title={A}}', ['A']],
    ['a preamble', '@preamble{"\\newcommand{\\x}{y @article{z}}" # foo}\n@article{a, title={A}}', ['A']],
    [
      'commas first, none, too many',
      '@article{a\n , title = {A}\n year = 2000\n}\n@article{b,, title={B},,}',
      ['A', 'B'],
    ],
    ['no comma behind the key', '@article{a\n title = {A}}', ['A']],
    ['spaces round the key', '@article{ a ,\n title = {A}}\n@ article { b, title = {B} }', ['A', 'B']],
    ['quotes in braces and braces in quotes', '@article{a, title = "{"}A{"} and {B}"}', ['"A" and B']],
    ['words without braces', '@article{a, title = Plain words here,\n year = 1999}', ['Plain words here']],
    ['a brace too many', '@article{a, title = {A}}, year = {1999}}\n@article{b, title = {B}}', ['A', 'B']],
    [
      'an escaped brace that does not come out even',
      '@article{a, title = {Open \\{ only}}\n\n@article{b, title = {B}}',
      ['Open { only', 'B'],
    ],
    ['an escaped quote', '@article{a, title = "G\\"odel"}', ['Gödel']],
    ['line ends of Windows', '@article{a,\r\n  title = {A\r\n    B}\r\n}\r\n', ['A B']],
    ['a mark of UTF-8', '\ufeff@article{a, title = {A}}', ['A']],
    ['two of one key', '@article{a, title = {A}}\n@article{a, title = {B}}', ['A', 'B']],
    ['a type nobody knows', '@whatever{a, title = {A}}', ['A']],
    ['the same field twice', '@article{a, title = {A}, title = {B}}', ['A']],
  ])('%s', async (_, text, titles) => {
    const { papers, failed } = await readPapers(text, { format: 'bibtex' })
    expect(papers.map(({ title }) => title)).toEqual(titles)
    expect(failed).toEqual([])
  })

  test.each([
    ['latin1', '@article{a, title = {Über Größe}}', 'latin1'],
    ['declared', '% Encoding: ISO8859_2\n@article{a, title = {\u00b9}}', 'latin1'],
    ['UTF-16', '\ufeff@article{a, title = {Über Größe}}', 'utf16le'],
  ] as const)('is read in %s', async (encoding, text, label) => {
    const { papers } = await readPapers(Buffer.from(text, label))
    expect(papers[0]?.title).toBe(encoding === 'declared' ? 'š' : 'Über Größe')
  })

  test('a line in another encoding leaves the others as they are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('@article{a, title = {深 Größe},\n venue = {'),
      Buffer.from([0xe9]),
      Buffer.from('}}'),
    ])
    expect((await readPapers(bytes)).papers[0]?.title).toBe('深 Größe')
  })
})

describe('entries that take from others', () => {
  test('a part takes the title of its volume, and not its editors', async () => {
    const { papers } = await readPapers(`@inproceedings{a, title = {A}, author = {Doe, J.}, crossref = {vol}}
@inproceedings{b, title = {B}, crossref = {VOL}}
@proceedings{vol, title = {Proceedings of X}, editor = {Roe, J.}, year = 1999, doi = {10.1000/vol}, url = {https://example.org/vol}}`)
    expect(papers[0]).toMatchObject({ title: 'A', venue: 'Proceedings of X', year: 1999, doi: null, url: null })
    expect(papers[1]).toMatchObject({ title: 'B', authors: [], venue: 'Proceedings of X' })
    expect(papers).toHaveLength(3)
  })

  test('xdata is taken over and is no work; aliases and circles are followed', async () => {
    const { papers } = await readPapers(`@xdata{x, journal = {J}, year = 2001, xdata = {x}}
@article{a, title = {A}, xdata = {x}}
@book{b, ids = {bee}, title = {B}, author = {Doe, J.}, year = 1980, crossref = {b}}
@inbook{c, title = {C}, crossref = {bee}}`)
    expect(papers.map(({ title, year, venue }) => [title, year, venue])).toEqual([
      ['A', 2001, 'J'],
      ['B', 1980, null],
      ['C', 1980, 'B'],
    ])
  })
})

describe('what is broken', () => {
  test('an entry that is not closed ends where the next begins, and is named with its line', async () => {
    const { papers, failed } = await readPapers(`@article{one, title = {One}}

@article{two,
  title = {Two,
  year = {2000}
}

@article{three, title = "Three, year = 1}
@article{four, title = {Four}}
@article(
  title = {No key}
)
@article{five, title = {Fi`)
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Four'])
    expect(failed).toEqual([
      { where: 'line 3', reason: '@article "two": its braces are not closed before the next entry begins' },
      { where: 'line 8', reason: '@article "three": its braces are not closed before the next entry begins' },
      { where: 'line 10', reason: '@article has no citation key' },
      {
        where: 'line 13',
        reason: expect.stringMatching(
          /^@article "five": the file ends before its braces are closed.* get the whole file/,
        ),
      },
    ])
  })

  test('a text without entries is refused', async () => {
    expect(await refusalOf('% nothing\n@comment{x}', { format: 'bibtex', name: 'a.bib' })).toBe(
      'a.bib: no entry of a bibliography is in it. Check that it is a bibliography with entries such as @article{key, title = {…}}.',
    )
  })
})
