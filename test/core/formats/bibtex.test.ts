import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { readPapers } from './read-papers.ts'

async function paper(fields: string, type = 'article'): Promise<PaperFacts> {
  const { papers, failed } = await readPapers(`@${type}{key,\n  ${fields}\n}\n`, { format: 'bibtex' })
  expect(failed).toEqual([])
  const [only] = papers
  if (!only || papers.length > 1) throw new Error(`expected one paper, got ${papers.length}`)
  return only
}

const names = (facts: PaperFacts): string[] =>
  facts.authors.map(({ family, given }) => (given === null ? `{${family}}` : `${family} | ${given}`))

describe('a whole entry', () => {
  test('gives every field', async () => {
    const read = await readPapers(
      `@article{lovelace1843,
  title = {Notes on {B}abbage's {E}ngine},
  author = {Lovelace, Ada and Babbage, Charles and others},
  journal = "Scientific Memoirs", volume = 3, number = 1, pages = {666--731},
  year = 1843, month = sep, day = 10,
  doi = {https://doi.org/10.1000/ABC},
  url = {https://example.org/notes},
  keywords = {engines, numbers},
  abstract = {First.\n\n  Second.},
  archivePrefix = {arXiv}, eprint = {2301.10002v2}, primaryClass = {cs.PL}
}`,
      { name: 'a.bib' },
    )
    expect(read).toMatchObject({ format: 'bibtex', sourceName: 'a.bib', count: 1, failed: [], where: ['line 1'] })
    expect(read.papers[0]).toMatchObject({
      key: 'lovelace1843',
      title: "Notes on Babbage's Engine",
      authors: [
        { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
        { name: 'Charles Babbage', family: 'Babbage', given: 'Charles' },
      ],
      authorCount: 3,
      venue: 'Scientific Memoirs',
      volume: '3',
      pages: '666-731',
      year: 1843,
      publishedAt: '1843-09-10',
      doi: '10.1000/abc',
      url: 'https://example.org/notes',
      keywords: ['engines', 'numbers'],
      abstract: 'First.\n\nSecond.',
      arxivId: '2301.10002',
      arxivVersion: 2,
      categories: ['cs.PL'],
    })
  })
})

describe('text of TeX becomes plain', () => {
  test.each([
    [`G{\\"o}del, \\"Uber, na\\"{\\i}ve, \\'\\i`, 'Gödel, Über, naïve, í'],
    [
      '\\v{C}ech, \\v c, {\\v{s}}, \\c{c}, \\k{a}, \\H{o}, \\u g, \\.{I}, \\r{u}, \\d{s}',
      'Čech, č, š, ç, ą, ő, ğ, İ, ů, ṣ',
    ],
    ["Vi\\d{\\^e}t, {\\'{\\^e}}", 'Việt, ế'],
    ['\\aa, \\AA, \\ae, \\oe, \\O, \\l, \\ss, \\i, \\dh, \\th', 'å, Å, æ, œ, Ø, ł, ß, ı, ð, þ'],
    ["Sm{\\o}rrebr{\\o}d \\L\\'od\\'z", 'Smørrebrød Łódź'],
    [
      '\\emph{Natrix} and \\textbf{bold} {\\em old} \\textsc{Caps} \\mkbibemph{x} \\enquote{said}',
      'Natrix and bold old Caps x said',
    ],
    ["``Double'' and `single', -- dash --- dash", "“Double” and ‘single', – dash — dash"],
    ['50\\% \\& more \\# \\_ \\$5 \\{a\\}~b\\,c\\ d', '50% & more # _ $5 {a} b c d'],
    ['Bound {$t$-$J$} of $O(n^2)$ in \\(x_1\\)', 'Bound $t$-$J$ of $O(n^2)$ in $x_1$'],
    ['A \\ensuremath{\\alpha} and \\textmu m', 'A $\\alpha$ and µm'],
    ['From $5 to $10', 'From $5 to $10'],
    [
      '\\textbackslash{} \\textasciitilde{} \\textasciicircum{} \\~{} \\textbraceleft{}\\textbraceright{}',
      '\\ ~ ^ ~ {}',
    ],
    ['CO\\textsubscript{2} and 1\\textsuperscript{st}', 'CO2 and 1st'],
    ['\\href{http://a.example}{Linked} \\footnote{gone}text \\noopsort{1973}end', 'Linked text end'],
    ['One \\\\ two \\newline three', 'One two three'],
    ['{\\LaTeX} and \\TeX\\ by \\unknowncommand{him}', 'LaTeX and TeX by him'],
    ['Tom {\\&}amp; Jerry, &lt;i&gt;x &#8211; y', 'Tom & Jerry, x – y'],
    ['CO<sub>2</sub> <i>in</i> air', 'CO2 in air'],
    ['Über das Ω', 'Über das Ω'],
  ])('%s', async (tex, plain) => {
    expect((await paper(`title = {${tex}}`)).title).toBe(plain)
  })
})

describe('names', () => {
  test.each([
    ['Ada Lovelace and Lovelace, Ada', ['Lovelace | Ada', 'Lovelace | Ada']],
    ['Ludwig van Beethoven and van Beethoven, Ludwig', ['van Beethoven | Ludwig', 'van Beethoven | Ludwig']],
    ["Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", ['de la Vallée Poussin | Charles Louis Xavier Joseph']],
    ['King, Jr., Martin Luther and Martin Luther King Jr.', ['King | Martin Luther Jr.', 'King | Martin Luther Jr.']],
    [
      '{The ATLAS Collaboration} and {Smith, Sons, and Company}',
      ['{The ATLAS Collaboration}', '{Smith, Sons, and Company}'],
    ],
    ['{Lovelace, Ada}', ['Lovelace | Ada']],
    ['Barack {Hussein Obama} and {Van Gool}, Luc', ['Hussein Obama | Barack', 'Van Gool | Luc']],
    [
      '{Battisti}, A.~J. and {Meiring}, J.~D. and\n   {Tripp}, T.~M.',
      ['Battisti | A. J.', 'Meiring | J. D.', 'Tripp | T. M.'],
    ],
    ["Jos{\\'e} Ortega y Gasset", ['Ortega y Gasset | José']],
    ['Brandt, A. and Anderson, B. AND Sandow, C.', ['Brandt | A.', 'Anderson | B.', 'Sandow | C.']],
    ['Smith, J., Doe, A. B., Roe, C.', ['Smith | J.', 'Doe | A. B.', 'Roe | C.']],
    [
      "family=Duchamp, given=Marcel and family=Alembert, given=Jean, prefix=d'",
      ['Duchamp | Marcel', "d'Alembert | Jean"],
    ],
    ['Doe, J.; Roe, R. and', ['Doe | J.', 'Roe | R.']],
    ['Plato and others', ['{Plato}']],
    ['Müller, and Hoffmann', ['{Müller}', '{Hoffmann}']],
    ['王小明 and داودی, بهنام', ['王 | 小明', 'داودی | بهنام']],
    ['', []],
  ])('%s', async (field, expected) => {
    expect(names(await paper(`author = {${field}}`))).toEqual(expected)
  })

  test('editors stand where no author is named', async () => {
    expect(names(await paper('editor = {Roe, Jane}', 'book'))).toEqual(['Roe | Jane'])
    expect(names(await paper('author = {Doe, John}, editor = {Roe, Jane}', 'book'))).toEqual(['Doe | John'])
  })
})

describe('dates', () => {
  test.each([
    ['year = {2013}', 2013, null],
    ['year = 2012, month = jan', 2012, null],
    ['year = {2012}, month = "10~" # may', 2012, '2012-05-10'],
    ['year = 2012, month = {March}, day = {31}', 2012, '2012-03-31'],
    ['year = 2012, month = 2, day = 30', 2012, null],
    ['date = {2014-02-21}', 2014, '2014-02-21'],
    ['date = {2014-02}, year = {1999}', 2014, null],
    ['date = {2003-05-04/2004-01-01}', 2003, '2003-05-04'],
    ['date = {1988~}', 1988, null],
    ['date = {2004-21}', 2004, null],
    ['date = {2016-07-16T10:00:00Z}', 2016, '2016-07-16'],
    ['year = {c. 1890 [1891]}', 1890, null],
    ['year = {{\\noopsort{1973b}}1973}', 1973, null],
    ['year = {in press}', null, null],
    ['title = {Nothing}', null, null],
  ])('%s', async (fields, year, day) => {
    expect(await paper(fields)).toMatchObject({ year, publishedAt: day })
  })
})

describe('ids and addresses', () => {
  test.each([
    [String.raw`doi = {10.1007/978-3-540\_12}`, { doi: '10.1007/978-3-540_12' }],
    [
      'doi = {10.1002/(SICI)1097(1998)17:15<16::AID-S9>3.0.CO;2-2}',
      { doi: '10.1002/(sici)1097(1998)17:15<16::aid-s9>3.0.co;2-2' },
    ],
    ['doi = {10.1000/a%7Bb%7D_c}', { doi: '10.1000/a{b}_c' }],
    ['url = {http://dx.doi.org/10.1000/xyz}', { doi: '10.1000/xyz', url: 'http://dx.doi.org/10.1000/xyz' }],
    [String.raw`howpublished = {\url{https://example.org/a_b}}`, { url: 'https://example.org/a_b' }],
    [String.raw`url = {https://example.org/a\_b\%20c\~{}d}`, { url: 'https://example.org/a_b%20c~d' }],
    ['url = {javascript:alert(1)}', { url: null }],
    ['eprint = {1110.4557}, archiveprefix = "arXiv"', { arxivId: '1110.4557' }],
    ['eprint = {hep-th/9901001}, eprinttype = {arxiv}', { arxivId: 'hep-th/9901001' }],
    ['eprint = {9901001}, archiveprefix = {arXiv}, primaryclass = {hep-th}', { arxivId: 'hep-th/9901001' }],
    ['eprint = {10.2307/123}, eprinttype = {jstor}', { arxivId: null }],
    [
      'journal = {arXiv preprint arXiv:1706.03762}',
      { arxivId: '1706.03762', venue: 'arXiv preprint arXiv:1706.03762' },
    ],
    ['journal = {CoRR}, volume = {abs/1706.03762}', { arxivId: '1706.03762' }],
    ['howpublished = {bioRxiv}', { venue: 'bioRxiv' }],
    ['howpublished = {Available online}', { venue: null }],
    ['pages = {1,~3--5}', { pages: '1, 3-5' }],
    ['eid = {e1002}', { pages: 'e1002' }],
    ['journal = {\\apj}', { venue: 'The Astrophysical Journal' }],
    ['journal = jacm', { venue: 'Journal of the ACM' }],
    ['journaltitle = {J. Odd Things}, journalsubtitle = {New}', { venue: 'J. Odd Things: New' }],
    ['title = {Main}, subtitle = {Part}', { title: 'Main: Part' }],
    ['keywords = {a; b, c; a}', { keywords: ['a', 'b, c'] }],
    ['abstract = {100% sure}', { abstract: '100% sure' }],
  ])('%s', async (fields, expected) => {
    expect(await paper(fields)).toMatchObject(expected)
  })

  test('theses and reports name their institution', async () => {
    expect(await paper('school = {University of London}', 'phdthesis')).toMatchObject({
      organization: 'University of London',
      venue: null,
    })
    expect(await paper('booktitle = {Proc. of X}, organization = {ACM}', 'inproceedings')).toMatchObject({
      venue: 'Proc. of X',
      organization: null,
    })
  })

  test('what has no title is called after its key', async () => {
    expect((await paper('author = {Doe, J.}')).title).toBe('Untitled (key)')
    expect(
      (await readPapers('@misc{, author = {Doe, J.}, year = 1999}', { format: 'bibtex' })).papers[0],
    ).toMatchObject({
      key: null,
      title: 'Untitled (J. Doe 1999)',
    })
  })
})
