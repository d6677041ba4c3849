import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuote, type FoundQuote, type Quote, searchedText } from '../../../src/main/core/versions/find-quote.ts'
import { foldText } from '../../../src/main/core/versions/folded-text.ts'
import { nearestMatch } from '../../../src/main/core/versions/nearest-match.ts'

const VOCABULARY =
  'we study how neurons in behaving animals learn dynamic representations of the functional connectome from recordings calcium activity and show that tensor factorization recovers communities over time without supervision while static baselines need labels however our method is robust to noise across sessions figure table results experiments ablation attention gradient loss training sample complexity bound proof lemma theorem assume let denote expected variance'.split(
    ' ',
  )

const text = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 120, maxLength: 400 })

interface Edit {
  readonly at: number
  readonly kind: 'insert' | 'remove' | 'replace'
  readonly word: string
}

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom('insert', 'remove', 'replace'),
    word: fc.constantFrom(...VOCABULARY, 'indeed', 'newly', 'approximately'),
  }),
  { maxLength: 40 },
)

interface Token {
  readonly word: string
  /** The place in the older text; -1 for what was put in. */
  readonly from: number
}

function edited(words: readonly string[], changes: readonly Edit[]): Token[] {
  const tokens: Token[] = words.map((word, from) => ({ word, from }))
  for (const { at, kind, word } of changes) {
    const index = Math.floor(at * tokens.length)
    if (kind === 'insert') tokens.splice(index, 0, { word, from: -1 })
    else if (kind === 'remove') tokens.splice(index, 1)
    else tokens.splice(index, 1, { word, from: -1 })
  }
  return tokens
}

function searched(words: readonly string[]): ReturnType<typeof searchedText> {
  const folded = foldText(words.join(' '))
  return searchedText(folded, unit => unit / Math.max(1, folded.folded.length))
}

function quoteOf(words: readonly string[], start: number, end: number): Quote {
  return {
    text: words.slice(start, end).join(' '),
    before: words.slice(0, start).join(' ').slice(-32),
    after: words.slice(end).join(' ').slice(0, 32),
    place: words.slice(0, start).join('').length / words.join('').length,
  }
}

/** Where words stand in the folded text, which has no spaces. */
function unitsOf(words: readonly string[], start: number, end: number): readonly [number, number] {
  const from = words.slice(0, start).join('').length
  return [from, from + words.slice(start, end).join('').length]
}

function overlap(found: FoundQuote, [start, end]: readonly [number, number]): number {
  const common = Math.min(found.end, end) - Math.max(found.start, start)
  return Math.max(0, common) / Math.max(1, Math.max(found.end, end) - Math.min(found.start, start))
}

describe('a quote in an edited text', () => {
  it('is found where it is when nothing changed, and surely', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 4, max: 40 }), (words, at, length) => {
        const start = at % (words.length - length)
        const found = findQuote(searched(words), quoteOf(words, start, start + length))
        expect(found).not.toBeNull()
        expect(found && overlap(found, unitsOf(words, start, start + length))).toBe(1)
        expect(found?.confidence).toBeGreaterThan(0.95)
      }),
      { numRuns: 200 },
    )
  })

  it('is found where it went, and never surely at a wrong place', () => {
    fc.assert(
      fc.property(text, edits, fc.nat(), fc.integer({ min: 3, max: 30 }), (words, changes, at, length) => {
        const start = at % (words.length - length)
        const tokens = edited(words, changes)
        const now = tokens.map(({ word }) => word)
        const left = tokens.flatMap(({ from }, index) => (from >= start && from < start + length ? [index] : []))
        const found = findQuote(searched(now), quoteOf(words, start, start + length))
        const [first, last] = [left[0], left.at(-1)]
        if (first === undefined || last === undefined) {
          // All of it was cut: nothing may be taken for it.
          expect(found?.confidence ?? 0).toBeLessThan(0.8)
          return
        }
        const place = unitsOf(now, first, last + 1)
        if (found && found.confidence >= 0.8) expect(overlap(found, place)).toBeGreaterThan(0.5)
        const isWhole = left.length === length && last - first === length - 1
        const isBesideWhole = [-2, -1, length, length + 1].every(
          offset => tokens[first + offset]?.from === start + offset || words[start + offset] === undefined,
        )
        if (isWhole && isBesideWhole && words.slice(start, start + length).join('').length >= 16) {
          expect(found?.confidence).toBeGreaterThan(0.8)
          expect(found && overlap(found, place)).toBe(1)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is found over hyphens, capitals, drawn forms and some slips', () => {
    const here = searched(['The Ef\u{FB01}cient atten-', 'tion “mechanism” of TRANSFORMERS scales — with length.'])
    const quote = (words: string): Quote => ({ text: words, before: '', after: '', place: 0.2 })
    expect(findQuote(here, quote('attention "mechanism" of transformers'))?.confidence).toBeGreaterThan(0.8)
    expect(findQuote(here, quote('efficient attention mechanisms of transformers'))?.confidence).toBeGreaterThan(0.6)
    expect(findQuote(here, quote('a convolution over graphs of proteins'))?.confidence ?? 0).toBeLessThan(0.5)
    expect(findQuote(here, quote(''))).toBeNull()
  })

  it('that stands twice is not sure, and the one near its old place is meant', () => {
    const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa'.split(' ')
    const twice = [...words, ...VOCABULARY, ...words]
    const found = findQuote(searched(twice), { text: words.join(' '), before: '', after: '', place: 0.95 })
    expect(found?.confidence).toBeLessThan(0.8)
    expect(found?.start).toBeGreaterThan(100)
  })

  it('takes no longer than it should on texts made to do harm', () => {
    const same = searched(['ab'.repeat(50_000)])
    const started = performance.now()
    findQuote(same, { text: 'ab'.repeat(2_000) + 'x', before: 'ab'.repeat(16), after: 'c'.repeat(32), place: 0.5 })
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('the nearest match', () => {
  it('differs by no more than the letters that were changed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 8, maxLength: 60 })
    fc.assert(
      fc.property(letters, letters, letters, fc.nat(), (pattern, before, after, at) => {
        const cut = at % pattern.length
        const changed = `${pattern.slice(0, cut)}${pattern.slice(cut + 1)}`
        const match = nearestMatch(pattern, before + changed + after, pattern.length)
        expect(match?.distance).toBeLessThanOrEqual(1)
        expect(nearestMatch(pattern, before + pattern + after, 0)?.distance).toBe(0)
      }),
    )
  })
})
