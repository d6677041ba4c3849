export interface TextSpan {
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}\p{M}_'’]/u

/** The word around an offset, with its parts on both sides of a hyphen at the end of a line. */
export function wordAround(text: string, offset: number): TextSpan {
  let start = offset
  let end = offset
  const isWord = (index: number): boolean => WORD.test(text.charAt(index))
  if (!isWord(offset) && isWord(offset - 1)) start = end = offset - 1
  // On the hyphen of a broken word, or just after it.
  if (!isWord(start) && /\p{L}[-\u2010\u00ad]\s*$/u.test(text.slice(Math.max(0, offset - 2), offset + 1))) {
    start = end = text.slice(0, offset + 1).search(/\p{L}[-\u2010\u00ad]\s*$/u)
  }
  if (!isWord(start)) return { start: offset, end: Math.min(text.length, offset + 1) }
  for (;;) {
    while (start > 0 && isWord(start - 1)) start -= 1
    const broken = /[\p{L}][-\u2010\u00ad][ \t]*\n\s*$/u.exec(text.slice(Math.max(0, start - 8), start))
    if (!broken) break
    start -= broken[0].length
  }
  for (;;) {
    while (end < text.length && isWord(end)) end += 1
    const broken = /^[-\u2010\u00ad][ \t]*\n\s*(?=\p{Ll})/u.exec(text.slice(end, end + 8))
    if (!broken || end === offset) break
    end += broken[0].length
  }
  return { start, end }
}

/** The sentence around an offset: what three clicks choose. Ends at a full stop before a capital, or a gap of two lines. */
export function sentenceAround(text: string, offset: number): TextSpan {
  const ends = /[.!?]["”’)\]]*(?=\s+["“‘([]*[\p{Lu}\p{N}])|\n\s*\n/gu
  let start = 0
  let end = text.length
  for (const match of text.matchAll(ends)) {
    const after = match.index + match[0].length
    if (after <= offset) start = after
    else {
      end = after
      break
    }
  }
  while (start < end && /\s/.test(text.charAt(start))) start += 1
  return { start, end }
}
