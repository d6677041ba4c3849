import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ExportFormat, makeExportWriter } from '../../../src/main/core/export/export-writer.ts'
import type { Author, PaperFacts, PaperId } from '../../../src/preload/contract/paper.ts'
import { hasSamples, readPapers, sample, sampleCases } from '../formats/read-papers.ts'
import { aPaper } from './a-paper.ts'

/** What is written out and read again is the same paper, in every format that is both written and read. */

const FORMATS = ['bibtex', 'ris', 'csl-json'] as const satisfies readonly ExportFormat[]

async function throughFile(
  format: (typeof FORMATS)[number],
  papers: readonly Partial<PaperFacts>[],
): Promise<readonly PaperFacts[]> {
  const writer = makeExportWriter(format)
  const body = papers.map((facts, index) => writer.paper(aPaper({ ...facts, id: (index + 1) as PaperId }), []))
  const read = await readPapers(writer.begin() + body.join('') + writer.end(), { format })
  expect(read.failed).toEqual([])
  expect(read.papers).toHaveLength(papers.length)
  return read.papers
}

/** What a citation needs. RIS has no comma in a whole name. */
function cited(facts: Pick<PaperFacts, 'title' | 'authors' | 'year' | 'doi' | 'venue'>): unknown {
  return {
    title: facts.title,
    authors: facts.authors.map(({ name, family, given }) => ({
      name: name.replaceAll(',', ''),
      family: family?.replaceAll(',', ''),
      given,
    })),
    year: facts.year,
    doi: facts.doi,
    venue: facts.venue,
  }
}

const sign = fc.constantFrom(...'{}\\$%#&_~^"\'`-–—“”.,:;!?()[]@=+*/|'.split(''))
const letter = fc.constantFrom(...'aàbčdéGHñœßøŁxYZ深ю0179'.split(''))
const word = fc.string({
  unit: fc.oneof({ weight: 4, arbitrary: letter }, { weight: 1, arbitrary: sign }),
  minLength: 1,
  maxLength: 8,
})
const line = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map(words => `A${words.join(' ')}`.replace(/\s+/g, ' ').trim())
const title = fc
  .oneof(
    line,
    line.map(text => `${text.replaceAll('$', '').replace(/\s+/g, ' ').trim()} with $\\ell_1$ and $O(n^{2})$`),
  )
  .filter(isPlain)
/** Where dollars stand round text by chance the text is a formula, and a formula is not kept to the letter. */
function isPlain(text: string): boolean {
  return !/\$[^$]*[%#{}\\][^$]*\$/.test(text.replaceAll('$\\ell_1$', '').replaceAll('$O(n^{2})$', ''))
}
const nameWord = fc.stringMatching(/^[A-ZÉŁ][a-zéøñ]{1,8}$/)
const person: fc.Arbitrary<Author> = fc
  .record({
    particle: fc.constantFrom('', '', 'van der ', 'de ', "d'"),
    family: fc.oneof(
      nameWord,
      fc.tuple(nameWord, nameWord).map(([a, b]) => `${a}-${b}`),
    ),
    given: fc.oneof(
      nameWord,
      nameWord.map(name => `${name} J.`),
      fc.constant('X.-Y.'),
    ),
    junior: fc.constantFrom('', '', ' Jr.'),
  })
  .map(({ particle, family, given, junior }) => ({
    name: `${given} ${particle}${family}${junior}`,
    family: `${particle}${family}`,
    given: `${given}${junior}`,
  }))
const group: fc.Arbitrary<Author> = fc
  .array(fc.oneof(nameWord, fc.constantFrom('and', 'of', '&', 'Team')), { minLength: 1, maxLength: 4 })
  .map(words => `The ${words.join(' ')}`)
  .map(name => ({ name, family: name, given: null }))
const facts = fc.record({
  title,
  authors: fc.array(fc.oneof(person, group), { maxLength: 4 }),
  year: fc.option(fc.integer({ min: 1500, max: 2100 })),
  doi: fc.option(fc.stringMatching(/^10\.1[0-9]{3}\/[a-z0-9._()-]{1,12}[a-z0-9]$/)),
  venue: fc.option(line.filter(text => isPlain(text) && !/https?:/.test(text))),
})

describe.each(FORMATS)('%s', format => {
  it('brings back what it wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { minLength: 1, maxLength: 3 }), async papers => {
        expect((await throughFile(format, papers)).map(cited)).toEqual(papers.map(cited))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps what else a paper has', async () => {
    const paper = {
      key: 'DBLP:journals/x/1',
      title: 'BERT: Pre-training of {Deep} “Bidirectional” Transformers -- 100% & more',
      abstract: 'We use $x_1$ & 50% of it.',
      arxivId: '1810.04805',
      publishedAt: '2018-10-11',
      year: 2018,
      volume: '12',
      pages: '1-9',
      url: 'https://example.org/a_b?c=%7Ed#e~f',
      keywords: ['pre-training', 'C#'],
    }
    const [read] = await throughFile(format, [paper])
    const { publishedAt, ...rest } = paper
    expect(read).toMatchObject(rest)
    // BibTeX knows the year and the month.
    if (format !== 'bibtex') expect(read).toMatchObject({ publishedAt })
  })

  it('keeps every archive a preprint may lie in', async () => {
    const [read] = await throughFile(format, [{ title: 'A Preprint', venue: 'bioRxiv', doi: '10.1101/2020.01.01' }])
    expect(read).toMatchObject({ venue: 'bioRxiv', doi: '10.1101/2020.01.01' })
  })

  it.skipIf(!hasSamples)('brings back recorded bibliographies', async () => {
    for (const { input } of sampleCases('bibliography/cases.jsonl')) {
      const { papers } = await readPapers(sample(`bibliography/${input}`), { name: input })
      const back = await throughFile(format, papers)
      expect(back.map(cited), input).toEqual(papers.map(cited))
    }
  })
})
