import { visible } from '../../text-cleaning/clean-text.ts'
import { ACCENTS, COMPOSED, SILENT, SYMBOLS } from './tex-symbols.ts'

/**
 * Text as TeX writes it, made plain: accents and signs become letters, commands go and their words stay, math keeps its
 * dollars. What \enquote puts round its words is up to the style, so the words stand alone.
 */

interface Reader {
  readonly text: string
  at: number
  /** Where the next mark of a kind stands, so that what is never closed is looked for once. */
  readonly marks: Map<string, number>
}

/** Accents over accents and commands in commands: more than any text has, and no stack is that deep. */
const MAX_DEPTH = 30
const MAX_ACCENTS = 3
/** A formula longer than this is a dollar that was never closed. */
const MAX_MATH = 2_000
/** Dollars inside the groups of a formula, as in \text{if $x$}. */
const MAX_INNER = 4
const SPECIAL = /[\\{}$~`'-]/
const NEXT_SPECIAL = /[\\{}$~`'-]/g
const COMMAND = /([A-Za-z]+)\*?[ \t]*(?:\r?\n[ \t]*(?!\s))?/y
const MATH_MARK = /[\\{}$]/g

export function plainTex(text: string): string {
  if (!SPECIAL.test(text)) return visible(text)
  return visible(readUntilEnd({ text, at: 0, marks: new Map() }, 0))
}

function readUntilEnd(reader: Reader, depth: number): string {
  const { text } = reader
  let plain = ''
  while (reader.at < text.length) {
    NEXT_SPECIAL.lastIndex = reader.at
    const next = NEXT_SPECIAL.exec(text)?.index ?? text.length
    plain += text.slice(reader.at, next)
    reader.at = next
    if (next < text.length) plain += readSpecial(reader, depth)
  }
  return plain
}

function readSpecial(reader: Reader, depth: number): string {
  const { text, at } = reader
  switch (text[at]) {
    case '\\':
      return readCommand(reader, depth)
    case '$':
      return readMath(reader)
    case '~':
      reader.at += 1
      return ' '
    case '-': {
      const dash = text.startsWith('---', at) ? '—' : text.startsWith('--', at) ? '–' : '-'
      reader.at += dash === '—' ? 3 : dash === '–' ? 2 : 1
      return dash
    }
    case '`':
      return quote(reader, '``', '“', '‘')
    case "'":
      return quote(reader, "''", '”', "'")
    default:
      // Braces hold together what was read by now.
      reader.at += 1
      return ''
  }
}

function quote(reader: Reader, twice: string, double: string, single: string): string {
  const isDouble = reader.text.startsWith(twice, reader.at)
  reader.at += isDouble ? 2 : 1
  return isDouble ? double : single
}

/** Math stays TeX, between single dollars. A dollar that nothing closes inside its group is money, and so are "$5 and $7". */
function readMath(reader: Reader): string {
  const { text, at } = reader
  const mark = text.startsWith('$$', at) ? '$$' : '$'
  const end = endOfMath(text, at + mark.length, mark)
  const math = end < 0 ? '' : text.slice(at + mark.length, end)
  if (end < 0 || (/\s$/.test(math) && !/^\s|[\\_^]/.test(math))) {
    reader.at += mark.length
    return mark
  }
  reader.at = end + mark.length
  return asMath(math)
}

function asMath(math: string): string {
  const line = math.replace(/\s+/g, ' ').trim()
  return line === '' ? '' : `$${line}$`
}

function endOfMath(text: string, start: number, mark: string): number {
  let [depth, inner] = [0, 0]
  MATH_MARK.lastIndex = start
  for (let found = MATH_MARK.exec(text); found && found.index < start + MAX_MATH; found = MATH_MARK.exec(text)) {
    if (found[0] === '\\') MATH_MARK.lastIndex = found.index + 2
    else if (found[0] === '{') depth += 1
    else if (found[0] === '}') depth -= 1
    else if (depth === 0 && text.startsWith(mark, found.index)) return found.index
    else if (depth > 0 && (inner += 1) > MAX_INNER) return -1
    if (depth < 0) return -1
  }
  return -1
}

function nextOf({ text, at, marks }: Reader, mark: string): number {
  const known = marks.get(mark)
  if (known !== undefined && (known < 0 || known >= at)) return known
  const found = text.indexOf(mark, at)
  marks.set(mark, found)
  return found
}

const CLOSING: Readonly<Record<string, string>> = { '(': '\\)', '[': '\\]' }

function readCommand(reader: Reader, depth: number): string {
  const { text, at } = reader
  COMMAND.lastIndex = at + 1
  const word = COMMAND.exec(text)
  if (word?.[1] !== undefined) {
    reader.at = COMMAND.lastIndex
    return runCommand(reader, word[1], depth)
  }
  const sign = text[at + 1] ?? ''
  reader.at += 2
  const closing = CLOSING[sign]
  if (closing !== undefined) {
    const start = reader.at
    const end = nextOf(reader, closing)
    if (end < 0 || end - start > MAX_MATH) return sign
    reader.at = end + 2
    return asMath(text.slice(start, end))
  }
  if (ACCENTS.has(sign)) return accented(reader, sign, depth)
  // A line break, which may have a length in brackets; spaces of all widths; where a word may be broken.
  if (sign === '\\') return ' '
  if (/[\s,;:>]/.test(sign)) return ' '
  if (/[/!@-]/.test(sign)) return ''
  return sign
}

function runCommand(reader: Reader, name: string, depth: number): string {
  const symbol = SYMBOLS.get(name)
  if (symbol !== undefined) return symbol
  if (ACCENTS.has(name)) return accented(reader, name, depth)
  if (name === 'ensuremath') return asMath(argument(reader))
  if (name === 'char' || name === 'symbol') return letterOfNumber(reader)
  for (let silent = SILENT.get(name) ?? 0; silent > 0; silent -= 1) argument(reader)
  if (name === 'MakeUppercase' || name === 'uppercase') return inner(argument(reader), depth).toUpperCase()
  if (name === 'MakeLowercase' || name === 'lowercase') return inner(argument(reader), depth).toLowerCase()
  return ''
}

function inner(text: string, depth: number): string {
  return depth < MAX_DEPTH ? readUntilEnd({ text, at: 0, marks: new Map() }, depth + 1) : text.replace(/[\\{}]/g, '')
}

/** The letter an accent is for: in braces, alone, or itself a command. */
function accented(reader: Reader, accent: string, depth: number): string {
  const base = inner(argument(reader), depth)
  const mark = ACCENTS.get(accent) ?? ''
  const [first = '', ...rest] = [...base]
  // \~{} and \^{} print the sign by itself.
  if (!/[\p{L}\p{N}\p{M}]/u.test(first)) return /^[\^~"'`]$/.test(accent) && base.trim() === '' ? accent : base
  const letter = BELOW.has(mark) ? first : (COMPOSED.get(first) ?? first)
  const marks = rest.length > 0 && /^\p{M}$/u.test(rest[0] ?? '') ? (rest.shift() ?? '') : ''
  return (letter + marks + mark).normalize('NFC') + rest.join('')
}

const BELOW = new Set(['\u0327', '\u0328', '\u0323', '\u0331', '\u0326'])

const NUMBER = /\s*\{?\s*("[0-9A-Fa-f]+|'[0-7]+|\d+)\s*\}?/y

function letterOfNumber(reader: Reader): string {
  NUMBER.lastIndex = reader.at
  const digits = NUMBER.exec(reader.text)?.[1]
  if (digits === undefined) return ''
  reader.at = NUMBER.lastIndex
  const code = digits.startsWith('"')
    ? parseInt(digits.slice(1), 16)
    : digits.startsWith("'")
      ? parseInt(digits.slice(1), 8)
      : Number(digits)
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

const ARGUMENT_START = /\s*/y
const BRACE = /\\[\s\S]|[{}]/g

/** What a command applies to: a group without its braces, a command with its own letter, or one letter. */
function argument(reader: Reader, nested = 0): string {
  const { text } = reader
  ARGUMENT_START.lastIndex = reader.at
  ARGUMENT_START.exec(text)
  const start = ARGUMENT_START.lastIndex
  const first = text[start]
  if (first === undefined || first === '}') return ''
  if (first === '{') return group(reader, start)
  if (first !== '\\') {
    const letter = String.fromCodePoint(text.codePointAt(start) ?? 32)
    reader.at = start + letter.length
    return letter
  }
  COMMAND.lastIndex = start + 1
  const word = COMMAND.exec(text)
  reader.at = word ? COMMAND.lastIndex : start + 2
  const command = text.slice(start, reader.at)
  const name = word?.[1] ?? command.slice(1)
  // An accent over an accent takes the letter of the inner one along.
  return ACCENTS.has(name) && nested < MAX_ACCENTS ? `${command}{${argument(reader, nested + 1)}}` : command
}

function group(reader: Reader, start: number): string {
  const { text } = reader
  let depth = 0
  BRACE.lastIndex = start
  for (let mark = BRACE.exec(text); mark; mark = BRACE.exec(text)) {
    if (mark[0] === '{') depth += 1
    else if (mark[0] === '}') depth -= 1
    if (depth > 0) continue
    reader.at = mark.index + 1
    return text.slice(start + 1, mark.index)
  }
  reader.at = text.length
  return text.slice(start + 1)
}
