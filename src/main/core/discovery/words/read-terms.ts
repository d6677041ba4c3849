import { foldText, wordsOf } from '../../papers/words/words-of.ts'
import { isStopWord } from '../../papers/words/stop-words.ts'
import { encodeTerms, type TermField, withOneMore } from './paper-terms.ts'
import { NAME_SIGN, type Vocabulary } from './vocabulary.ts'

/** What of a paper is searched by its words. */
export interface WordyPaper {
  readonly title: string
  readonly abstract: string | null
  /** Names, one after the other. */
  readonly authors: readonly string[]
  readonly organization: string | null
  /** Venue, year, keywords. */
  readonly facts: string
  /** What the reader wrote. */
  readonly note: string
}

// A feed's "abstract" may be a whole article: what comes later says little new.
const LONGEST_TEXT = 20_000
const COMPOUND = /\b([A-Za-z]{2,12})-([A-Za-z]{3,14})\b/g

export function readTerms(paper: WordyPaper, vocabulary: Vocabulary): Uint8Array {
  const terms = new Map<number, number>()
  const add = (word: string, field: TermField): void => {
    const number = vocabulary.numberOf(word)
    terms.set(number, withOneMore(terms.get(number) ?? 0, field))
  }
  const addText = (text: string | null, field: TermField): void => {
    if (text === null) return
    const read = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text
    for (const word of wordsOf(read)) if (!isStopWord(word)) add(word, field)
    // "pre-training" is found by "pretraining" too.
    for (const [, first = '', second = ''] of read.matchAll(COMPOUND)) add((first + second).toLowerCase(), 'facts')
  }
  addText(paper.title, 'title')
  addText(paper.abstract, 'abstract')
  addText(paper.organization, 'organization')
  addText(paper.facts, 'facts')
  addText(paper.note, 'note')
  for (const name of paper.authors) for (const word of namesOf(name)) add(NAME_SIGN + word, 'author')
  return encodeTerms(terms)
}

/** The parts of a name: "d'Incà" is one, "Jean-Luc" is two. */
function namesOf(name: string): string[] {
  return wordsOf(foldText(name))
}
