import { editDistance } from './edit-distance.ts'
import { NAME_SIGN, type Vocabulary } from './vocabulary.ts'

/** Words of the library that begin as, or look like, what was typed. */
export interface WordLookup {
  /** Does beforehand what the first look would have to wait for. */
  prepare(): void
  /** Numbers of the words that begin so; words of texts, or names where the beginning has their sign. */
  beginningWith(beginning: string): Iterable<number>
  parts(): LookupParts
  /** Numbers of the words, and names, that are fewest letters away; none where the word is too short to tell. */
  lookingLike(word: string): readonly number[]
}

export interface LookupParts {
  /** Numbers of words in the order of the words. */
  readonly sorted: Int32Array
  /** By word: which letters it has. */
  readonly signatures: Int32Array
}

// Fewer new words than this are looked through one by one.
const LONGEST_TAIL = 4_000
const MOST_REMEMBERED = 500

export function makeWordLookup(vocabulary: Vocabulary, known?: LookupParts): WordLookup {
  let sorted = known?.sorted ?? new Int32Array(0)
  let signatures = known?.signatures ?? new Int32Array(0)
  const remembered = new Map<string, readonly number[]>()
  let rememberedAt = 0

  function sort(): void {
    if (vocabulary.size - sorted.length <= (sorted.length === 0 ? 0 : LONGEST_TAIL)) return
    const order = (a: number, b: number): number => {
      const [x, y] = [vocabulary.wordAt(a), vocabulary.wordAt(b)]
      return x < y ? -1 : x > y ? 1 : 0
    }
    const fresh = Int32Array.from({ length: vocabulary.size - sorted.length }, (_, at) => sorted.length + at)
    sorted = merged(sorted, fresh.sort(order), order)
  }

  function sign(): void {
    if (signatures.length === vocabulary.size) return
    const all = new Int32Array(vocabulary.size)
    all.set(signatures)
    for (let number = signatures.length; number < all.length; number += 1)
      all[number] = signatureOf(bare(vocabulary.wordAt(number)))
    signatures = all
  }

  return {
    prepare() {
      sort()
      sign()
    },
    beginningWith(beginning) {
      sort()
      const from = firstFrom(sorted, beginning, vocabulary)
      // No word sorts after a beginning followed by the last sign there is, and begins so.
      const found = sorted.subarray(from, firstFrom(sorted, `${beginning}\uffff`, vocabulary))
      const fresh: number[] = []
      for (let number = sorted.length; number < vocabulary.size; number += 1)
        if (vocabulary.wordAt(number).startsWith(beginning)) fresh.push(number)
      return fresh.length === 0 ? found : [...found, ...fresh]
    },
    parts() {
      sort()
      sign()
      return { sorted, signatures }
    },
    lookingLike(word) {
      if (rememberedAt !== vocabulary.size || remembered.size > MOST_REMEMBERED) remembered.clear()
      rememberedAt = vocabulary.size
      const known = remembered.get(word)
      if (known) return known
      sign()
      const found = nearest(word, vocabulary, signatures)
      remembered.set(word, found)
      return found
    },
  }
}

function merged(a: Int32Array, b: Int32Array, order: (a: number, b: number) => number): Int32Array<ArrayBuffer> {
  if (a.length === 0) return b.slice()
  const both = new Int32Array(a.length + b.length)
  let [inA, inB] = [0, 0]
  for (let at = 0; at < both.length; at += 1) {
    const takesA = inB >= b.length || (inA < a.length && order(a[inA] ?? 0, b[inB] ?? 0) <= 0)
    both[at] = takesA ? (a[inA++] ?? 0) : (b[inB++] ?? 0)
  }
  return both
}

function nearest(word: string, vocabulary: Vocabulary, signatures: Int32Array): readonly number[] {
  let most = word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2
  let found: number[] = []
  if (most === 0) return found
  const signature = signatureOf(word)
  for (let number = 0; number < signatures.length; number += 1) {
    // One change touches two letters at most.
    if (bitsIn((signatures[number] ?? 0) ^ signature) > 2 * most) continue
    const candidate = bare(vocabulary.wordAt(number))
    if (candidate.length < 3 || Math.abs(candidate.length - word.length) > most) continue
    const distance = editDistance(word, candidate, most)
    if (distance > most || (distance > 1 && candidate[0] !== word[0])) continue
    if (distance < most || found.length === 0) {
      if (distance < most) found = []
      most = distance
    }
    found.push(number)
  }
  return found
}

function bare(word: string): string {
  return word.startsWith(NAME_SIGN) ? word.slice(1) : word
}

/** Which letters a word has. */
function signatureOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

function bitsIn(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function firstFrom(sorted: Int32Array, beginning: string, vocabulary: Vocabulary): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (vocabulary.wordAt(sorted[middle] ?? 0) < beginning) low = middle + 1
    else high = middle
  }
  return low
}
