/** Text for looking things up in: letters alone, as they compare, each with the place it came from. Pure. */
export interface FoldedText {
  /** Without spaces and hyphens, in small letters, drawn forms apart. */
  readonly folded: string
  /** The same with capitals as they are; as long as `folded`. */
  readonly plain: string
  /** For each unit of `folded`, the number of the piece it came from. */
  readonly origin: Int32Array
}

// White space comes and goes with lines, hyphens with their ends; the rest are signs that are typed in several ways.
const LEFT_OUT = /[\s\p{Cc}\p{Cf}\-\u2010-\u2012\u00AD]/u
const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '—',
  '−': '—',
  ﬁ: 'fi',
  ﬂ: 'fl',
}

export function foldPieces(pieces: Iterable<string>): FoldedText {
  const folded: string[] = []
  const plain: string[] = []
  const origin: number[] = []
  let index = 0
  for (const piece of pieces) {
    for (const letter of piece.normalize('NFKC')) {
      if (LEFT_OUT.test(letter)) continue
      const whole = SAME[letter] ?? letter
      const small = whole.toLowerCase()
      for (let unit = 0; unit < small.length; unit += 1) {
        folded.push(small[unit] ?? '')
        plain.push(whole.length === small.length ? (whole[unit] ?? '') : (small[unit] ?? ''))
        origin.push(index)
      }
    }
    index += 1
  }
  return { folded: folded.join(''), plain: plain.join(''), origin: Int32Array.from(origin) }
}

export function foldText(text: string): FoldedText {
  return foldPieces(text)
}
