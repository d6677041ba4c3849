/** Text made ready for searching, with the way back to where each of its characters came from. */
export interface FoldedText {
  readonly text: string
  /** For every UTF-16 unit of `text`: where the character it came from starts and ends in the source. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

/** Stands for a hyphen at the end of a line between two letters: part of the word, or not. */
export const SOFT_BREAK = '\u0001'

const PLAIN: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u00e6': 'ae',
  '\u00c6': 'AE',
  '\u0153': 'oe',
  '\u00df': 'ss',
}
const LINE_END_HYPHEN = /[-\u2010\u00ad][ \t]*\n\s*(?=\p{L})/uy

/** White space becomes one space, accents go, quotes and dashes become plain, broken words can be found whole. */
export function foldText(text: string): FoldedText {
  const folded: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const put = (piece: string, start: number, end: number): void => {
    for (let i = 0; i < piece.length; i += 1) {
      folded.push(piece.charAt(i))
      starts.push(start)
      ends.push(end)
    }
  }
  let i = 0
  while (i < text.length) {
    const point = text.codePointAt(i) ?? 0
    const char = String.fromCodePoint(point)
    if (isHyphen(char) && /\p{L}/u.test(text.charAt(i - 1))) {
      LINE_END_HYPHEN.lastIndex = i
      const broken = LINE_END_HYPHEN.exec(text)
      if (broken) {
        put(SOFT_BREAK, i, i + broken[0].length)
        i += broken[0].length
        continue
      }
    }
    if (/\s/.test(char)) {
      if (folded.at(-1) !== ' ') put(' ', i, i + 1)
    } else if (point !== 0xad) {
      put(PLAIN[char] ?? (point < 0x80 ? char : withoutAccents(char)), i, i + char.length)
    }
    i += char.length
  }
  return { text: folded.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

function isHyphen(char: string): boolean {
  return char === '-' || char === '\u2010' || char === '\u00ad'
}

function withoutAccents(char: string): string {
  return char.normalize('NFKD').replace(/\p{M}/gu, '')
}
