import { type FoldedText, foldText, SOFT_BREAK } from './fold-text.ts'

export interface FindOptions {
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

/** Offsets in the text of the page. */
export interface TextMatch {
  readonly start: number
  readonly end: number
}

/** Enough to mark and to count; a single letter in a long page gives no more. */
const MAX_MATCHES_PER_PAGE = 2_000

/** Null where there is nothing to look for. */
export function compileQuery(query: string, { matchCase, wholeWord }: FindOptions): RegExp | null {
  const wanted = foldText(query.trim()).text.replaceAll(SOFT_BREAK, '-')
  if (wanted === '') return null
  const pieces = Array.from(wanted, char => {
    if (char === ' ') return '[ \u0001]+'
    // A compound may be broken at its own hyphen.
    if (char === '-') return '(?:-|\u0001)[ ]?'
    return char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  })
  const body = pieces.join(`${SOFT_BREAK}?`)
  const bounded = wholeWord ? `(?<![\\p{L}\\p{N}_${SOFT_BREAK}])${body}(?![\\p{L}\\p{N}_${SOFT_BREAK}])` : body
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}

export function findInText({ text, starts, ends }: FoldedText, pattern: RegExp): readonly TextMatch[] {
  const matches: TextMatch[] = []
  pattern.lastIndex = 0
  for (let hit = pattern.exec(text); hit && matches.length < MAX_MATCHES_PER_PAGE; hit = pattern.exec(text)) {
    // A query is never empty, so a hit has a first and a last character.
    matches.push({ start: starts[hit.index] ?? 0, end: ends[hit.index + hit[0].length - 1] ?? 0 })
  }
  return matches
}
