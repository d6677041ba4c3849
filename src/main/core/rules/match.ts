import type { AnnounceType, Author, PaperId } from '../../../preload/contract/paper.ts'
import type { RuleCondition, RuleTerm } from '../../../preload/contract/rule.ts'
import { assertNever } from '../failures.ts'

/** Whether a condition is true of a paper. Pure. */

/** What rules look at. */
export interface RuleSubject {
  readonly id: PaperId
  readonly title: string
  readonly abstract: string | null
  readonly authors: readonly Author[]
  readonly organization: string | null
  readonly categories: readonly string[]
  readonly keywords: readonly string[]
  /** The feeds it stood in. */
  readonly feeds: readonly string[]
  /** How it first came. */
  readonly announce: AnnounceType | null
}

export type Matches = (subject: RuleSubject) => boolean

/** Makes a condition ready for many papers. */
export function matcherOf({ match, terms }: RuleCondition): Matches {
  const tests = terms.map(term => {
    const test = testOf(term)
    return term.not === true ? (subject: RuleSubject) => !test(subject) : test
  })
  return match === 'all' ? subject => tests.every(test => test(subject)) : subject => tests.some(test => test(subject))
}

function testOf(term: RuleTerm): Matches {
  switch (term.field) {
    case 'words': {
      const holds = wordsTest(term.words)
      if (term.in === 'title') return ({ title }) => holds(title)
      return ({ title, abstract, keywords }) =>
        holds(title) || (abstract !== null && holds(abstract)) || keywords.some(holds)
    }
    case 'author': {
      const is = authorTest(term.author)
      return ({ authors }) => authors.some(is)
    }
    case 'organization': {
      const holds = wordsTest(term.organization)
      return ({ organization }) => organization !== null && holds(organization)
    }
    case 'category': {
      const wanted = term.category.trim().toLowerCase()
      return ({ categories }) =>
        categories.some(name => name.toLowerCase() === wanted || name.toLowerCase().startsWith(`${wanted}.`))
    }
    case 'feed':
      return ({ feeds }) => feeds.includes(term.feed)
    case 'announce':
      return ({ announce }) => announce === term.announce
    default:
      return assertNever(term)
  }
}

/** Words apart, in small letters without accents, with a space at either end. */
function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim()
  return ` ${plain} `
}

// Scripts that do not put spaces between words: there a word is wherever its letters are.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function wordsTest(words: string): (text: string) => boolean {
  const wanted = folded(words).replace(/(?<![\p{L}\p{N}])\*+/gu, '')
  if (wanted.trim() === '') return () => false
  if (UNSPACED.test(wanted)) return text => folded(text).includes(wanted.trim())
  const begins = wanted.trimEnd().endsWith('*')
  const phrase = begins ? wanted.trimEnd().replace(/\*+$/, '') : wanted
  if (!phrase.includes('*')) return text => folded(text).replaceAll('*', ' ').includes(phrase)
  // Escaped by what `folded` leaves: letters, digits, spaces and stars.
  const pattern = new RegExp(phrase.replace(/\*+/g, '[^ ]*'), 'u')
  return text => pattern.test(folded(text))
}

/** "Ada Lovelace", "Lovelace, Ada", "A. Lovelace", "Lovelace". */
function authorTest(name: string): (author: Author) => boolean {
  const [last = '', first = ''] = name.split(',', 2)
  const wanted = folded(name.includes(',') ? `${first} ${last}` : name).trim()
  if (wanted === '') return () => false
  const words = wanted.split(' ')
  return author => {
    const whole = folded(author.name).trim()
    if (whole === wanted) return true
    const family = folded(author.family ?? author.name.split(/\s+/).at(-1) ?? '').trim()
    if (family === '') return false
    if (wanted === family) return true
    if (!wanted.endsWith(` ${family}`)) return false
    const given =
      folded(author.given ?? author.name.slice(0, -family.length))
        .trim()
        .split(' ')[0] ?? ''
    const asked = words[0] ?? ''
    return given !== '' && (given === asked || (isInitial(given, asked) && given[0] === asked[0]))
  }
}

function isInitial(a: string, b: string): boolean {
  return a.length === 1 || b.length === 1
}
