/** A place in the text of the file. */
export interface TextPoint {
  readonly page: number
  readonly offset: number
}

export interface TextSelection {
  /** Where it began; the other end moves. */
  readonly anchor: TextPoint
  readonly focus: TextPoint
}

/** The part of a selection on one page. */
export interface TextPiece {
  readonly page: number
  readonly start: number
  readonly end: number
}

export function comparePoints(a: TextPoint, b: TextPoint): number {
  return a.page - b.page || a.offset - b.offset
}

/** `lengthOf` says how long the text of a page is. White space at the ends is left out; pieces of nothing are. */
export function piecesOf({ anchor, focus }: TextSelection, textOf: (page: number) => string): readonly TextPiece[] {
  const [from, to] = comparePoints(anchor, focus) <= 0 ? [anchor, focus] : [focus, anchor]
  const pieces: TextPiece[] = []
  for (let page = from.page; page <= to.page; page += 1) {
    const text = textOf(page)
    let start = page === from.page ? from.offset : 0
    let end = page === to.page ? to.offset : text.length
    while (start < end && /\s/.test(text.charAt(start))) start += 1
    while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1
    if (end > start) pieces.push({ page, start, end })
  }
  return pieces
}

/** The place one letter, word or line further; the ends of a page's text hold it. */
export function stepFrom(text: string, offset: number, unit: 'letter' | 'word' | 'line', direction: 1 | -1): number {
  const clamp = (value: number): number => Math.min(text.length, Math.max(0, value))
  switch (unit) {
    case 'letter': {
      const isPair = /[\ud800-\udbff][\udc00-\udfff]/.test(
        direction === 1 ? text.slice(offset, offset + 2) : text.slice(offset - 2, offset),
      )
      return clamp(offset + direction * (isPair ? 2 : 1))
    }
    case 'word': {
      if (direction === 1) {
        const match = /^\s*[^\s]+/.exec(text.slice(offset))
        return clamp(offset + (match?.[0].length ?? text.length))
      }
      const match = /[^\s]+\s*$/.exec(text.slice(0, offset))
      return clamp(offset - (match?.[0].length ?? offset))
    }
    case 'line': {
      const start = text.lastIndexOf('\n', offset - 1) + 1
      const column = offset - start
      if (direction === 1) {
        const next = text.indexOf('\n', offset)
        if (next < 0) return text.length
        const end = text.indexOf('\n', next + 1)
        return clamp(Math.min(next + 1 + column, end < 0 ? text.length : end))
      }
      if (start === 0) return 0
      const before = text.lastIndexOf('\n', start - 2) + 1
      return clamp(Math.min(before + column, start - 1))
    }
  }
}
