import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { joinedLines, wordsOf } from '../../../src/main/core/pdfs/hyphenation.ts'

const join = (lines: readonly string[], document: readonly string[] = []): string[] =>
  joinedLines(lines, wordsOf([...document, ...lines]))

describe('words parted at the end of a line', () => {
  test.each([
    ['an ordinary word', ['much infor-', 'mation here'], [], ['much information', 'here']],
    ['punctuation goes with its word', ['the algo-', 'rithm, which'], [], ['the algorithm,', 'which']],
    [
      'a compound seen elsewhere keeps its hyphen',
      ['state-of-the-', 'art models'],
      ['a state-of-the-art model'],
      ['state-of-the-art', 'models'],
    ],
    ['a word seen elsewhere loses it', ['co-', 'operate now'], ['they cooperate well'], ['cooperate', 'now']],
    [
      'two words of the document are a compound',
      ['use self-', 'attention here'],
      ['the self and its attention'],
      ['use self-attention', 'here'],
    ],
    ['a capital after the hyphen', ['the Bayes-', 'Nash case'], [], ['the Bayes-Nash', 'case']],
    ['a number after the hyphen', ['with GPT-', '4 we'], [], ['with GPT-4', 'we']],
    ['a heading in capitals', ['INTRO-', 'DUCTION'], [], ['INTRODUCTION']],
    ['a soft hyphen', ['some\u00AD', 'thing'], [], ['something']],
    [
      'a word parted twice',
      ['counter-', 'revolution-', 'aries'],
      ['the counterrevolutionaries'],
      ['counterrevolutionaries'],
    ],
    ['over an empty line', ['in the col-', '', 'umn beside'], [], ['in the column', '', 'beside']],
    ['a dash is none', ['this –', 'that'], [], ['this –', 'that']],
    ['a hyphen alone is none', ['a -', 'b'], [], ['a -', 'b']],
    ['nothing to join with', ['ends with a-'], [], ['ends with a-']],
    ['a list of minus signs', ['from 3-', '– 5'], [], ['from 3-', '– 5']],
  ])('%s', (_, lines, document, joined) => {
    expect(join(lines, document)).toEqual(joined)
  })

  it('loses no letter and invents none', () => {
    const line = fc.stringMatching(/^[a-z]{1,6}( [A-Za-z0-9]{1,6}){0,3}[-,.]?$/)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const letters = (texts: readonly string[]): string => texts.join('').replace(/[-\s]/g, '')
        expect(letters(join(lines))).toBe(letters(lines))
      }),
    )
  })
})
