import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance } from '../../../src/main/core/discovery/words/edit-distance.ts'
import {
  countIn,
  eachTerm,
  encodeTerms,
  FIELD_COMBINATIONS,
  maskOf,
  withOneMore,
} from '../../../src/main/core/discovery/words/paper-terms.ts'
import { rankBest } from '../../../src/main/core/discovery/words/rank-best.ts'
import { rankWords } from '../../../src/main/core/discovery/words/rank-words.ts'
import { readTerms } from '../../../src/main/core/discovery/words/read-terms.ts'
import { makeWordIndex, type WordIndex } from '../../../src/main/core/discovery/words/word-index.ts'
import { makeWordLookup } from '../../../src/main/core/discovery/words/word-lookup.ts'
import { stemOf } from '../../../src/main/core/papers/words/english-stem.ts'
import { wordsOf } from '../../../src/main/core/papers/words/words-of.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'

const stems: readonly (readonly [string, string])[] = [
  ['neurons', 'neuron'],
  ['neuronal', 'neuron'],
  ['learning', 'learn'],
  ['learned', 'learn'],
  ['hopping', 'hop'],
  ['hoping', 'hope'],
  ['caresses', 'caress'],
  ['flies', 'fli'],
  ['ties', 'tie'],
  ['dying', 'die'],
  ['agreed', 'agre'],
  ['relational', 'relat'],
  ['generously', 'generous'],
  ['communication', 'communic'],
  ['consignment', 'consign'],
  ['sky', 'sky'],
  ['say', 'say'],
  ['youth', 'youth'],
  ['by', 'by'],
  ['gas', 'gas'],
  ['this', 'this'],
  ['gpt4', 'gpt4'],
  ['naïve', 'naïve'],
]

test.for(stems)('%s is found by %s', ([word, stem]) => {
  expect(stemOf(word)).toBe(stem)
})

test('a stem is never longer than its word, and never empty', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,20}$/), word => {
      const stem = stemOf(word)
      expect(stem.length).toBeGreaterThan(0)
      expect(stem.length).toBeLessThanOrEqual(word.length + 1)
    }),
  )
})

test.for([
  ['Schrödinger’s café', ['schrodingers', 'cafe']],
  ["d'Incà and O'Neil", ['dinca', 'and', 'oneil']],
  ['GPT-4, 3D & α-decay', ['gpt', '4', '3d', 'α', 'decay']],
  ['深層学習 works', ['深', '層', '学', '習', 'works']],
  ['', []],
] as const)('%s is cut into words', ([text, words]) => {
  expect(wordsOf(text)).toEqual(words)
})

describe('the terms of a paper', () => {
  test('are what was written, whatever the numbers', () => {
    const terms = fc.dictionary(
      fc.nat({ max: 5_000_000 }).map(String),
      fc.integer({ min: 1, max: FIELD_COMBINATIONS - 1 }),
    )
    fc.assert(
      fc.property(terms, given => {
        const written = new Map(Object.entries(given).map(([word, fields]) => [Number(word), fields]))
        const back = new Map<number, number>()
        eachTerm(encodeTerms(written), (word, fields) => back.set(word, fields))
        expect(back).toEqual(new Map([...written].sort((a, b) => a[0] - b[0])))
      }),
    )
  })

  test('count as far as a field can', () => {
    let fields = 0
    for (let times = 0; times < 50; times += 1) fields = withOneMore(withOneMore(fields, 'abstract'), 'title')
    expect([countIn(fields, 'title'), countIn(fields, 'abstract'), countIn(fields, 'note')]).toEqual([3, 31, 0])
  })

  test('end where their bytes are cut off, and never before a whole one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
        let last = -1
        eachTerm(bytes, (_word, fields) => {
          expect(fields).toBeLessThan(FIELD_COMBINATIONS)
          last += 1
        })
        expect(last).toBeLessThan(20)
      }),
    )
  })
})

test('the distance of words is that of the plain recursion', () => {
  const plain = (a: string, b: string): number => {
    if (a === '' || b === '') return a.length + b.length
    const [i, j] = [a.length - 1, b.length - 1]
    const swap = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]
    return Math.min(
      plain(a.slice(0, i), b) + 1,
      plain(a, b.slice(0, j)) + 1,
      plain(a.slice(0, i), b.slice(0, j)) + (a[i] === b[j] ? 0 : 1),
      swap ? plain(a.slice(0, i - 1), b.slice(0, j - 1)) + 1 : Number.POSITIVE_INFINITY,
    )
  }
  const word = fc.stringMatching(/^[abc]{0,6}$/)
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(Math.min(plain(a, b), most + 1))
    }),
  )
})

function indexOf(titles: readonly string[]): WordIndex {
  const index = makeWordIndex([])
  for (const [at, title] of titles.entries()) put(index, at + 1, title)
  return index
}

function put(index: WordIndex, paper: number, title: string): void {
  index.put([{ paper: paper as PaperId, terms: termsOf(index, title, 0) }])
}

