import { describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'
import { hasSamples, readPapers, sample, sampleCases } from './read-papers.ts'

/** Recorded bibliographies with what other programs read in them, compared as leniently as those differ among themselves. */

function folded(value: unknown): string {
  const text = typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value)
  return text
    .replace(/<\/?(?:i|b|sub|sup|span|sc|em|strong|u)\b[^>]*>/g, '')
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]|``|''/g, '"')
    .replace(/[\u2010-\u2015\u2212]|--+/g, '-')
    .replace(/[{}$\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '')
    .toLowerCase()
}

interface ExpectedEntry {
  readonly key?: string
  readonly title?: string
  readonly authors?: readonly { readonly family: string; readonly given: string }[]
  readonly year?: number
  readonly doi?: string
  readonly journal?: string
  readonly volume?: string
}

function differences(expected: ExpectedEntry, got: PaperFacts | undefined): string[] {
  if (!got) return ['it is missing']
  const found: string[] = []
  const compare = (name: string, a: unknown, b: unknown): void => {
    if (a !== undefined && folded(a) !== folded(b)) found.push(`${name}: ${folded(b)} instead of ${folded(a)}`)
  }
  compare('title', expected.title, got.title)
  compare('year', expected.year?.toString(), got.year?.toString())
  compare('doi', expected.doi, got.doi)
  compare('journal', expected.journal, got.venue)
  compare('volume', expected.volume, got.volume)
  const { authors } = expected
  if (authors && authors.length !== got.authors.length)
    found.push(`${got.authors.length} authors, not ${authors.length}`)
  for (const [index, { family, given }] of (authors ?? []).entries()) {
    const author = got.authors[index]
    const full = folded([author?.given, author?.family].filter(Boolean).join(' '))
    if (!full.includes(folded(family)) || !full.includes(folded(given).slice(0, 1)))
      found.push(`author ${index}: ${full} instead of ${given} ${family}`)
  }
  return found
}

describe.skipIf(!hasSamples)('recorded bibliographies', () => {
  const list = hasSamples ? sampleCases('bibliography/cases.jsonl') : []
  test.each(list.map(entry => [entry.case, entry] as const))('%s', async (_, { input, expected }) => {
    const { papers } = await readPapers(sample(`bibliography/${input}`), { name: input })
    expect(papers).toHaveLength(expected.entryCount)
    const byKey = new Map(papers.map(facts => [facts.key, facts]))
    const wrong = ((expected.entries ?? []) as readonly ExpectedEntry[]).flatMap((entry, index) =>
      differences(entry, byKey.get(entry.key ?? '') ?? papers[index]).map(text => `${entry.key ?? index}: ${text}`),
    )
    expect(wrong).toEqual([])
  })

  test('broken ones end in papers or in words', async () => {
    for (const { input } of sampleCases('bibliography/malformed.jsonl')) {
      const read = await readPapers(sample(`bibliography/${input}`), { name: 'a.bib' })
      expect(read.count + read.failed.length).toBeGreaterThan(0)
      for (const { where } of read.failed) expect(where).toMatch(/^line \d+$/)
    }
  })
})
