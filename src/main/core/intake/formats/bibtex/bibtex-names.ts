import type { Author } from '../../../../../preload/contract/paper.ts'
import { authorOf } from '../../text-cleaning/author-name.ts'
import { oneLine } from '../../text-cleaning/clean-text.ts'
import { plainTex } from '../tex/plain-tex.ts'

/** Lists of names: "Last, First and {A Group} and First von Last and King, Jr., Martin and others". */

export interface BibNames {
  readonly authors: readonly Author[]
  /** "and others" */
  readonly hasMore: boolean
}

export function namesOf(field: string): BibNames {
  const authors: Author[] = []
  let hasMore = false
  for (const name of printedNames(field)) {
    if (/^\s*(?:others|et\.?\s+al\.?)\s*$/i.test(name)) hasMore = true
    else {
      const author = nameOf(name.trim())
      if (author) authors.push(author)
    }
  }
  return { authors, hasMore }
}

/** Where nobody wrote "and", semicolons may part the names; those of entities of HTML do not. */
function printedNames(field: string): string[] {
  // A run of spaces would be looked through anew from each of them.
  const names = splitOutside(field.replace(/\s+/g, ' '), AND).filter(name => name.trim() !== '')
  const isOne = names.length === 1 && /;\s/.test(field) && !/&#?\w+;/.test(field)
  return (isOne ? splitOutside(names[0] ?? '', SEMICOLON) : names).flatMap(apart)
}

const AND = /[{}\\]|\sand(?=\s|$)/gi
const SEMICOLON = /[{}\\]|;/g
const COMMA = /[{}\\]|,/g
const SPACE = /[{}\\]|[\s~]+/g

/** Splits at a mark that stands in no braces. */
function splitOutside(text: string, marks: RegExp): string[] {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  marks.lastIndex = 0
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '\\') marks.lastIndex = mark.index + 2
    else if (mark[0] === '{') depth += 1
    else if (mark[0] === '}') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      parts.push(text.slice(start, mark.index))
      start = mark.index + mark[0].length
    }
  }
  parts.push(text.slice(start))
  return parts
}

/** "Smith, J., Doe, A., Roe, B." is three people whom nobody put an "and" between. */
function apart(name: string): string[] {
  const parts = splitOutside(name, COMMA)
  const isList =
    parts.length >= 4 && parts.length % 2 === 0 && parts.every((part, index) => index % 2 === 0 || INITIALS.test(part))
  return isList
    ? parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1] ?? ''}`] : []))
    : [name]
}

const INITIALS = /^\s*(?:\p{Lu}\.?[\s-]?){1,4}\s*$/u

function nameOf(name: string): Author | null {
  if (name === '') return null
  if (isOneGroup(name)) return whole(name)
  const parts = splitOutside(name, COMMA).map(part => part.trim())
  if (parts.length > 1 && parts.every(part => /^[\w-]+\s*=/.test(part))) return ofNamedParts(parts)
  const [first = '', second = '', ...rest] = parts
  if (parts.length === 1) return natural(name)
  if (parts.length === 2) return second === '' ? natural(first) : author(first, second, '')
  // "von Last, Jr, First"; what in its middle is no "Jr" is part of the given names.
  return JUNIOR.test(second) ? author(first, rest.join(' '), second) : author(first, [second, ...rest].join(' '), '')
}

const JUNIOR = /^\W*(?:jr|sr|jun|sen|[ivx]+|ph\.?\s?d|m\.?d|esq|\d\w{2})\b\W*$/i

/** Braces round the whole of it: a group, or a name that is not to be taken apart. */
function isOneGroup(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < name.length; at += 1) {
    if (name[at] === '\\') at += 1
    else if (name[at] === '{') depth += 1
    else if (name[at] === '}') depth -= 1
    if (depth === 0) return at === name.length - 1
  }
  return false
}

function whole(name: string): Author | null {
  const text = plain(name)
  if (text === '') return null
  // One person in braces, "{Lovelace, Ada}", is a person.
  const isPerson =
    /^[\p{L}\p{M}'’-]+, (?:\p{L}[\p{L}\p{M}'’-]*\.?(?: |$)){1,3}$/u.test(text) && !/ (?:and|&) /.test(text)
  return isPerson ? authorOf(text) : { name: text, family: text, given: null }
}

/** Biblatex: "family=Duchamp, given=Marcel, prefix=d', suffix=Jr." */
function ofNamedParts(parts: readonly string[]): Author | null {
  const named = new Map(
    parts.map((part): [string, string] => {
      const [name = '', ...value] = part.split('=')
      return [
        name.trim().toLowerCase(),
        value
          .join('=')
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      ]
    }),
  )
  const prefix = named.get('prefix') ?? ''
  const family = `${prefix}${/['’-]$/.test(prefix) || prefix === '' ? '' : ' '}${named.get('family') ?? ''}`
  return author(family, named.get('given') ?? '', named.get('suffix') ?? '')
}

function author(last: string, first: string, suffix: string): Author | null {
  const [family, given, junior] = [plain(last), plain(first), plain(suffix)]
  if (family === '' && given === '') return null
  const all = [given, junior].filter(part => part !== '').join(' ')
  if (family === '' || all === '') return { name: family || all, family: family || all, given: null }
  const name = [given, family, junior].filter(part => part !== '').join(' ')
  return { name, family, given: all }
}

/** "First von Last": the first word with a small letter begins the family name. Without one, names are read as printed. */
function natural(name: string): Author | null {
  const words = splitOutside(name, SPACE).filter(word => word !== '')
  const shown = words.map(plain)
  const von = shown.findIndex(
    (word, index) => index > 0 && index < words.length - 1 && isSmall(words[index] ?? '', word),
  )
  const held = words.findLastIndex(word => word.includes('{') && /\s/.test(plain(word)))
  const start = von > 0 ? von : held > 0 ? held : -1
  if (start > 0) return author(words.slice(start).join(' '), words.slice(0, start).join(' '), '')
  return authorOf(shown.join(' ')) ?? (name === '' ? null : whole(name))
}

/** What joins two family names belongs to the one before it, which reading names as printed knows. */
function isSmall(word: string, shown: string): boolean {
  return /^[^\p{L}]*\p{Ll}/u.test(shown) && !word.startsWith('{') && !/^[yei]$/.test(shown)
}

function plain(tex: string): string {
  return oneLine(plainTex(tex))
}
