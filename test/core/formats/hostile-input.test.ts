import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LibraryFailure } from '../../../src/main/core/failures.ts'
import { IMPORT_FORMATS } from '../../../src/preload/contract/job.ts'
import { readPapers } from './read-papers.ts'

/** Whatever a file holds, the answer is papers or one line that says what is wrong: no other error, and soon. */

const sentence = 'We study letters and find that they can be read, which nobody had expected before us.'
const page =
  [
    'Daily Papers',
    'byAK and the research community',
    'Oct 29',
    '12',
    'On Letters',
    sentence,
    '  • 6 authors\n·\nAug 27 3',
    '-',
    'On Numbers',
    sentence,
    'openlab OpenLab\n·\nFeb 21, 2024',
  ].join('\n\n') + '\n'
const html = `<!doctype html><html><head><title>Daily Papers - Hugging Face</title></head><body><article><h3><a href="/papers/2409.08264">On Letters</a></h3><p>${sentence}</p><ul><li>6 authors</li></ul><time datetime="2024-09-12">Sep 12</time></article></body></html>`
const hf = JSON.stringify([
  {
    paper: {
      id: '2409.08264',
      title: 'On Letters',
      summary: sentence,
      authors: [{ name: 'Ada Lovelace' }],
      publishedAt: '2024-09-12T17:56:43.000Z',
      upvotes: 3,
    },
    numComments: 1,
  },
])
const atom = `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>http://arxiv.org/api/x</id><entry><id>http://arxiv.org/abs/2409.08264v1</id><title>On &amp; Letters</title><summary><![CDATA[${sentence}]]></summary><author><name>Ada Lovelace</name></author><arxiv:doi>10.1000/x</arxiv:doi></entry></feed>`
const lines =
  `${JSON.stringify({ title: 'On Letters', authors: ['Ada Lovelace', 'de Sa, Virginia'], abstract: sentence, year: 2024, doi: '10.1000/x' })}\n`.repeat(
    3,
  )
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>L</title><link>https://a.example/</link><item><title>On &amp; Letters</title><link>1</link><guid isPermaLink="false">x</guid><description><![CDATA[<p>${sentence}</p>]]></description><pubDate>Thu, 12 Sep 2024 17:56:43 GMT</pubDate><author>ada@a.example (Ada Lovelace)</author></item></channel></rss>`
const bib = `@string{j = "Letters"}\n@article{a1, title = {On {L}etters \\'e \\emph{x} $x_1$}, author = {Lovelace, Ada and {A Group} and others}, journal = j # " B",
  year = 2024, month = feb, doi = "10.1000/x", abstract = {${sentence}}, crossref = {v}, file = {:a.pdf:PDF}, groups = {G}}\n@book(v, title = "V")\n`
