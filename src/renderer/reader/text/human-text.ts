/**
 * Text as a person means it: lines joined, words broken at a line's end made whole, invisible characters gone.
 * Ligatures are taken apart by pdf.js before.
 */
export function toHumanText(text: string, words: ReadonlySet<string> = NO_WORDS): string {
  return text
    .replace(BROKEN_WORD, (_, head: string, tail: string) => joinBroken(head, tail, words))
    .replace(/\u00ad/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const NO_WORDS: ReadonlySet<string> = new Set()
/** A letter, a hyphen of any kind at the end of the line, and the first letters of the next one. */
const BROKEN_WORD = /(\p{L}[\p{L}\p{M}'’-]*)[-\u2010\u00ad][ \t]*\n\s*(\p{Ll}[\p{L}\p{M}'’]*)/gu

/**
 * "atten-/tion" is one word and "self-/attention" keeps its hyphen: the rest of the paper knows which.
 * Where it does not, most hyphens at the end of a line are the typesetter's.
 */
function joinBroken(head: string, tail: string, words: ReadonlySet<string>): string {
  const last = head.slice(head.lastIndexOf('-') + 1)
  const whole = (last + tail).toLowerCase()
  const compound = `${last}-${tail}`.toLowerCase()
  if (words.has(compound) && !words.has(whole)) return `${head}-${tail}`
  return head + tail
}

/** The words of a text and each pair joined by a hyphen, in lower case: what tells a compound from a broken word. */
export function collectWords(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}]*(?:[-\u2010]\p{L}[\p{L}\p{M}]*)*/gu)) {
    const parts = word.toLowerCase().split(/[-\u2010]/)
    for (const [i, part] of parts.entries()) {
      words.add(part)
      if (i > 0) words.add(`${parts[i - 1]}-${part}`)
    }
  }
  return words
}

/** What stands before and after a part of the text, as a person means it. */
export function contextOf(
  text: string,
  start: number,
  end: number,
  words: ReadonlySet<string>,
  length = 32,
): { readonly before: string; readonly after: string } {
  // Twice the length: joining lines only shortens. The white space next to the part is left out.
  const before = toHumanText(text.slice(Math.max(0, start - length * 2), start), words)
  const after = toHumanText(text.slice(end, end + length * 2), words)
  return { before: lastCharacters(before, length), after: firstCharacters(after, length) }
}

/** Never half of a surrogate pair. */
function lastCharacters(text: string, count: number): string {
  const cut = text.slice(-count)
  return /^[\udc00-\udfff]/.test(cut) ? cut.slice(1) : cut
}

function firstCharacters(text: string, count: number): string {
  const cut = text.slice(0, count)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}
