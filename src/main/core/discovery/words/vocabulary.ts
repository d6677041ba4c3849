import { stemOf } from '../../papers/words/english-stem.ts'
import { grown } from './growing-numbers.ts'

/** Every word the library has seen, by number; and the stem it is found by, by number again. Names of authors are not stemmed. */
export interface Vocabulary {
  /** How many words there are; their numbers are 0 .. size - 1. */
  readonly size: number
  readonly stems: number
  /** The number of a word, which it gets now where it has none. */
  numberOf(word: string): number
  known(word: string): number | undefined
  wordAt(number: number): string
  stemOfWord(number: number): number
  knownStem(stem: string): number | undefined
  stemAt(stem: number): string
  /** Words of `from` and later: those that came since. */
  since(from: number): readonly string[]
  /** All of it, to be made again from without a look at the words. */
  parts(): VocabularyParts
}

export interface VocabularyParts {
  readonly words: readonly string[]
  readonly stems: readonly string[]
  /** By word. */
  readonly stemOfWords: Int32Array
}

/** Before the name of an author, so that it is no word of a text. */
export const NAME_SIGN = '@'

export function makeVocabulary(words: readonly string[], known?: VocabularyParts): Vocabulary {
  const list: string[] = known ? [...known.words] : []
  const stemList: string[] = known ? [...known.stems] : []
  const numbers = makeNumbers(list)
  const stemNumbers = makeNumbers(stemList)
  let stemOfWords = known ? known.stemOfWords.slice() : new Int32Array(1_024)

  function add(word: string): number {
    const number = list.length
    numbers.push(word)
    const stem = word.startsWith(NAME_SIGN) ? word : stemOf(word)
    let stemNumber = stemNumbers.of(stem)
    if (stemNumber === undefined) {
      stemNumber = stemList.length
      stemNumbers.push(stem)
    }
    stemOfWords = grown(stemOfWords, list.length)
    stemOfWords[number] = stemNumber
    return number
  }

  for (const word of words) add(word)
  return {
    get size() {
      return list.length
    },
    get stems() {
      return stemList.length
    },
    numberOf: word => numbers.of(word) ?? add(word),
    known: word => numbers.of(word),
    wordAt: number => list[number] ?? '',
    stemOfWord: number => stemOfWords[number] ?? 0,
    knownStem: stem => stemNumbers.of(stem),
    stemAt: stem => stemList[stem] ?? '',
    since: from => list.slice(from),
    parts: () => ({ words: list, stems: stemList, stemOfWords: stemOfWords.slice(0, list.length) }),
  }
}

interface Numbers {
  of(word: string): number | undefined
  /** One more at the end of the list. */
  push(word: string): void
}

// A single question asks for some words: to look through the list for each is quicker than to number all of it.
const LOOKS = 24

/** The numbers of the words of a list, which are where they stand in it. */
function makeNumbers(list: string[]): Numbers {
  let looks = 0
  let numbers: Map<string, number> | null = null
  function known(): Map<string, number> {
    if (numbers) return numbers
    numbers = new Map()
    for (let at = 0; at < list.length; at += 1) numbers.set(list[at] ?? '', at)
    return numbers
  }
  return {
    of(word) {
      looks += 1
      if (numbers || looks > LOOKS) return known().get(word)
      const at = list.indexOf(word)
      return at < 0 ? undefined : at
    },
    push(word) {
      known().set(word, list.length)
      list.push(word)
    },
  }
}