const ris = `TY  - JOUR\r\nTI  - On Letters\r\nAU  - Lovelace, Ada\r\nPY  - 2024/02/03/\r\nKW  - a\r\nAB  - ${sentence}\r\n goes on\r\nUR  - https://a.example/b\r\nER  - \r\n`
const csl = JSON.stringify([
  {
    id: 'a',
    type: 'article-journal',
    title: 'On <i>Letters</i>',
    author: [{ family: 'Lovelace', given: 'Ada' }, { literal: 'A Group' }],
    issued: { 'date-parts': [[2024, 2]] },
    'container-title': 'Letters',
  },
])
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><rdf:Description rdf:about="#i"><z:itemType>book</z:itemType><dc:title>On Letters</dc:title><dc:date>2024</dc:date><dc:subject>a</dc:subject></rdf:Description><z:Collection rdf:about="#c"><dc:title>C</dc:title><dcterms:hasPart rdf:resource="#i"/></z:Collection></rdf:RDF>`
const betterBibtex = JSON.stringify({
  collections: { A: { name: 'A', items: [1] } },
  items: [
    {
      itemID: 1,
      itemType: 'book',
      title: 'On Letters',
      creators: [{ lastName: 'Lovelace', firstName: 'Ada' }],
      tags: [{ tag: 'a' }],
      notes: [sentence],
    },
  ],
})
const wholes = [page, html, hf, atom, rss, lines, bib, ris, csl, rdf, betterBibtex]

async function answers(bytes: Uint8Array, options: Parameters<typeof readPapers>[1] = {}): Promise<void> {
  const before = process.cpuUsage()
  try {
    const { papers, failed } = await readPapers(bytes, options)
    for (const paper of papers) {
      expect(paper.title.trim()).toBe(paper.title)
      expect(paper.title).not.toBe('')
      expect(paper.title).not.toMatch(/[\u0000-\u001f]/)
      // An address is of the web; a feed's may be relative where nothing is known to make it whole.
      if (paper.url !== null) expect(paper.url).toMatch(/^https?:\/\/|^(?![^/?#]*:)/i)
    }
    for (const { where, reason } of failed) expect(`${where}: ${reason}`).not.toMatch(/[\n\r]/)
  } catch (error) {
    if (!(error instanceof LibraryFailure)) throw error
    expect(error.code).toBe('invalid')
    expect(error.message).toMatch(/^[^\n\r\u0000-\u001f]{10,1000}\.$/)
  }
  // Of the processor's time: a busy machine makes no file a slow one.
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(6_000)
}

const format = fc.constantFrom('auto' as const, ...IMPORT_FORMATS)
const options = fc.record({ format, partial: fc.boolean() })

describe('nothing but papers or a refusal comes of', () => {
  test('any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), options, answers), { numRuns: 300 })
  })

  test('any text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(text, options, (value, how) => answers(Buffer.from(value), how)),
      { numRuns: 300 },
    )
  })

  test('any JSON', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.record({
          paper: fc.jsonValue(),
          title: fc.jsonValue(),
          authors: fc.jsonValue(),
          numComments: fc.jsonValue(),
        }),
      ),
    )
    await fc.assert(
      fc.asyncProperty(value, options, (json, how) => answers(Buffer.from(JSON.stringify(json)), how)),
      { numRuns: 300 },
    )
  })

  test('a paper whose fields are anything', async () => {
    const fields =
      'id key title abstract authors authorCount publishedAt arxivId doi url year keywords enclosures summary upvotes organization githubRepo projectPage'.split(
        ' ',
      )
    const paper = fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string(), fc.integer()),
    )
    await fc.assert(
      fc.asyncProperty(paper, options, async (value, how) => {
        await answers(Buffer.from(JSON.stringify({ title: 'T', ...value })), how)
        await answers(Buffer.from(JSON.stringify([{ paper: { id: '2409.08264', title: 'T', ...value } }])), how)
      }),
      { numRuns: 200 },
    )
  })

  test('half of a good file', async () => {
    const half = fc.tuple(fc.constantFrom(...wholes), fc.double({ min: 0, max: 1, noNaN: true }))
    await fc.assert(
      fc.asyncProperty(half, options, async ([whole, part], how) => {
        const bytes = Buffer.from(whole).subarray(0, Math.floor(Buffer.byteLength(whole) * part))
        await answers(bytes, how)
        await answers(gzipSync(whole).subarray(0, Math.floor(gzipSync(whole).length * part)), how)
      }),
      { numRuns: 200 },
    )
  })

  test('a good file with a part changed', async () => {
    const change = fc.record({
      whole: fc.constantFrom(...wholes),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(40),
      put: fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom(
          '<',
          '>',
          '&',
          '"',
          '\u0000',
          '\n\n',
          '•',
          '·',
          '{',
          ']',
          '<!DOCTYPE a>',
          ']]>',
          '<!--',
          '\u2028',
          '](https://a.example)',
          '![',
          '\ud800',
          '3 authors',
        ),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), options, async (changes, how) => {
        let text = changes[0]?.whole ?? ''
        for (const { at, drop, put } of changes) {
          const place = Math.floor(text.length * at)
          text = text.slice(0, place) + put + text.slice(place + drop)
        }
        await answers(Buffer.from(text), how)
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['brackets of JSON', '['.repeat(200_000)],
    ['objects of JSON', '{"title":'.repeat(100_000)],
    ['elements of XML', `<feed xmlns="http://www.w3.org/2005/Atom">http://arxiv.org/api/${'<a>'.repeat(200_000)}`],
    ['elements of HTML', `<html>Hugging Face Daily Papers${'<div>'.repeat(200_000)}`],
    ['attributes', `<feed xmlns="http://arxiv.org/schemas/atom" ${'a="" '.repeat(100_000)}>`],
    [
      'brackets of Markdown',
      `Daily Papers\nAK and the research community\n[a](https://a.example)\n${'['.repeat(200_000)}`,
    ],
    [
      'pictures of Markdown',
      `Daily Papers\nAK and the research community\n[a](https://a.example)\n${'!['.repeat(200_000)}`,
    ],
    [
      'links of Markdown',
      `Daily Papers\nAK and the research community\n${'[a](https://a.example)'.repeat(50_000)}\n3 authors\n·\nAug 27`,
    ],
    ['spaces', `Daily Papers\nAK and the research community\nA${' '.repeat(500_000)}B\n\n3 authors\n·\nAug 27`],
    ['spaces in JSON', `{"title": "A${' '.repeat(500_000)}B"}`],
    ['dots', `Daily Papers\nAK and the research community\n${'· '.repeat(200_000)}\n3 authors`],
    ['braces of BibTeX', `@article{a, title = {${'{'.repeat(200_000)}`],
    ['accents of TeX', `@article{a, title = {${"\\'{".repeat(100_000)}`],
    ['accents over accents', `@article{a, title = {${"\\'".repeat(200_000)}e}}`],
    ['dollars of TeX', `@article{a, title = {${'$a{'.repeat(100_000)}${'}'.repeat(100_000)}}}`],
    ['formulas of TeX', `@article{a, title = {${'\\(a'.repeat(200_000)}}}`],
    ['spaces between names of BibTeX', `@article{a, title = {A}, author = {A${' '.repeat(150_000)}B}}`],
    ['names of BibTeX', `@article{a, author = {${'A and '.repeat(100_000)}B}}`],
    ['commas in a name', `@article{a, author = {${'A, '.repeat(200_000)}B}}`],
    ['entries of BibTeX that never end', '@article{a, title = {'.repeat(50_000)],
    ['lines of them', '@article{a, title = {\n'.repeat(50_000)],
    ['comments of BibTeX that never end', '@comment{'.repeat(50_000)],
    ['quotes of BibTeX', `@article{a, title = ${'"a" # '.repeat(100_000)}"b"}`],
    ['macros of BibTeX', `@string{a = "aa"}\n${'@string{a = a # a}\n'.repeat(60)}@article{k, title = a}`],
    ['parents of BibTeX', Array.from({ length: 20_000 }, (_, n) => `@book{k${n}, crossref = {k${n + 1}}}`).join('\n')],
    ['spaces between addresses of RIS', `TY  - JOUR\nTI  - A\nUR  - a${' ;'.repeat(50_000)}b\nER  - \n`],
    ['fields of RIS', `TY  - JOUR\n${'AU  - A\n'.repeat(100_000)}`],
    ['lines of a field of RIS', `TY  - JOUR\nAB  - a\n${'b\n'.repeat(200_000)}`],
    ['bullets', `Daily Papers\nAK and the research community\n${'• '.repeat(200_000)}\n3 authors`],
    ['bylines', `Daily Papers\nAK and the research community\n${'3 authors · Aug 27\n'.repeat(50_000)}`],
    [
      'titles',
      `Daily Papers\nAK and the research community\n${'A title of a paper\n\n'.repeat(50_000)}3 authors\n·\nAug 27\n`,
    ],
    [
      'particles',
      JSON.stringify({
        title: 'A',
        authors: [`${'van '.repeat(100_000)}A`, `${'A, '.repeat(100_000)}`, '('.repeat(100_000)],
      }),
    ],
    ['spaces between names of a line', JSON.stringify({ title: 'A', authors: `A${' '.repeat(100_000)}B` })],
    ['empty lines', '\n'.repeat(200_000)],
    ['dashes', `Daily Papers\nAK and the research community\n${'-\n'.repeat(40_000)}3 authors`],
    [
      'entities',
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id><entry><id>http://arxiv.org/abs/2409.08264</id><title>${'&amp;'.repeat(200_000)}</title></entry></feed>`,
    ],
  ])('endless %s', async (_, text) => {
    for (const how of [{}, { partial: true }]) await expect(answers(Buffer.from(text), how)).resolves.toBeUndefined()
  })
})

