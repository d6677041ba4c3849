import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { compileQuery, findInText } from '../../../src/renderer/reader/find/find-in-text.ts'
import { foldText } from '../../../src/renderer/reader/find/fold-text.ts'

const find = (text: string, query: string, options: { matchCase?: boolean; wholeWord?: boolean } = {}): string[] => {
  const pattern = compileQuery(query, { matchCase: options.matchCase ?? false, wholeWord: options.wholeWord ?? false })
  return pattern ? findInText(foldText(text), pattern).map(({ start, end }) => text.slice(start, end)) : []
}

describe('find', () => {
  it.each([
    ['every place, whatever the case', 'Attention is attention', 'attention', ['Attention', 'attention']],
    ['a word broken at the end of a line', 'self atten-\ntion works', 'attention', ['atten-\ntion']],
    ['a compound broken at its own hyphen', 'the self-\nattention layer', 'self-attention', ['self-\nattention']],
    ['the same compound in one line', 'the self-attention layer', 'self-attention', ['self-attention']],
    ['words on two lines', 'neural\nnetworks', 'neural networks', ['neural\nnetworks']],
    ['words with many spaces between', 'neural   networks', 'neural networks', ['neural   networks']],
    ['accents left out of the query', 'Schrödinger and Erdős', 'erdos', ['Erdős']],
    ['accents left out of the text', 'Erdos', 'Erdős', ['Erdos']],
    ['typographic quotes', 'the model’s “loss”', `model's "loss"`, ['model’s “loss”']],
    ['what looks like a pattern', 'f(x) = a.b*c [1]', 'a.b*c [1]', ['a.b*c [1]']],
    ['letters outside the first plane', 'let 𝒙 be 𝒙', '𝒙', ['𝒙', '𝒙']],
    ['a ligature taken apart', 'eﬃcient', 'efficient', ['eﬃcient']],
    ['nothing for white space', 'a b', '   ', []],
  ])('finds %s', (_name, text, query, expected) => {
    expect(find(text, query)).toEqual(expected)
  })

  it('keeps to the case asked for', () => {
    expect(find('Method method', 'method', { matchCase: true })).toEqual(['method'])
  })

  it('keeps to whole words, a broken word being one', () => {
    expect(find('net network nets net-\nwork net.', 'net', { wholeWord: true })).toEqual(['net', 'net'])
  })

  it('finds any piece of a text, at the place it was taken from', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ -.éﬁ𝒙(\n') }), fc.nat(), fc.nat(), (text, a, b) => {
        const points = Array.from(text)
        const [from, to] = [a % (points.length + 1), b % (points.length + 1)].sort((p, q) => p - q)
        const piece = points.slice(from, to).join('')
        if (piece.trim() === '' || piece.includes('\n')) return
        const start = points.slice(0, from).join('').length + (piece.length - piece.trimStart().length)
        const pattern = compileQuery(piece, { matchCase: true, wholeWord: false })
        if (!pattern) throw new Error('no pattern')
        const matches = findInText(foldText(text), pattern)
        // Matches do not overlap, so one of them covers the first letter of the piece at least.
        expect(matches.some(m => m.start <= start && start < m.end)).toBe(true)
      }),
    )
  })
})
