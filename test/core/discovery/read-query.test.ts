import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuery } from '../../../src/main/core/discovery/query/read-query.ts'
import type { Condition, SearchQuestion } from '../../../src/main/core/discovery/query/search-question.ts'

const texts = (question: SearchQuestion): string[] => question.words.map(word => word.text)

/** A condition in a few letters. */
function brief(condition: Condition): string {
  switch (condition.kind) {
    case 'words':
      return `${condition.field ?? '*'}:${condition.words.map(word => word.text + (word.isPrefix ? '*' : '')).join('+')}`
    case 'phrase':
      return `${condition.field ?? '*'}:"${condition.text}"`
    case 'status':
      return `status:${condition.status}`
    case 'tag':
    case 'feed':
      return `${condition.kind}:${condition.name}${condition.isPrefix ? '*' : ''}`
    case 'year':
      return `year:${condition.from ?? ''}..${condition.to ?? ''}`
    case 'has':
      return `has:${condition.what}`
    case 'published':
      return `day:${condition.from ?? ''}..${condition.to ?? ''}`
  }
}

const briefly = (question: SearchQuestion): { need: string[]; not: string[]; words: string } => ({
  words: texts(question).join(' '),
  need: question.required.map(group => group.map(brief).join(' | ')),
  not: question.excluded.map(brief),
})

const read: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  ['sparse coding', 'sparse coding', [], []],
  ['Ångström-scale Überblick', 'angstrom scale uberblick', [], []],
  ['"sparse coding" cortex', 'sparse coding cortex', ['*:"sparse coding"'], []],
  ['“sparse coding”', 'sparse coding', ['*:"sparse coding"'], []],
  ['"sparse"', 'sparse', ['*:sparse'], []],
  ['sparse -dense', 'sparse', [], ['*:dense']],
  ['-"dense coding" sparse', 'sparse', [], ['*:"dense coding"']],
  ['state-of-the-art', 'state of the art', [], []],
  ['a - b', 'a b', [], []],
  ['cats OR dogs', 'cats dogs', ['*:cats | *:dogs'], []],
  ['cats OR title:dogs OR tag:pets birds', 'cats dogs birds', ['*:cats | title:dogs | tag:pets'], []],
  ['title:cortex', 'cortex', ['title:cortex'], []],
  ['title:"visual cortex"', 'visual cortex', ['title:"visual cortex"'], []],
  ['author:"van den Oord"', 'van den oord', ['author:"van den oord"'], []],
  ['authors:hinton year:2012', 'hinton', ['author:hinton', 'year:2012..2012'], []],
  ['abstract:neur* note:idea org:mit', 'neur idea mit', ['abstract:neur*', 'note:idea', 'org:mit'], []],
  ['-author:hinton nets', 'nets', [], ['author:hinton']],
  ['status:read', '', ['status:read'], []],
  ['is:queued', '', ['status:queued'], []],
  ['tag:"to read"', '', ['tag:to read'], []],
  ['tag:rl* feed:cs.CL', '', ['tag:rl*', 'feed:cs.CL'], []],
  ['year:2020..2024', '', ['year:2020..2024'], []],
  ['year:2024..2020', '', ['year:2020..2024'], []],
  ['year:2020.. year:..2021', '', ['year:2020..', 'year:..2021'], []],
  ['year:>2020 year:<=2022', '', ['year:2021..', 'year:..2022'], []],
  ['has:pdf has:notes -has:annotation', '', ['has:pdf', 'has:note'], ['has:annotation']],
  ['after:2024 before:2024-03', '', ['day:2024-01-01..', 'day:..2024-02-29'], []],
  ['after:2024-02-29', '', ['day:2024-02-29..'], []],
  ['neur*', 'neur', [], []],
  ['Neuroformer: A Model', 'neuroformer a model', [], []],
  ['https://arxiv.org/abs/2301.00001', 'https arxiv org abs 2301 00001', [], []],
  ['', '', [], []],
  ['-', '', [], []],
  ['***', '', [], []],
]

describe('a query', () => {
  test.for(read)('%s', ([text, words, need, not]) => {
    expect(briefly(readQuery(text))).toEqual({ words, need, not })
  })

  test('marks its last word as unfinished while nothing follows it', () => {
    const unfinished = (text: string): boolean[] => readQuery(text).words.map(word => word.isUnfinished)
    expect(unfinished('visual cort')).toEqual([false, true])
    expect(unfinished('visual cort ')).toEqual([false, false])
    expect(unfinished('visual cort*')).toEqual([false, false])
    expect(unfinished('"visual cort"')).toEqual([false, false])
    expect(unfinished('title:cort')).toEqual([true])
    expect(readQuery('visual cort*').words.at(-1)).toMatchObject({ text: 'cort', isPrefix: true })
  })
})

/** What is typed, where the trouble is, and what is said of it. */
const odd: readonly (readonly [string, string, RegExp, string])[] = [
  ['"sparse coding', '"', /left open.*closed at the end/, 'sparse coding'],
  ['colour:red cats', 'colour:red', /no field "colour".*read as words/, 'colour red cats'],
  ['cats year:soon', 'year:soon', /no year.*read as words/, 'cats soon'],
  ['status:eaten', 'status:eaten', /no status "eaten".*inbox/, 'eaten'],
  ['has:wings x', 'has:wings', /takes one of pdf/, 'wings x'],
  ['after:2024-02-30', 'after:2024-02-30', /no day/, '2024 02 30'],
  ['title: cats', 'title:', /Nothing follows "title:"/, 'title cats'],
  ['cats status:', 'status:', /What follows "status:"/, 'cats'],
  ['OR cats', 'OR', /OR stands between two words/, 'cats'],
  ['cats OR', 'OR', /OR stands between two words/, 'cats'],
]

test.for(odd)('%s is explained in its place', ([text, where, message, words]) => {
  const question = readQuery(text)
  expect(question.problems).toHaveLength(1)
  const [problem] = question.problems
  expect(text.slice(problem?.at, (problem?.at ?? 0) + (problem?.length ?? 0))).toBe(where)
  expect(problem?.message).toMatch(message)
  expect(texts(question).join(' ')).toBe(words)
})

const pieces = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '-', ' OR ', 'title:', 'year:', '2020..', 'has:', 'tag:', '*', ' ', '“', ':', '..', 'author:"'),
)

test('whatever is typed is understood somehow, and every problem lies inside of it', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), parts => {
      const text = parts.join('')
      const { words, problems } = readQuery(text)
      for (const { at, length, message } of problems) {
        expect(at >= 0 && length > 0 && at + length <= text.length).toBe(true)
        expect(message).toMatch(/\.$/)
      }
      for (const word of words) expect(word.text).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      expect(words.filter(word => word.isUnfinished).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 500 },
  )
})

test('words without signs are read as they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 }), words => {
      const question = readQuery(words.join(' '))
      expect(texts(question)).toEqual(words)
      expect([question.required, question.excluded, question.problems]).toEqual([[], [], []])
    }),
  )
})
