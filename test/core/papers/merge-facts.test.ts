import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFacts, sameFacts, type SeenFacts, type Trust } from '../../../src/main/core/papers/merge-facts.ts'
import { author, factsWith } from '../../support/facts.ts'

const seen = (facts: Parameters<typeof factsWith>[0], trust: Trust = 1, observedAt = '2026-01-01'): SeenFacts => ({
  facts: factsWith(facts),
  trust,
  observedAt,
})

test('a day without a year is of the earliest year it was guessed to be of, whichever guess came first', () => {
  const guess = (year: number): SeenFacts =>
    seen({ publishedAt: `${year}-08-27`, publishedInferred: true }, 1, `${year}-10-29`)
  expect(mergeFacts(guess(2025), guess(2026)).facts.publishedAt).toBe('2025-08-27')
  expect(mergeFacts(guess(2026), guess(2025)).facts.publishedAt).toBe('2025-08-27')
})

test('the archive replaces what a saved page guessed, and keeps what only the page knew', () => {
  const page = seen({
    authorCount: 2,
    publishedAt: '2025-09-30',
    publishedInferred: true,
    comments: 21,
    organization: 'Pathway',
  })
  const archive = seen(
    {
      authors: [author('Ada Lovelace'), author('Bo Chen')],
      publishedAt: '2025-09-30T17:59:00Z',
      arxivId: '2509.26507',
      arxivVersion: 1,
    },
    3,
  )
  const { facts } = mergeFacts(page, archive)
  expect(facts).toMatchObject({
    publishedAt: '2025-09-30T17:59:00Z',
    publishedInferred: false,
    comments: 21,
    organization: 'Pathway',
    authorCount: 2,
    arxivId: '2509.26507',
  })
  expect(facts.authors).toHaveLength(2)
  expect(sameFacts(mergeFacts(archive, page).facts, facts)).toBe(true)
})

test('counts follow the clock, not the trust', () => {
  const old = seen({ upvotes: 10 }, 3, '2026-01-01')
  expect(mergeFacts(old, seen({ upvotes: 12 }, 1, '2026-01-02')).facts.upvotes).toBe(12)
  expect(mergeFacts(seen({ upvotes: 12 }, 1, '2026-01-02'), old).facts.upvotes).toBe(12)
})

test('the newest version wins with its date, whatever order they come in', () => {
  const [v1, v2] = [
    seen({ arxivVersion: 1, updatedAt: '2025-01-01' }, 3),
    seen({ arxivVersion: 2, updatedAt: '2025-03-01' }, 3),
  ]
  for (const merged of [mergeFacts(v1, v2), mergeFacts(v2, v1)])
    expect(merged.facts).toMatchObject({ arxivVersion: 2, updatedAt: '2025-03-01' })
})

const arbitrary = fc.record({
  facts: fc
    .record({
      title: fc.constantFrom('One title of a paper', 'Another title of it'),
      abstract: fc.option(fc.constantFrom('a', 'b')),
      upvotes: fc.option(fc.nat({ max: 3 })),
      comments: fc.option(fc.nat({ max: 3 })),
      publishedAt: fc.option(fc.constantFrom('2025-01-01', '2025-01-02T03:04:05Z')),
      publishedInferred: fc.boolean(),
      arxivVersion: fc.option(fc.integer({ min: 1, max: 3 })),
      updatedAt: fc.option(fc.constantFrom('2025-02-01', '2025-03-01')),
      keywords: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
      authorCount: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    .map(factsWith),
  trust: fc.constantFrom<Trust>(0, 1, 2, 3),
  observedAt: fc.constantFrom('2026-01-01', '2026-01-02'),
})

test('a source said twice changes nothing the second time, and nothing known is ever lost', () => {
  fc.assert(
    fc.property(arbitrary, arbitrary, (known, incoming) => {
      const once = mergeFacts(known, incoming)
      expect(sameFacts(mergeFacts(once, incoming).facts, once.facts)).toBe(true)
      expect(sameFacts(mergeFacts(once, known).facts, once.facts)).toBe(true)
      for (const name of ['title', 'abstract', 'upvotes', 'publishedAt', 'arxivVersion'] as const)
        if (known.facts[name] !== null || incoming.facts[name] !== null) expect(once.facts[name]).not.toBeNull()
    }),
  )
})
