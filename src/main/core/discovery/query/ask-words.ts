import { stemOf } from '../../papers/words/english-stem.ts'
import { isStopWord } from '../../papers/words/stop-words.ts'
import { maskOf } from '../words/paper-terms.ts'
import type { AskedStem, AskedWord } from '../words/rank-words.ts'
import type { WordIndex } from '../words/word-index.ts'
import type { WordLookup } from '../words/word-lookup.ts'
import { NAME_SIGN } from '../words/vocabulary.ts'
import type { AskedText } from './search-question.ts'

/** What was typed, as stems of the library: with what begins so, and with what was meant by a slip of the finger. */
export interface AskedWords {
  readonly words: readonly AskedWord[]
  /** What was typed for each of them. */
  readonly typed: readonly string[]
  readonly corrections: readonly Correction[]
  /** What was asked for is in no paper, nor anything like it. */
  readonly unknown: readonly string[]
}

export interface Correction {
  readonly typed: string
  readonly meant: string
}

// The commonest that begin so: more would cost time and say nothing. Nor do those that together are in every paper.
const MOST_BEGINNINGS = 24
const MOST_OF_A_LETTER = 6
const FEWEST_BEGINNINGS = 4
const MOST_MEANT = 3
// "net" is a word, and may become "network".
const BEGINNING_SHARE = 0.5
const MEANT_SHARE = 0.8

/** `isElsewhere` tells of a word that no paper's facts have whether it stands on a page: then nothing else was meant. */
export function askWords(
  asked: readonly AskedText[],
  index: WordIndex,
  lookup: WordLookup,
  isElsewhere: (word: string) => boolean = () => false,
): AskedWords {
  const corrections: Correction[] = []
  const unknown: string[] = []
  const words: AskedWord[] = []
  const typed: string[] = []
  // Words that say nothing are left out; a letter alone may be the beginning of one that does.
  const telling = asked.filter(word => !isStopWord(word.text) || word.isPrefix)
  const citation = isCitation(asked, index)
  const alone = telling.length > 0 ? telling : asked.filter(word => word.isUnfinished && word.text.length === 1)
  // "He 2016": a name may be a word that says nothing.
  const kept = citation ? asked : alone
  const seen = new Set<string>()
  for (const word of kept) {
    if (seen.has(word.text) && !word.isPrefix) continue
    seen.add(word.text)
    const stems = stemsFor(word, kept.length, index, lookup, { corrections, isElsewhere })
    if (stems.length === 0) {
      unknown.push(word.text)
      continue
    }
    typed.push(word.text)
    if (!citation) words.push({ stems, weight: 1, mask: 0 })
    else if (YEAR.test(word.text)) words.push({ stems, weight: 1, mask: maskOf('facts') })
    else words.push({ stems: stems.map(stem => namesFirst(stem, index)), weight: 1, mask: 0 })
  }
  return { words, typed, corrections, unknown }
}

const YEAR = /^(?:19|20)\d\d$/
const MOST_NAMES = 4
// "Sun 2022": it may be the sun after all.
const WORD_SHARE = 0.2

/** Names and a year, as papers are cited: "Hinton 2012", "Vaswani Shazeer 2017". */
function isCitation(asked: readonly AskedText[], index: WordIndex): boolean {
  const [years, others] = [asked.filter(word => YEAR.test(word.text)), asked.filter(word => !YEAR.test(word.text))]
  return (
    years.length === 1 &&
    others.length > 0 &&
    others.length <= MOST_NAMES &&
    others.every(word => isName(word.text, index))
  )
}

function isName(word: string, index: WordIndex): boolean {
  const stem = index.vocabulary.knownStem(NAME_SIGN + word)
  return stem !== undefined && index.spread(stem) > 0
}

function namesFirst(asked: AskedStem, { vocabulary }: WordIndex): AskedStem {
  return vocabulary.stemAt(asked.stem).startsWith(NAME_SIGN) ? asked : { ...asked, share: asked.share * WORD_SHARE }
}

function stemsFor(
  { text, isPrefix, isUnfinished }: AskedText,
  howMany: number,
  index: WordIndex,
  lookup: WordLookup,
  { corrections, isElsewhere }: { corrections: Correction[]; isElsewhere: (word: string) => boolean },
): AskedStem[] {
  const { vocabulary } = index
  const own = [stemOf(text), NAME_SIGN + text]
    .flatMap(stem => vocabulary.knownStem(stem) ?? [])
    .filter(stem => index.spread(stem) > 0)
  const stems = own.map(stem => ({ stem, share: 1 }))
  // At the end of a sentence a known word is a word.
  if (isPrefix || (isUnfinished && (own.length === 0 || howMany <= 5))) {
    const share = isPrefix || own.length === 0 ? 1 : BEGINNING_SHARE
    for (const stem of beginnings(text, index, lookup)) if (!own.includes(stem)) stems.push({ stem, share })
  }
  if (stems.length > 0 || isElsewhere(text)) return stems
  const meant = lookup
    .lookingLike(text)
    .map(number => ({ stem: vocabulary.stemOfWord(number), word: vocabulary.wordAt(number) }))
    .filter(({ stem }) => index.spread(stem) > 0)
    .sort((a, b) => index.spread(b.stem) - index.spread(a.stem))
    .filter(({ stem }, at, all) => all.findIndex(other => other.stem === stem) === at)
    .slice(0, MOST_MEANT)
  const [nearest] = meant
  if (nearest) corrections.push({ typed: text, meant: nearest.word.replace(NAME_SIGN, '') })
  return meant.map(({ stem }) => ({ stem, share: MEANT_SHARE }))
}

/** The commonest stems of words that begin so. */
function beginnings(text: string, index: WordIndex, lookup: WordLookup): number[] {
  const most = text.length === 1 ? MOST_OF_A_LETTER : MOST_BEGINNINGS
  // In falling order of their spread. A letter begins a tenth of all words: none of them is looked at twice.
  const best: number[] = []
  let least = 0
  for (const beginning of [text, NAME_SIGN + text])
    for (const number of lookup.beginningWith(beginning)) {
      const stem = index.vocabulary.stemOfWord(number)
      const spread = index.spread(stem)
      if (spread <= least || best.includes(stem)) continue
      let at = best.length
      while (at > 0 && index.spread(best[at - 1] ?? 0) < spread) at -= 1
      best.splice(at, 0, stem)
      if (best.length > most) best.pop()
      if (best.length === most) least = index.spread(best.at(-1) ?? 0)
    }
  let papers = 0
  return best.filter((stem, at) => {
    papers += index.spread(stem)
    return at < FEWEST_BEGINNINGS || papers <= index.papers
  })
}
