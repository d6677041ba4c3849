import type { Author } from '../../../../../preload/contract/paper.ts'
import { authorOf, authorsOf, authorsOfLine } from '../../text-cleaning/author-name.ts'
import { oneLine } from '../../text-cleaning/clean-text.ts'
import { textIn, type XmlElement } from '../reading/xml-tree.ts'
import type { FeedElement } from './feed-element.ts'
import { asLine, rssText } from './feed-text.ts'

/** Who wrote an entry, as people: addresses of mail, links and affiliations taken off, lines of several names taken apart. */

const MAIL = /[<([]?\s?(?:mailto:)?[\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\s?[>)\]]?/gi
const INITIALS = /^(?:\p{Lu}\p{M}*\.?[\s-]?){1,4}$/u

/** The authors an entry or feed names itself; the first of its ways of naming them that names anybody. */
export function authorsIn({ all }: FeedElement): Author[] {
  const ways: (() => Author[])[] = [
    () => authorsOfLines(all('dc creator', 'dc author', 'dcterms creator').map(lineOf)),
    () => all('atom author', 'own author').flatMap(authorsOfElement),
    () => authorsOfLines(all('own authors').map(lineOf)),
    () => authorsOfLines(all('itunes author', 'googleplay author').map(lineOf)),
    () => authorsOfLines(all('media credit').filter(isAuthor).map(lineOf)),
  ]
  for (const way of ways) {
    const authors = way()
    if (authors.length > 0) return authors
  }
  return []
}

function isAuthor(credit: XmlElement): boolean {
  return credit.attributes.get('role') === 'author'
}

/** <author> of Atom has a name in it, that of RSS is a text: "ada@example.org (Ada Lovelace)". */
function authorsOfElement(author: XmlElement): Author[] {
  const parts = author.content.filter(part => typeof part !== 'string')
  const part = (name: string): string =>
    parts
      .filter(element => element.name.toLowerCase() === name)
      .map(element => oneLine(textIn(element)))
      .find(text => text !== '') ?? ''
  const name = part('name')
  if (name !== '') return authorsOfLines([name])
  return authorsOfLines([parts.length === 0 ? lineOf(author) : part('email')])
}

function lineOf(element: XmlElement): string {
  return asLine(rssText(element, null)) ?? ''
}

/** Names from as many texts; a text may hold several. */
export function authorsOfLines(lines: readonly string[]): Author[] {
  const texts = lines.map(oneLine).filter(line => line !== '')
  // Where every name has an element of its own, a comma in one turns it round: "Lovelace, Ada".
  return texts.flatMap(text => authorsOfText(withoutMail(text), texts.length > 1))
}

/** "ada@example.org (Ada Lovelace)" and "Ada Lovelace <ada@example.org>" are Ada; an address alone stays what is known. */
function withoutMail(line: string): string {
  if (!line.includes('@')) return line
  const inBrackets =
    /^\s*<?(?:mailto:)?[^\s()<>@]{1,64}@[^\s()<>@]{1,255}>?\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/i.exec(line)
  if (inBrackets?.[1]?.trim()) return inBrackets[1].trim()
  const name = line
    .replace(MAIL, ' ')
    .replace(/[<([]\s*[>)\]]|[<>]/g, ' ')
    .trim()
  return /\p{L}/u.test(name) ? name : line.replace(/mailto:/gi, '')
}

function authorsOfText(line: string, isOneOfMany: boolean): Author[] {
  const text = line.replace(/^(?:by|author\(?s?\)?:)\s+/i, '').replace(/\bet al\.?$/i, '')
  if (text.includes(';')) return authorsOf(text.split(';').map(withoutAffiliation))
  const parts = withoutAffiliation(text)
    .split(/\s*,\s*/)
    .filter(part => part !== '')
  if (parts.length === 2 && isInverted(parts, isOneOfMany)) return authorsOf([parts.join(', ')])
  if (
    parts.length > 2 &&
    parts.length % 2 === 0 &&
    parts.every((part, index) => index % 2 === 0 || INITIALS.test(part))
  )
    return authorsOf(pairs(parts))
  const isLast = /^(?:and|&)\s/i.test(parts.at(-1) ?? '')
  // "Smith, J., Doe, A. and Roe, R."
  if (parts.length > 2 && !isLast && parts.slice(1).some(part => INITIALS.test(part)))
    return authorsOf(initialPairs(text))
  const [first = ''] = parts
  // A band or company of "X and Y" cannot be told from two people; people write papers.
  return parts.length <= 1 && !/\s(?:and|&)\s/i.test(first) ? only(first) : authorsOfLine(text)
}

function only(name: string): Author[] {
  const author = authorOf(name)
  return author ? [author] : []
}

/** "University of X" in brackets after a name, or its number. */
function withoutAffiliation(name: string): string {
  const bare = name.replace(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '').replace(/\s*\[[^[\]]*\]/g, '')
  return (/\p{L}/u.test(bare) ? bare : name.replace(/[()[\]]/g, ' ')).trim()
}

function isInverted(parts: readonly string[], isOneOfMany: boolean): boolean {
  const [first = '', second = ''] = parts
  if (isOneOfMany || INITIALS.test(second)) return true
  return !first.includes(' ') && !second.includes(' ')
}

function pairs(parts: readonly string[]): string[] {
  return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1] ?? ''}`] : []))
}

function initialPairs(text: string): string[] {
  const parts = withoutAffiliation(text).split(/\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*/)
  const names: string[] = []
  for (const part of parts.filter(part => part !== '')) {
    const last = names.length - 1
    if (INITIALS.test(part) && last >= 0 && !(names[last] ?? '').includes(','))
      names[last] = `${names[last] ?? ''}, ${part}`
    else names.push(part)
  }
  return names
}
