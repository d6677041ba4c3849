import type { HitField } from '../../../preload/contract/search.ts'
import { foldText } from './words/words-of.ts'

/** The piece of a paper's text that shows why it was found. Pure. */

export interface Snippet {
  readonly field: HitField
  readonly snippet: string
  readonly marks: readonly (readonly [number, number])[]
  /** How many of the words it holds. */
  readonly kinds: number
}

const LENGTH = 180
const IN_SIGHT = 60
const BEFORE = 30
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** The first field with the most of the words; the first field as it is where none holds any. */
export function snippetOf(fields: readonly (readonly [HitField, string | null])[], words: readonly string[]): Snippet {
  const stems = words.map(stemOf)
  let best: { field: HitField; text: string; marks: [number, number][]; kinds: number } | null = null
  for (const [field, text] of fields) {
    if (!text) continue
    const { marks, kinds } = marksIn(text, stems)
    if (best === null || kinds > best.kinds) best = { field, text, marks, kinds }
  }
  if (best === null) return { field: fields[0]?.[0] ?? 'title', snippet: '', marks: [], kinds: 0 }
  const piece = best.field === 'title' ? { snippet: best.text, marks: best.marks } : cut(best.text, best.marks)
  return { field: best.field, ...piece, kinds: best.kinds }
}

/** Enough of a stem to mark "learning" for "learned": the index's own stemmer is not to be had outside of it. */
function stemOf(word: string): string {
  return word.length > 5 ? word.replace(/(?:ations?|ings?|ed|ies|ers?|es|s|ly|e|y)$/, '') : word.replace(/s$/, '')
}

interface Marks {
  readonly marks: [number, number][]
  readonly kinds: number
}

function marksIn(text: string, stems: readonly string[]): Marks {
  const folded = foldedInPlace(text)
  return folded === null ? marksByWord(text, stems) : marksAt(folded, stems)
}

function marksByWord(text: string, stems: readonly string[]): Marks {
  const marks: [number, number][] = []
  const kinds = new Set<string>()
  for (const match of text.matchAll(WORD)) {
    const word = foldText(match[0])
    const stem = stems.find(candidate => candidate !== '' && word.startsWith(candidate))
    if (stem === undefined) continue
    kinds.add(stem)
    marks.push([match.index, match.index + match[0].length])
  }
  return { marks, kinds: kinds.size }
}

/** The same in a text that is folded already: a list of results has thousands of words, and few of them are looked at. */
function marksAt(folded: string, stems: readonly string[]): Marks {
  const marks = new Map<number, [number, number]>()
  let kinds = 0
  for (const stem of new Set(stems)) {
    const before = marks.size
    for (let at = stem === '' ? -1 : folded.indexOf(stem); at >= 0; at = folded.indexOf(stem, at + 1))
      if (!marks.has(at) && !isOfWord(folded, at - 1)) marks.set(at, [at, wordEnd(folded, at + stem.length)])
    if (marks.size > before) kinds += 1
  }
  return { marks: [...marks.values()].sort(([a], [b]) => a - b), kinds }
}

const BEYOND_ASCII = /[^\u0000-\u007f]/
// What folds into less than it is long: marks, signs of two units, half-width marks of Japanese.
const SHRINKS = /[\p{M}\p{Surrogate}\u{10000}-\u{10ffff}\uff9e\uff9f]/u

/** The text folded, each sign at its place; null where one of them folds into more or less than one. */
function foldedInPlace(text: string): string | null {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase()
  if (SHRINKS.test(text)) return null
  const folded = foldText(text)
  return folded.length === text.length ? folded : null
}

const OF_WORD = /[\p{L}\p{N}\p{M}]/u

function isOfWord(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at)
  // Before the beginning there is none.
  if (!(code >= 0x30)) return false
  if (code < 0x80) return code <= 0x39 || (code >= 0x61 && code <= 0x7a)
  return OF_WORD.test(folded[at] ?? '')
}

function wordEnd(folded: string, from: number): number {
  let end = from
  while (isOfWord(folded, end)) end += 1
  return end
}

function cut(
  text: string,
  marks: readonly (readonly [number, number])[],
): { snippet: string; marks: [number, number][] } {
  const first = marks[0]?.[0] ?? 0
  // A row of a list is one line: what was found stands at its beginning, also where little follows.
  const from = first <= IN_SIGHT ? 0 : wordStart(text, first - BEFORE)
  const end = from + LENGTH >= text.length ? text.length : wordStart(text, from + LENGTH)
  const [head, tail] = [from > 0 ? '… ' : '', end < text.length ? ' …' : '']
  const shift = head.length - from
  return {
    snippet: head + text.slice(from, end).trimEnd().replace(/\s/g, ' ') + tail,
    marks: marks.filter(([a, b]) => a >= from && b <= end).map(([a, b]) => [a + shift, b + shift]),
  }
}

function wordStart(text: string, index: number): number {
  const space = text.lastIndexOf(' ', index)
  if (space < 0) return index <= 40 ? 0 : index
  return index - space > 40 ? index : space + 1
}
