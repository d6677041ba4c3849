/**
 * The words of one paper: which, in which fields, how often. In memory and in the database they are the same bytes:
 * for each distinct word, in the order of their numbers, the distance to the number before and the fields, as varints.
 */

/** How often a word stands in each field, in 12 bits: title 2, abstract 5, note 2, and one each for what follows. */
export const FIELD_SHIFTS = { title: 0, abstract: 2, note: 7, organization: 9, facts: 10, author: 11 } as const
const FIELD_MOST = { title: 3, abstract: 31, note: 3, organization: 1, facts: 1, author: 1 } as const

export type TermField = keyof typeof FIELD_SHIFTS
const FIELD_NAMES = ['title', 'abstract', 'note', 'organization', 'facts', 'author'] as const
/** As many as fields can say. */
export const FIELD_COMBINATIONS = 1 << 12

/** Which bits of the fields of a word belong to a field. */
export function maskOf(field: TermField): number {
  return FIELD_MOST[field] << FIELD_SHIFTS[field]
}

export function countIn(fields: number, field: TermField): number {
  return (fields >> FIELD_SHIFTS[field]) & FIELD_MOST[field]
}

/** One more occurrence; what a field cannot count it leaves at its most. */
export function withOneMore(fields: number, field: TermField): number {
  return countIn(fields, field) === FIELD_MOST[field] ? fields : fields + (1 << FIELD_SHIFTS[field])
}

/** The occurrences of two words together. */
export function withBoth(a: number, b: number): number {
  let sum = 0
  for (const field of FIELD_NAMES)
    sum += Math.min(FIELD_MOST[field], countIn(a, field) + countIn(b, field)) << FIELD_SHIFTS[field]
  return sum
}

export function encodeTerms(terms: ReadonlyMap<number, number>): Uint8Array {
  const bytes: number[] = []
  let last = 0
  for (const [word, fields] of [...terms].sort((a, b) => a[0] - b[0])) {
    pushNumber(bytes, word - last)
    pushNumber(bytes, fields)
    last = word
  }
  return Uint8Array.from(bytes)
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest & 127) | 128)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** Calls `visit` for each word in the order of their numbers. Bytes that end in the middle of a number end the terms. */
export function eachTerm(bytes: Uint8Array, visit: (word: number, fields: number) => void): void {
  let word = 0
  let at = 0
  while (at < bytes.length) {
    let [value, shift, byte] = [0, 0, 128]
    while (byte >= 128 && at < bytes.length) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      shift += 7
    }
    word += value
    ;[value, shift, byte] = [0, 0, 128]
    while (byte >= 128 && at < bytes.length) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
      shift += 7
    }
    if (byte < 128) visit(word, value & (FIELD_COMBINATIONS - 1))
  }
}
