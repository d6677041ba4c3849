import type { Author } from '../../../../preload/contract/paper.ts'
import { oneLine } from './clean-text.ts'

/** Splits a printed name into family and given name. Names follow no rule; this follows what bibliographies most often do. */

const SUFFIX = /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i
const DEGREE = /^(?:ph\.?d|m\.?d|d\.?phil|m\.?sc|b\.?sc|esq)\.?$/i
/** Written small they always belong to the family name. */
const PARTICLES = new Set(
  (
    "von van der den de del della dela delle degli di da dos das do du des la le les lo ter ten te zu zur zum af av 't d' d’ " +
    'bin ibn bint al el ul abu ben y e i vom am op san santa st'
  ).split(' '),
)
/** Written large they are family names in the West ("Luc Van Gool") and given names elsewhere ("Van Nguyen"): only inside a name. */
const LARGE_PARTICLES = new Set(
  'Von Van Der Den De Del Della Dela Di Da Dos Das Du La Le Ter El Al St. St San Santa Abu Ibn Bin'.split(' '),
)
const GROUP =
  /(?<![\p{L}'’-])(?:collaborations?|consortium|team|group|project|initiative|network|foundation|institut[eo]?|university|laborator(?:y|ies)|labs?|committee|community|society|authors?|inc|ltd|corporation|research|center|centre|alliance|association|organi[sz]ation|et al)(?![\p{L}\p{M}'’])/iu
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々〆・·\s]+$/u
const DOUBLE_SURNAMES = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 独孤 獨孤 慕容 皇甫 尉迟 尉遲 公孙 公孫 令狐 宇文 长孙 長孫 夏侯 端木 남궁 황보 제갈 선우 독고 사공'.split(
    ' ',
  ),
)

/** Null where no letter is left: arXiv lists ":" as an author after the name of a team. */
export function authorOf(printed: string): Author | null {
  const name = oneLine(printed)
    .replace(/^(?:and|&)\s+/i, '')
    .replace(/[,;]+$/, '')
    .trim()
  if (!/\p{L}/u.test(name)) return null
  if (EAST_ASIAN.test(name)) return eastAsian(name)
  if (/\d/.test(name) || GROUP.test(name)) return { name, family: name, given: null }
  return name.includes(',') ? inverted(name) : western(name, name.split(' '))
}

/** Several printed names; what is no name is left out. */
export function authorsOf(printed: Iterable<string>): Author[] {
  const authors: Author[] = []
  for (const name of printed) {
    const author = authorOf(name)
    if (author) authors.push(author)
  }
  return authors
}

/** A comma-separated line of names, as arXiv's announcements have it: affiliations in brackets go, ", Jr." stays with its name. */
export function authorsOfLine(line: string): Author[] {
  const names: string[] = []
  for (const part of oneLine(withoutBrackets(line)).split(/\s*(?:,|;|\band\b|&)\s*/)) {
    const last = names.length - 1
    if (SUFFIX.test(part) && last >= 0) names[last] = `${names[last] ?? ''} ${part}`
    else if (part !== '') names.push(part)
  }
  return authorsOf(names)
}

function withoutBrackets(line: string): string {
  let depth = 0
  let kept = ''
  for (const character of line) {
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += character
  }
  return kept
}

/** "Lovelace, Ada" and "King, Jr., Martin Luther"; a comma before a suffix or degree is not an inversion. */
function inverted(name: string): Author {
  const parts = name.split(/\s*,\s*/).filter(part => part !== '')
  const [first = name, ...rest] = parts
  const suffix = rest.filter(part => SUFFIX.test(part)).join(' ')
  const given = rest.filter(part => !SUFFIX.test(part) && !DEGREE.test(part)).join(' ')
  if (given === '')
    return western(suffix === '' ? first : `${first} ${suffix}`, [
      ...first.split(' '),
      ...(suffix === '' ? [] : [suffix]),
    ])
  const all = suffix === '' ? given : `${given} ${suffix}`
  return { name: `${given} ${first}${suffix === '' ? '' : ` ${suffix}`}`, family: first, given: all }
}

function western(name: string, words: readonly string[]): Author {
  let end = words.length
  while (end > 1 && DEGREE.test(words[end - 1] ?? '')) end -= 1
  const suffix = end > 2 && SUFFIX.test(words[end - 1] ?? '') ? (words[--end] ?? '') : ''
  let start = end - 1
  // "José Ortega y Gasset": what joins two family names takes the one before it along.
  while (start > 0 && (isParticle(words, start - 1) || (start > 1 && /^[yei]$/.test(words[start] ?? '')))) start -= 1
  if (start <= 0) return { name, family: words.slice(0, end).join(' '), given: suffix || null }
  const given = [...words.slice(0, start), ...(suffix === '' ? [] : [suffix])].join(' ')
  return { name, family: words.slice(start, end).join(' '), given }
}

function isParticle(words: readonly string[], index: number): boolean {
  const word = words[index] ?? ''
  if (PARTICLES.has(word)) return true
  return index > 0 && LARGE_PARTICLES.has(word)
}

/** Family name first; one syllable unless known to have two, or four letters in all (Japanese). Dots part foreign names. */
function eastAsian(name: string): Author {
  const [first = '', ...rest] = name.split(/\s+/)
  if (rest.length > 0) return { name, family: first, given: rest.join(' ') }
  const foreign = name.split(/[·・]/)
  if (foreign.length > 1) return { name, family: foreign.at(-1) ?? name, given: foreign.slice(0, -1).join('·') }
  const letters = [...name]
  if (letters.length < 2 || letters.length > 4 || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name))
    return { name, family: name, given: null }
  const isDouble = DOUBLE_SURNAMES.has(letters.slice(0, 2).join('')) && letters.length > 2
  const length = isDouble || letters.length === 4 ? 2 : 1
  return { name, family: letters.slice(0, length).join(''), given: letters.slice(length).join('') }
}
