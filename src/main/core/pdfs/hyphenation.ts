/** Puts words together that a line end has parted. Pure. */

const LETTERS_AND_HYPHENS = "[\\p{L}\\p{M}\\p{N}’'-]+"
const WORDS = new RegExp(LETTERS_AND_HYPHENS, 'gu')
// Hyphen, soft hyphen, and the hyphen proper. A dash is not one.
const PARTED = /^(.*?)([\p{L}\p{M}\p{N}’'-]*[\p{L}\p{N}])([-\u00AD\u2010])$/su
const FIRST_WORD = /^([\p{L}\p{M}\p{N}’'-]*[\p{L}\p{M}\p{N}])(.*)$/su

/** The words of a document that stand whole inside a line: what decides between "state-of-the-art" and "information". */
export function wordsOf(lines: Iterable<string>): Set<string> {
  const words = new Set<string>()
  for (const line of lines) {
    const found = line.match(WORDS) ?? []
    // The last word of a parted line is half a word.
    if (PARTED.test(line)) found.pop()
    for (const word of found) words.add(word.toLowerCase())
  }
  return words
}

/** The lines with each parted word whole on the line it begins on. An empty line is kept, and nothing is joined over it unless a word is cut there. */
export function joinedLines(lines: readonly string[], words: ReadonlySet<string>): string[] {
  const joined = [...lines]
  for (let index = 0; index < joined.length; index += 1) {
    const parted = PARTED.exec(joined[index] ?? '')
    if (!parted) continue
    const next = joined[index + 1] === '' ? index + 2 : index + 1
    const following = FIRST_WORD.exec(joined[next] ?? '')
    const [, before = '', left = '', hyphen = ''] = parted
    const [, right = '', rest = ''] = following ?? []
    if (right === '' || right.startsWith('-')) continue
    joined[index] = `${before}${wholeWord(left, hyphen, right, words)}${closingMarks(rest)}`
    const leftOver = rest.slice(closingMarks(rest).length).trimStart()
    if (leftOver !== '') joined[next] = leftOver
    else {
      joined.splice(next, 1)
      // A word of three lines: look at this one again.
      index -= 1
    }
  }
  return joined
}

/** Punctuation goes with the word it follows. */
function closingMarks(rest: string): string {
  return /^[^\s\p{L}\p{N}([{<]*/u.exec(rest)?.[0] ?? ''
}

function wholeWord(left: string, hyphen: string, right: string, words: ReadonlySet<string>): string {
  const plain = left + right
  const compound = `${left}-${right}`
  if (hyphen === '\u00AD') return plain
  // "Bayes-Nash", "GPT-4", "7-day": a hyphen that was there before the line ended. Capitals throughout are a heading.
  const isHeading =
    left.length > 1 && left === left.toUpperCase() && right === right.toUpperCase() && /\p{Lu}/u.test(right)
  if (!/^\p{Ll}/u.test(right) && /\p{Lu}|\p{N}/u.test(right[0] ?? '') && !isHeading) return compound
  if (/\p{N}$/u.test(left)) return compound
  const known = (word: string): boolean => words.has(word.toLowerCase())
  if (known(compound)) return known(plain) ? plain : compound
  if (known(plain)) return plain
  const tail = left.slice(left.lastIndexOf('-') + 1)
  const head = right.split('-')[0] ?? right
  if (known(tail + head)) return plain
  // Both halves are words by themselves and the whole is not seen anywhere: "self-" and "attention".
  if (tail.length > 2 && head.length > 2 && known(tail) && known(head)) return compound
  return left.includes('-') ? compound : plain
}
