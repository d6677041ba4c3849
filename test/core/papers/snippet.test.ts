import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snippetOf } from '../../../src/main/core/papers/snippet.ts'
import { foldText } from '../../../src/main/core/papers/words/words-of.ts'

const CASES: readonly (readonly [what: string, text: string, words: readonly string[], marked: readonly string[]])[] = [
  ['words by their beginnings', 'Learned learners learn', ['learning'], ['Learned', 'learners', 'learn']],
  ['no middle of a word', 'A relearning of the unlearned', ['learning'], []],
  ['accents where none was typed', 'Schrödinger’s équation', ['schrodinger', 'equation'], ['Schrödinger', 'équation']],
  ['accents that are signs of their own', 'Schro\u0308dinger waves', ['schrodinger'], ['Schro\u0308dinger']],
  ['ligatures', 'The e\ufb03cient way', ['efficient'], ['e\ufb03cient']],
  ['bold letters of formulas', 'the 𝐀𝐁𝐂 model', ['abc', 'model'], ['𝐀𝐁𝐂', 'model']],
  ['half-width marks', 'ｶﾞｽ is gas', ['gas'], ['gas']],
  ['a sign that folds into two beside one that folds into none', '\ufb01ne \uff76\uff9e tuned', ['tuned'], ['tuned']],
  ['Chinese from where a run of signs begins', '神经网络 的', ['神经'], ['神经网络']],
  ['a word that two of them begin, once', 'graphs', ['graph', 'gra'], ['graphs']],
  ['İ of Turkish', 'İstanbul data', ['data'], ['data']],
]

const marked = (text: string, words: readonly string[]): string[] => {
  const { snippet, marks } = snippetOf([['title', text]], words)
  return marks.map(([from, to]) => snippet.slice(from, to))
}

describe('what is marked of a text', () => {
  it.each(CASES)('%s', (_what, text, words, expected) => {
    expect(marked(text, words)).toEqual(expected)
  })

  it('is every word that begins as one of those asked for, whatever signs stand around it', () => {
    const piece = fc.oneof(
      fc.constantFrom('graph', 'Graphs', 'graphé', 'paragraph', 'net', 'Nets', 'ﬁne', '𝐀', 'ｶﾞ', 'e\u0301', 'İ', 'ß'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const text = pieces.join(' ').trim()
        const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
        const expected = words.filter(word => /^(?:graph|net)/.test(foldText(word)))
        expect(marked(text, ['graph', 'net'])).toEqual(text === '' ? [] : expected)
      }),
    )
  })
})

describe('the piece that is shown', () => {
  const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ')

  it('is the field with most of the words', () => {
    const { field, kinds } = snippetOf(
      [
        ['title', 'Graphs'],
        ['abstract', 'of networks and graphs'],
      ],
      ['graph', 'network'],
    )
    expect({ field, kinds }).toEqual({ field: 'abstract', kinds: 2 })
  })

  it('begins shortly before the first mark and says that it is a part', () => {
    const { snippet, marks } = snippetOf([['abstract', `${words(60)} needle ${words(60)}`]], ['needle'])
    const [from, to] = marks[0] ?? [0, 0]
    expect([snippet.slice(from, to), snippet.startsWith('… '), snippet.endsWith(' …')]).toEqual(['needle', true, true])
    expect(from).toBeLessThan(60)
    expect(snippet.length).toBeLessThan(200)
  })

  it('is nothing of no text', () => {
    expect(snippetOf([['title', null]], ['graph'])).toEqual({ field: 'title', snippet: '', marks: [], kinds: 0 })
  })
})
