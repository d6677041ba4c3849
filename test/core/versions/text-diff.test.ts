import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffTexts } from '../../../src/main/core/versions/text-diff.ts'

const word = fc.constantFrom('the', 'model', 'learns', 'a', 'sparse', 'code', 'of', 'images', 'and', 'text', 'quickly')
const paragraph = fc.array(word, { minLength: 1, maxLength: 30 }).map(words => words.join(' '))
const page = fc.array(paragraph, { maxLength: 5 }).map(paragraphs => paragraphs.join('\n\n'))
const pages = fc.array(page, { maxLength: 4 })

const wordsOf = (texts: readonly string[]): string[] =>
  texts
    .join(' ')
    .split(/\s+/)
    .filter(one => one !== '')

it('has every word of both texts, in their order, once', () => {
  fc.assert(
    fc.property(pages, pages, (from, to) => {
      const { paragraphs, wordsAdded, wordsKept, wordsRemoved } = diffTexts(from, to)
      const parts = paragraphs.flatMap(one => one.parts)
      const of = (...kinds: string[]): string[] =>
        wordsOf(parts.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text))
      expect(of('same', 'added')).toEqual(wordsOf(to))
      expect(of('same', 'removed')).toEqual(wordsOf(from))
      expect([wordsKept, wordsAdded, wordsRemoved]).toEqual(['same', 'added', 'removed'].map(kind => of(kind).length))
    }),
    { numRuns: 300 },
  )
})

it('of a text and itself shows nothing', () => {
  fc.assert(
    fc.property(pages, given => {
      const { paragraphs, wordsAdded, wordsRemoved } = diffTexts(given, given)
      expect(paragraphs.every(({ kind }) => kind === 'same')).toBe(true)
      expect([wordsAdded, wordsRemoved]).toEqual([0, 0])
    }),
  )
})

it('says what was changed, put in and taken out, paragraph by paragraph', () => {
  const older = [
    'Abstract\n\nWe train a small model\non images.',
    'This part goes away entirely now.\n\nThe end stays.',
  ]
  const newer = ['Abstract\n\nWe train a large model\non images.\n\nA new paragraph stands here.', 'The end stays.']
  expect(diffTexts(older, newer).paragraphs).toEqual([
    { kind: 'same', fromPage: 0, toPage: 0, parts: [{ kind: 'same', text: 'Abstract' }] },
    {
      kind: 'changed',
      fromPage: 0,
      toPage: 0,
      parts: [
        { kind: 'same', text: 'We train a' },
        { kind: 'removed', text: 'small' },
        { kind: 'added', text: 'large' },
        { kind: 'same', text: 'model on images.' },
      ],
    },
    {
      kind: 'removed',
      fromPage: 1,
      toPage: null,
      parts: [{ kind: 'removed', text: 'This part goes away entirely now.' }],
    },
    { kind: 'added', fromPage: null, toPage: 0, parts: [{ kind: 'added', text: 'A new paragraph stands here.' }] },
    { kind: 'same', fromPage: 1, toPage: 1, parts: [{ kind: 'same', text: 'The end stays.' }] },
  ])
})

it('of two long texts is done in a moment', () => {
  // The same words in both, but for one in eleven.
  const long = (seed: number): string[] =>
    Array.from({ length: 40 }, (_, page) =>
      Array.from({ length: 600 }, (__, index) => {
        const place = 600 * page + index
        const mixed = Math.imul(place + 1, 0x9e3779b1) ^ (Math.imul(place + 1, 0x85ebca6b) >>> 13)
        return place % 11 === seed ? `other${seed}` : `w${(mixed >>> 8) % 3000}`
      }).join(' '),
    )
  const started = performance.now()
  const { wordsKept } = diffTexts(long(1), long(3))
  expect(wordsKept).toBeGreaterThanOrEqual(24_000 - 2 * 2_182)
  expect(performance.now() - started).toBeLessThan(10_000)
})
