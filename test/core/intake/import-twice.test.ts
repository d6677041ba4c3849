import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LibraryEvent } from '../../../src/preload/contract/library-api.ts'
import { dumpOf } from '../../support/dump-library.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { makeParser } from '../../support/upstream/parse-in-process.ts'

const jsonLines = (papers: readonly object[]): string => papers.map(paper => `${JSON.stringify(paper)}\n`).join('')

// Few of each, so that papers of one file meet: same titles, same names, contradicting counts.
const title = fc.oneof(
  fc.constantFrom('Introduction', 'Erratum', 'x', '注意力', '稀疏注意力', '🎉🎉', '!?', 'الانتباه', 'קשב', '주의력'),
  fc.constantFrom('On the attention of sparse lattices', 'on the Attention of sparse-lattices', 'Ａttention'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
)
const author = fc.constantFrom('Ada Lovelace', 'A. Lovelace', '李明', 'محمد علي', 'Plato', '🎉')
const count = fc.integer({ min: 0, max: 5 })
const paper = fc.record(
  {
    title,
    key: fc.constantFrom('a', 'b', '注'),
    abstract: fc.constantFrom('One.', 'Two.', 'שתיים'),
    authors: fc.array(author, { maxLength: 3 }),
    authorCount: count,
    organization: fc.constantFrom('Ünïversity', '大学'),
    publishedAt: fc.constantFrom('2024-01-02', '2019-05-06', '2024-01-02T03:04:05Z'),
    publishedInferred: fc.boolean(),
    year: fc.constantFrom(2024, 2011),
    updatedAt: fc.constantFrom('2024-02-02', '2025-02-02'),
    arxivId: fc.constantFrom('2401.00001', '2401.00002'),
    arxivVersion: fc.integer({ min: 1, max: 3 }),
    doi: fc.constantFrom('10.1000/1', '10.48550/arXiv.2401.00001', '10.1000/2'),
    url: fc.constantFrom('https://example.org/1', 'https://example.org/2', 'https://arxiv.org/abs/2401.00002v2'),
    keywords: fc.array(fc.constantFrom('k1', 'k2'), { maxLength: 2 }),
    comments: count,
    upvotes: count,
  },
  { requiredKeys: ['title'] },
)

/** What an import of a file writes and tells the second time, and the third, on a later day. */
async function writtenAgain(library: TestLibrary, text: string): Promise<unknown> {
  const database = join(library.folder, 'library.sqlite')
  const first = await library.importText(text)
  const before = dumpOf(database)
  const told: LibraryEvent[] = []
  const stop = library.library.onEvent(event => void (event.topic === 'papers' && told.push(event)))
  const again = await library.importText(text)
  const later = await library.importText(text, 'papers.jsonl', { capturedOn: '2026-04-05' })
  stop()
  expect(dumpOf(database)).toEqual(before)
  const counted = [again, later].map(report => [report.new, report.updated, report.unchanged, report.papers])
  const known = first.new + first.updated + first.unchanged
  expect(counted).toEqual([1, 2].map(() => [0, 0, known, first.papers]))
  return told
}

describe('the same bytes a second time', () => {
  test.each<[string, readonly object[]]>([
    ['a short title and nothing else', [{ title: 'Introduction' }]],
    ['two short titles that differ in their abstracts', [{ title: 'Erratum', abstract: 'One.' }, { title: 'Erratum' }]],
    ['a title without a letter', [{ title: '🎉🎉' }, { title: '!?' }]],
    ['three Chinese signs', [{ title: '注意力' }]],
    ['a title from right to left', [{ title: '\u202bקשב\u202c' }]],
    [
      'a count that cannot be',
      [
        { title: 'A title that tells much', authorCount: 2 },
        { title: 'A title that tells much', authorCount: 3 },
      ],
    ],
    [
      'entries that contradict each other',
      [1, 2, 3].map(upvotes => ({ title: 'One', arxivId: '2401.00001', upvotes, abstract: `${upvotes}` })),
    ],
    [
      'more papers of one title than are looked at',
      Array.from({ length: 30 }, (_, index) => ({ title: 'Introduction', authors: [`Ada W${index}`] })),
    ],
  ])('writes nothing: %s', async (_name, papers) => {
    const library = await openTestLibrary()
    try {
      expect(await writtenAgain(library, jsonLines(papers))).toEqual([])
    } finally {
      await library.close()
    }
  })

  test('writes nothing where the title was changed by another source since', async () => {
    const library = await openTestLibrary()
    try {
      const plain = jsonLines([{ title: 'Introduction', authors: ['Ada Lovelace'] }])
      await library.importText(plain, 'plain.jsonl')
      const named = { authors: ['Ada Lovelace'], arxivId: '2401.00001' }
      await library.importText(jsonLines([{ ...named, title: 'Introduction' }]), 'one.jsonl')
      await library.importText(jsonLines([{ ...named, title: 'Preface' }]), 'two.jsonl', { capturedOn: '2026-05-05' })
      expect(await library.importText(plain, 'plain.jsonl')).toMatchObject({ new: 0, updated: 0, unchanged: 1 })
    } finally {
      await library.close()
    }
  })

  test('writes nothing of a PDF, whatever it is called; two that say nothing of themselves stay apart', async () => {
    const library = await openTestLibrary()
    try {
      const one = await makePdf([{}])
      const other = await makePdf([{ size: [300, 300] }])
      expect(await library.importText(one, 'scan.pdf')).toMatchObject({ new: 1, papers: [1] })
      expect(await library.importText(other, 'scan.pdf')).toMatchObject({ new: 1, papers: [2] })
      const before = dumpOf(join(library.folder, 'library.sqlite'))
      for (const name of ['scan.pdf', 'renamed.pdf'])
        expect(await library.importText(one, name)).toMatchObject({ new: 0, unchanged: 1, papers: [1] })
      expect(dumpOf(join(library.folder, 'library.sqlite'))).toEqual(before)
    } finally {
      await library.close()
    }
  })

  test('writes nothing, whatever the papers', { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(paper, { minLength: 1, maxLength: 12 }), async papers => {
        const library = await openTestLibrary({ ports: { parseFile: makeParser().parseFile } })
        try {
          expect(await writtenAgain(library, jsonLines(papers))).toEqual([])
        } finally {
          await library.close()
        }
      }),
      { numRuns: 40 },
    )
  })
})
