import type { Paper } from '../../../preload/contract/paper.ts'
import { yearOf } from './publication.ts'

/** The names papers have in a bibliography: `vaswani2017AttentionAllNeed`. The same paper gets the same name every time. */
export interface CitationKeys {
  keyOf(paper: Paper): string
}

/** Names papers one after the other; of two that would have the same name the second gets its number in the library. */
export function makeCitationKeys(): CitationKeys {
  // BibTeX takes keys that differ in case only for one.
  const taken = new Set<string>()
  return {
    keyOf(paper) {
      const wanted = ownKey(paper) ?? madeKey(paper)
      const key = taken.has(wanted.toLowerCase()) ? `${wanted}-${paper.id}` : wanted
      taken.add(key.toLowerCase())
      return key
    },
  }
}

/** What BibTeX and Biber take in a key: DBLP's have slashes, ADS's begin with a year, and some are not Latin. */
const WRITABLE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_:./+*!?;<>&|[\]-]{1,99}$/u

/** The key a paper came with, where it is one: papers are cited by it already. Guids and ids of archives are none. */
function ownKey({ key, arxivId, doi }: Paper): string | null {
  if (key === null || key === arxivId || key.toLowerCase() === doi) return null
  return WRITABLE.test(key) && /\p{L}/u.test(key) && !/^(?:oai|tag|urn|https?|doi|arxiv):/i.test(key) ? key : null
}

const SMALL_WORDS = new Set(
  'a an the of on in for and or to with without via by from at is are be as using towards toward into over under its do does can how what why when you your we our'.split(
    ' ',
  ),
)

function madeKey(paper: Paper): string {
  const [first] = paper.authors
  const family = first ? ascii(first.family ?? first.name.split(' ').at(-1) ?? '').toLowerCase() : ''
  const words = ascii(paper.title.replace(/\$[^$]*\$|\\[a-zA-Z]+/g, ' '), ' ')
    .split(' ')
    .filter(word => word !== '' && !SMALL_WORDS.has(word.toLowerCase()))
  const title = words.slice(0, 3).map(word => word.charAt(0).toUpperCase() + word.slice(1))
  const key = `${family}${yearOf(paper) ?? ''}${title.join('')}`.slice(0, 60)
  // Names and titles in other scripts leave nothing: the number is the only name that lasts.
  return /^[A-Za-z]/.test(key) && (family !== '' || title.length > 0) ? key : `paper${paper.id}`
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Letters and digits of ASCII; whatever else there is becomes `other`. */
function ascii(text: string, other = ''): string {
  return text
    .replace(/[ßæÆœŒøØłŁđĐðþı]/g, letter => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^A-Za-z0-9]+/g, other)
    .trim()
}
