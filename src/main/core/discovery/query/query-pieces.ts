import type { QueryProblem } from '../../../../preload/contract/search.ts'

/** What was typed, cut where a reader sees a cut: blanks, quotation marks, "field:", a minus in front, OR. */
export type QueryPiece =
  | { readonly kind: 'or'; readonly at: number; readonly length: number }
  | {
      readonly kind: 'term'
      readonly at: number
      readonly length: number
      readonly isExcluded: boolean
      /** As typed, without the colon; null where there is none. */
      readonly field: string | null
      readonly text: string
      readonly isQuoted: boolean
    }

const QUOTES = /["“”„«»]/
const FIELD = /^(\p{L}+):/u

export function cutQuery(text: string): {
  readonly pieces: readonly QueryPiece[]
  readonly problems: readonly QueryProblem[]
} {
  const pieces: QueryPiece[] = []
  const problems: QueryProblem[] = []
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const start = at
    const isExcluded = text[at] === '-' && /[^\s-]/.test(text[at + 1] ?? ' ')
    if (isExcluded) at += 1
    const field = FIELD.exec(text.slice(at))
    if (field) at += field[0].length
    const isQuoted = QUOTES.test(text[at] ?? '')
    let value: string
    if (isQuoted) {
      const close = nextQuote(text, at + 1)
      if (close < 0)
        problems.push({
          at,
          length: 1,
          message: 'A quotation mark is left open; it was read as closed at the end.',
        })
      const end = close < 0 ? text.length : close
      value = text.slice(at + 1, end)
      at = close < 0 ? end : end + 1
    } else {
      const end = nextCut(text, at)
      value = text.slice(at, end)
      at = end
    }
    const length = at - start
    if (!isExcluded && !field && !isQuoted && value === 'OR') pieces.push({ kind: 'or', at: start, length })
    else pieces.push({ kind: 'term', at: start, length, isExcluded, field: field?.[1] ?? null, text: value, isQuoted })
  }
  return { pieces, problems }
}

function nextQuote(text: string, from: number): number {
  const found = text.slice(from).search(QUOTES)
  return found < 0 ? -1 : from + found
}

/** A quotation mark inside of a word ("3'2\"") cuts too: what follows is quoted. */
function nextCut(text: string, from: number): number {
  const found = text.slice(from).search(/[\s"“”„«»]/)
  return found < 0 ? text.length : from + found
}