/** Of a paper that says its title again so many times less one. */
function termsOf(index: WordIndex, title: string, times: number): Uint8Array {
  const abstract = times === 0 ? null : Array(times).fill(title).join(' ')
  const words = { title, abstract, authors: ['Ada Lovelace'], organization: null, facts: '', note: '' }
  return readTerms(words, index.vocabulary)
}

function papersWith(index: WordIndex, stem: string): number[] {
  const known = index.vocabulary.knownStem(stem)
  if (known === undefined) return []
  const found = rankWords(index, [{ stems: [{ stem: known, share: 1 }], weight: 1, mask: 0 }], null)
  return found
    .best(1_000)
    .map(place => index.paperAt(place))
    .sort((a, b) => a - b)
}

test('an index that is written again and again holds what was written last', () => {
  const words = ['cortex', 'plasma', 'lattice', 'glacier']
  const step = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.subarray(words))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const index = makeWordIndex([])
      const last = new Map<number, readonly string[]>()
      for (const [paper, title] of steps) {
        if (title.length === 0) index.remove(paper as PaperId)
        else put(index, paper, title.join(' '))
        if (title.length === 0) last.delete(paper)
        else last.set(paper, title)
      }
      for (const word of words) {
        const holding = [...last].flatMap(([paper, title]) => (title.includes(word) ? [paper] : []))
        expect(papersWith(index, stemOf(word))).toEqual(holding.sort((a, b) => a - b))
        const stem = index.vocabulary.knownStem(stemOf(word))
        if (stem !== undefined) expect(index.spread(stem)).toBe(holding.length)
      }
      expect(index.papers).toBe(last.size)
    }),
  )
})

test('the best of a ranking are those of the whole of it, whoever is let in', () => {
  const words = ['cortex', 'plasma', 'lattice', 'glacier', 'enzyme', 'neuron', 'neurons', 'turbulence']
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map(some => some.join(' '))
  const asked = fc.array(
    fc.record({
      stems: fc.array(fc.record({ stem: fc.nat({ max: 9 }), share: fc.constantFrom(0.5, 0.8, 1) }), {
        minLength: 1,
        maxLength: 3,
      }),
      weight: fc.constantFrom(0.3, 1),
      mask: fc.constantFrom(0, maskOf('title'), maskOf('author')),
    }),
    { minLength: 1, maxLength: 4 },
  )
  const library = fc.array(text, { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(library, asked, fc.integer({ min: 1, max: 60 }), fc.nat({ max: 3 }), (texts, question, most, gone) => {
      const index = makeWordIndex([])
      // Many times the same, so that there are windows, parts and equal ones.
      for (let round = 0; round < 30; round += 1)
        index.put(
          texts.map((title, at) => ({ paper: (round * 30 + at + 1) as PaperId, terms: termsOf(index, title, round) })),
        )
      for (let paper = 1; paper < 900; paper += 1) if (paper % 7 < gone) index.remove(paper as PaperId)
      const allowed =
        most % 2 === 0 ? null : Uint8Array.from({ length: index.places }, (_, place) => (place % 5 ? 1 : 0))
      const whole = rankWords(index, question, allowed)
      const [best, meant] = [rankBest(index, question, allowed, most), whole.best(most)]
      expect(best.best(most)).toEqual(meant)
      expect(meant.map(best.scoreAt)).toEqual(meant.map(whole.scoreAt))
      expect(meant.map(best.foundAt)).toEqual(meant.map(whole.foundAt))
      expect([best.isEmpty, best.rarities]).toEqual([whole.isEmpty, whole.rarities])
    }),
    { numRuns: 60 },
  )
})

test('two forms of a word in one paper are one paper', () => {
  const index = indexOf(['neuron and neurons', 'neuronal'])
  expect(papersWith(index, 'neuron')).toEqual([1, 2])
  expect(index.spread(index.vocabulary.knownStem('neuron') ?? -1)).toBe(2)
})

test('words are looked up by their beginning and by their looks', () => {
  const index = indexOf(['transformer networks', 'transformation of lattices', 'quantum lattice'])
  const lookup = makeWordLookup(index.vocabulary)
  const named = (numbers: Iterable<number>): string[] => [...numbers].map(index.vocabulary.wordAt).sort()
  expect(named(lookup.beginningWith('transf'))).toEqual(['transformation', 'transformer'])
  expect(named(lookup.beginningWith('@l'))).toEqual(['@lovelace'])
  expect(named(lookup.lookingLike('transfromer'))).toEqual(['transformer'])
  expect(named(lookup.lookingLike('quantm'))).toEqual(['quantum'])
  expect(named(lookup.lookingLike('lovelaec'))).toEqual(['@lovelace'])
  expect(named(lookup.lookingLike('of'))).toEqual([])
  expect(named(lookup.lookingLike('zzzzzzz'))).toEqual([])
  put(index, 4, 'transferable skills')
  expect(named(lookup.beginningWith('transf'))).toEqual(['transferable', 'transformation', 'transformer'])
})