test('no paper has more of anything than papers have, and half an address or a key is none', async () => {
  const long = 'Ä '.repeat(1_100_000)
  const { papers } = await readPapers(
    JSON.stringify({
      title: long,
      abstract: long.slice(0, 300_000),
      key: 'k'.repeat(9_000),
      authors: [
        ...Array.from({ length: 12_000 }, (_, at) => ({ name: `A${at}`, family: `A${at}`, given: null })),
        'Ada',
      ],
      organization: long.slice(0, 3_000),
      venue: long.slice(0, 3_000),
      keywords: Array.from({ length: 2_000 }, (_, at) => `${at} ${'x'.repeat(600)}`),
      content: long,
      url: `https://a.example/${'x'.repeat(9_000)}`,
      enclosures: Array.from({ length: 200 }, (_, at) => ({ url: `https://a.example/${at}`, type: 'image/png' })),
    }),
    { format: 'jsonl' },
  )
  const [paper] = papers
  expect(paper).toMatchObject({ key: null, url: null, title: expect.stringMatching(/^Ä Ä.*Ä…$/) })
  expect([paper?.title.length, paper?.venue?.length, paper?.organization?.length]).toEqual([2_000, 500, 500])
  expect([paper?.authors.length, paper?.authorCount]).toEqual([10_000, 12_001])
  expect(paper?.keywords.map(({ length }) => length)).toEqual(Array.from({ length: 1_000 }, () => 500))
  expect([paper?.abstract?.length, paper?.content?.length, paper?.enclosures.length]).toEqual([200_000, 2_000_000, 100])
})
