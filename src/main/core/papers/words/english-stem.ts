/**
 * English words without their endings, by the rules of Snowball's "English" (Porter2) stemmer: "learning", "learned" and
 * "learns" are one word to a search. Words are lower case; whatever holds anything but a-z and ' is left as it is.
 */

const VOWEL = /[aeiouy]/
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/
const VALID_LI = /[cdeghkmnrt]$/

const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
)
const WHOLE_AFTER_STEP_1A = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
])

const STEP_2: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
]
const STEP_3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const STEP_4 = [
  ...[
    'ement',
    'ance',
    'ence',
    'able',
    'ible',
    'ment',
    'ant',
    'ent',
    'ism',
    'ate',
    'iti',
    'ous',
    'ive',
    'ize',
    'al',
    'er',
  ],
  'ic',
]

export function stemOf(given: string): string {
  if (given.length <= 2 || !/^[a-z']+$/.test(given)) return given
  const exception = EXCEPTIONS.get(given)
  if (exception !== undefined) return exception
  // A y that sounds as a consonant is written Y until the end.
  let word = given
    .replace(/^'/, '')
    .replace(/^y/, 'Y')
    .replace(/([aeiouy])y/g, '$1Y')
  const r1 = firstRegion(word)
  const r2 = regionAfter(word, r1)
  word = stepOneA(word.replace(/'s?'?$/, ''))
  if (WHOLE_AFTER_STEP_1A.has(word)) return word
  word = stepOneB(word, r1)
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`
  word = stepTwo(word, r1)
  word = stepThree(word, r1, r2)
  word = stepFour(word, r2)
  return stepFive(word, r1, r2).toLowerCase()
}

function firstRegion(word: string): number {
  const fixed = /^(?:gener|commun|arsen)/.exec(word)
  return fixed ? fixed[0].length : regionAfter(word, 0)
}

/** Where the part begins that follows the first consonant after a vowel. */
function regionAfter(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from))
  return found ? from + found.index + 2 : word.length
}

function stepOneA(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1)
  if (/[us]s$/.test(word)) return word
  if (word.endsWith('s') && VOWEL.test(word.slice(0, -2))) return word.slice(0, -1)
  return word
}

function stepOneB(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word)
  if (eed) return eed.index >= r1 ? `${word.slice(0, eed.index)}ee` : word
  const ending = /(?:ed|ing)(?:ly)?$/.exec(word)
  if (!ending || !VOWEL.test(word.slice(0, ending.index))) return word
  const stem = word.slice(0, ending.index)
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  if (DOUBLE.test(stem)) return stem.slice(0, -1)
  return r1 >= stem.length && endsInShortSyllable(stem) ? `${stem}e` : stem
}

function endsInShortSyllable(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word)
}

function stepTwo(word: string, r1: number): string {
  const found = STEP_2.find(([ending]) => word.endsWith(ending))
  if (found) return replaced(word, found, r1)
  if (word.endsWith('ogi')) return word.length - 3 >= r1 && word.endsWith('logi') ? word.slice(0, -1) : word
  if (word.endsWith('li')) return word.length - 2 >= r1 && VALID_LI.test(word.slice(0, -2)) ? word.slice(0, -2) : word
  return word
}

function stepThree(word: string, r1: number, r2: number): string {
  const found = STEP_3.find(([ending]) => word.endsWith(ending))
  if (found) return replaced(word, found, r1)
  return word.endsWith('ative') && word.length - 5 >= r2 ? word.slice(0, -5) : word
}

function stepFour(word: string, r2: number): string {
  const ending = STEP_4.find(candidate => word.endsWith(candidate))
  if (ending !== undefined) return word.length - ending.length >= r2 ? word.slice(0, -ending.length) : word
  return /[st]ion$/.test(word) && word.length - 3 >= r2 ? word.slice(0, -3) : word
}

function stepFive(word: string, r1: number, r2: number): string {
  const last = word.length - 1
  if (word.endsWith('e') && (last >= r2 || (last >= r1 && !endsInShortSyllable(word.slice(0, -1)))))
    return word.slice(0, -1)
  return word.endsWith('ll') && last >= r2 ? word.slice(0, -1) : word
}

function replaced(word: string, [ending, by]: readonly [string, string], region: number): string {
  const at = word.length - ending.length
  return at >= region ? word.slice(0, at) + by : word
}
