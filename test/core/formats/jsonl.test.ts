import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { paperFacts } from '../../../src/main/core/intake/formats/paper-facts.ts'
import { hasSamples, readPapers, refusalOf, sample } from './read-papers.ts'

const line = (title: string, more: Record<string, unknown> = {}): string => JSON.stringify({ title, ...more })

const full: PaperFacts = {
  ...{
    key: 'lovelace2024',
    title: 'On Letters',
    abstract: 'One paragraph.\n\nAnother.',
    organization: 'Open Laboratory',
    authorCount: 9,
  },
  authors: [
    { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
    { name: 'H1 Collaboration', family: 'H1 Collaboration', given: null },
  ],
  ...{
    publishedAt: '2024-02-21',
    publishedInferred: true,
    updatedAt: '2024-03-01T10:00:00Z',
    arxivId: '2402.01234',
    arxivVersion: 2,
  },
  ...{
    doi: '10.1000/abc',
    openReviewId: 'AbCdEf123',
    url: 'https://example.org/p',
    pdfUrl: 'https://example.org/p.pdf',
    codeUrl: 'https://github.com/a/b',
  },
  ...{
    projectUrl: 'https://a.example',
    venue: 'Journal of Letters',
    year: 2024,
    volume: '7',
    pages: '1–9',
    keywords: ['a', 'b'],
    categories: ['cs.CL'],
  },
  ...{ content: 'Full text.\n\nMore.', summary: 'Short.', comments: 0, upvotes: 3, githubStars: 4 },
  enclosures: [{ url: 'https://example.org/a.mp3', type: 'audio/mpeg', length: 9 }],
}

describe('our own paper JSON', () => {
  test('keeps every field', async () => {
    const { papers, ...read } = await readPapers(`${JSON.stringify(full)}\n`, { name: 'a.jsonl' })
    expect(read).toMatchObject({ format: 'jsonl', sourceName: 'a.jsonl', edition: null, count: 1, where: ['line 1'] })
    expect(papers[0]).toEqual(full)
  })

  test('takes what `show --json` prints, and knows nothing it does not say', async () => {
    const shown = { ...full, id: 12, status: 'queued', starred: true, tags: ['x'], files: [] }
    expect((await readPapers(JSON.stringify(shown, null, 2))).papers).toEqual([full])
    expect((await readPapers(JSON.stringify([shown, shown]))).papers).toEqual([full, full])
    expect((await readPapers(line('A Title'))).papers).toEqual([paperFacts({ title: 'A Title' })])
  })

  test.each([
    [{ id: 'iros2021:9635894' }, { key: 'iros2021:9635894' }],
    [{ id: '12' }, { key: null }],
    [{ id: 12, key: 'k' }, { key: 'k' }],
    [{ id: 'arxiv:2605.26952' }, { arxivId: '2605.26952' }],
    [{ url: 'https://arxiv.org/abs/2605.26952v3' }, { arxivId: '2605.26952', arxivVersion: 3 }],
    [{ url: 'https://openreview.net/forum?id=AbCdEf123' }, { openReviewId: 'AbCdEf123' }],
    [{ url: 'https://doi.org/10.1000/ABC' }, { doi: '10.1000/abc' }],
    [
      { url: 'javascript:alert(1)', pdfUrl: 'file:///etc/passwd' },
      { url: null, pdfUrl: null },
    ],
    [{ doi: 'https://doi.org/10.1000/ABC' }, { doi: '10.1000/abc' }],
    [
      { authors: ['Ada Lovelace', 'Second, Bo'] },
      {
        authorCount: 2,
        authors: [
          { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
          { name: 'Bo Second', family: 'Second', given: 'Bo' },
        ],
      },
    ],
    [{ authors: ['Wei Wang', 'Li Li', 'Wei Wang', 'Li Li'] }, { authorCount: 2 }],
    [{ authors: ['Wei Wang', 'Li Li', 'Wei Wang'] }, { authorCount: 3 }],
    [
      { authors: [{ name: 'Ada Lovelace' }] },
      { authors: [{ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' }] },
    ],
    [{ year: '2021' }, { year: 2021 }],
    [{ publishedAt: '2021' }, { year: 2021, publishedAt: null }],
    [{ published: '2026-05-26T00:00:00.000Z' }, { publishedAt: '2026-05-26T00:00:00.000Z' }],
    [{ abstract: '  a\tb\u0000 e\u0301\u200b ' }, { abstract: 'a b é' }],
    [{ unknown: { deep: true } }, { title: 'A Title' }],
  ])('%j', async (given, expected) => {
    expect((await readPapers(line('A Title', given))).papers[0]).toMatchObject(expected)
  })

  test('names what is wrong with a line, and reads the others', async () => {
    const lines = [
      line('One'),
      '{"title": "Tw',
      '',
      line('Three'),
      '[]',
      line(''),
      line('Six', { abstract: {} }),
      line('Seven', { authors: [7] }),
      line('Eight', { publishedAt: 'soon' }),
      line('Nine', { arxivId: 'x' }),
    ]
    const { papers, failed, where } = await readPapers(lines.join('\n'))
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Three'])
    expect(where).toEqual(['line 1', 'line 4'])
    expect(failed.map(({ where: place, reason }) => [place, reason])).toEqual([
      ['line 2', expect.stringContaining('it is not JSON')],
      ['line 5', 'it is not a JSON object'],
      ['line 6', 'it has no title'],
      ['line 7', '"abstract" is not a text'],
      ['line 8', '"authors" has something that is neither a name nor an object'],
      ['line 9', '"publishedAt" is not a date: "soon"'],
      ['line 10', '"arxivId" is not an arXiv id'.replace('"arxivId"', '"x"')],
    ])
  })

  test.each([
    ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['gzip', (text: string) => gzipSync(text)],
    [
      'two gzip files in one',
      (text: string) => Buffer.concat([gzipSync(text.slice(0, 300)), gzipSync(text.slice(300))]),
    ],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['no line end at the end', (text: string) => Buffer.from(text.trimEnd())],
  ])('reads %s', async (_, pack) => {
    const titles = Array.from({ length: 700 }, (__, index) => `Títle ${index} 題 ${'x'.repeat(1 + (index % 300))}`)
    const text = titles.map(title => line(title)).join('\n') + '\n'
    const { papers, failed } = await readPapers(pack(text))
    expect(failed).toEqual([])
    expect(papers.map(({ title }) => title)).toEqual(titles)
  })
})

describe('half a file', () => {
  test('whose last line stops is refused before anything is handed over', async () => {
    const text = `${line('One')}\n${line('Two')}\n{"title": "Thr`
    let handed = 0
    const message =
      'a.jsonl, line 3: the file stops in the middle of this line. Nothing was imported. Get the whole file again, or take what is whole of it with "offprint import --partial".'
    expect(await refusalOf(text, { name: 'a.jsonl' })).toBe(message)
    await readPapers(text, { name: 'a.jsonl' }).then(
      ({ count }) => (handed = count),
      () => {},
    )
    expect(handed).toBe(0)
    const { papers, failed } = await readPapers(text, { partial: true })
    expect(papers).toHaveLength(2)
    expect(failed).toEqual([{ where: 'line 3', reason: 'the file stops in the middle of this line; it was not taken' }])
  })

  test('a broken line in the middle is not half a file', async () => {
    const { papers, failed } = await readPapers(`${line('One')}\n{"title": "Tw\n${line('Three')}\n`)
    expect(papers).toHaveLength(2)
    expect(failed).toHaveLength(1)
  })

  test('gzip that stops is refused', async () => {
    const packed = gzipSync(Array.from({ length: 500 }, (_, index) => line(`Title ${index * 7919}`)).join('\n'))
    expect(await refusalOf(packed.subarray(0, packed.length - 40), { name: 'a.jsonl.gz' })).toBe(
      'a.jsonl.gz: the gzip file stops in the middle. Nothing was imported. Get the whole file again.',
    )
  })
})

describe.skipIf(!hasSamples)('20,000 papers of the samples', () => {
  test('are read whole, within seconds of computing', async () => {
    const packed = sample('papers-20k.jsonl.gz')
    const before = process.cpuUsage()
    const { papers, failed } = await readPapers(packed)
    const { user, system } = process.cpuUsage(before)
    expect(failed).toEqual([])
    expect(papers).toHaveLength(20_000)
    expect((user + system) / 1_000).toBeLessThan(4_000)
  })
})
