import type { EntryTrouble } from '../format.ts'
import { shown } from '../refusal.ts'
import { type BibText, valueAt } from './bibtex-value.ts'
import { MACROS } from './journal-macros.ts'

/**
 * Takes the text of a .bib file apart, as BibTeX and Biber do where they agree, and with what people and programs write
 * that neither takes: missing commas, a brace too many or too few. A broken entry ends where the next one begins.
 */

export interface BibEntry {
  /** In lower case. */
  readonly type: string
  /** Empty where the entry has a comma in its place. */
  readonly key: string
  /** By name in lower case, TeX as it stands, macros put in. Of a field written twice the first that says anything. */
  readonly fields: ReadonlyMap<string, string>
  readonly where: string
}

// An address of mail is no entry, and a remark behind "%" is none.
const OPENING = /(?<![\w.])@[ \t]*([A-Za-z][\w-]*)\s*([{(])/g
const SPACE = /(?:\s+|(?<=\n[ \t]*)%[^\n]*)*/y
const NAME = /[^\s=,{}()"#@%]+/y
const KEY = /[^,\n\r={}"]*/y

export function scanBibtex(text: string): (BibEntry | EntryTrouble)[] {
  const items: (BibEntry | EntryTrouble)[] = []
  const bib: BibText = { text, macros: new Map(MACROS), hasEscapes: false }
  let lostComments = 0
  let [line, counted] = [1, 0]
  OPENING.lastIndex = 0
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    const [whole, word = '', bracket = '{'] = opening
    const start = opening.index + whole.length
    if (isRemark(text, opening.index) || (bracket === '(' && !beginsLine(text, opening.index))) continue
    const type = word.toLowerCase()
    if (type === 'comment') {
      const end = lostComments < MAX_LOST_COMMENTS ? endOfComment(text, start, bracket) : -1
      if (end < 0) lostComments += 1
      OPENING.lastIndex = end < 0 ? start : end
      continue
    }
    line += linesBetween(text, counted, opening.index)
    counted = opening.index
    const where = `line ${line}`
    const close = bracket === '{' ? '}' : ')'
    const found = entryOrLenient(bib, start, type, close)
    OPENING.lastIndex = 'entry' in found ? found.end : found.stop
    if ('entry' in found) {
      const { key, fields } = found.entry
      if (type === 'string') for (const [name, value] of fields) bib.macros.set(name, value)
      else if (type === 'preamble') continue
      else if (key === null) items.push({ where, reason: `@${shown(word, 30)} has no citation key` })
      else items.push({ type, key, fields, where })
    } else if (type !== 'preamble') {
      const trouble =
        found.stop < text.length
          ? 'its braces are not closed before the next entry begins'
          : 'the file ends before its braces are closed. If it was cut off, get the whole file and import it again'
      items.push({ where, reason: `@${shown(word, 30)}${keyForMessage(text, start)}: ${trouble}` })
    }
  }
  return items
}

const MAX_LOST_COMMENTS = 5

interface ScannedEntry {
  /** Null where a field stands in its place. */
  readonly key: string | null
  readonly fields: ReadonlyMap<string, string>
}

/** BibTeX counts escaped braces as well; an entry where that does not come out even is read with them as mere signs. */
function entryOrLenient(bib: BibText, start: number, type: string, close: string): FoundEntry | Unclosed {
  const strict = entryAt(bib, start, type, close)
  if ('entry' in strict) return strict
  const lenient = entryAt({ ...bib, hasEscapes: true }, start, type, close)
  return 'entry' in lenient ? lenient : strict
}

/** An entry whose end was not found before the next one, which begins here. */
interface Unclosed {
  readonly stop: number
}

interface FoundEntry {
  readonly entry: ScannedEntry
  readonly end: number
}

function entryAt(bib: BibText, start: number, type: string, close: string): FoundEntry | Unclosed {
  const { text } = bib
  const hasKey = type !== 'string' && type !== 'preamble'
  const { key, at: afterKey } = hasKey ? keyAt(text, start, close) : { key: '', at: start }
  const fields = new Map<string, string>()
  let at = afterKey
  for (;;) {
    at = skip(SPACE, text, at)
    const character = text[at]
    if (character === undefined || isNextEntry(text, at)) return { stop: at }
    if (character === close || (character === '}' && close === ')')) {
      // A brace too many in the middle of an entry: fields go on behind it.
      if (close === ')' || !GOES_ON.test(text.slice(at, at + 200))) return { entry: { key, fields }, end: at + 1 }
      at += 1
      continue
    }
    const nameEnd = skip(NAME, text, at)
    const equals = skip(SPACE, text, nameEnd)
    if (nameEnd === at || text[equals] !== '=') {
      // What is no field is passed over with its braces and quotes, whatever it is.
      const junk = nameEnd > at || /[,=#)(@%]/.test(character) ? null : valueAt(bib, at, close)
      at = junk === null ? Math.max(nameEnd, at + 1) : junk.end
      if (at < 0) return { stop: junk?.stop ?? text.length }
      continue
    }
    const value = valueAt(bib, equals + 1, close)
    if (value.end < 0) return { stop: value.stop }
    const name = text.slice(at, nameEnd).toLowerCase()
    if ((fields.get(name) ?? '').trim() === '') fields.set(name, value.text)
    else if (name === 'keywords') fields.set(name, `${fields.get(name) ?? ''}, ${value.text}`)
    at = value.end
  }
}

const GOES_ON = /^\}\s*,\s*[A-Za-z][\w-]*\s*=\s*[{"\w]/

function keyAt(text: string, start: number, close: string): { key: string | null; at: number } {
  const begin = skip(SPACE, text, start)
  let end = skip(KEY, text, begin)
  if (close === ')') end = begin + (text.slice(begin, end).split(')', 1)[0] ?? '').length
  const key = text.slice(begin, end).trim()
  const next = text[skip(SPACE, text, end)]
  if (text[end] === '=' || next === '=' || text[end] === '"' || text[end] === '{') return { key: null, at: start }
  if (key === '' && text[end] !== ',') return { key: null, at: begin }
  return { key, at: end }
}

function keyForMessage(text: string, start: number): string {
  const key = /^\s*([^\s,={}"()]{1,80})\s*,/.exec(text.slice(start, start + 200))?.[1]
  return key === undefined ? '' : ` "${shown(key, 60)}"`
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

const NEXT_ENTRY = /@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]/y

function isNextEntry(text: string, at: number): boolean {
  if (text[at] !== '@') return false
  NEXT_ENTRY.lastIndex = at
  return NEXT_ENTRY.test(text)
}

function beginsLine(text: string, at: number): boolean {
  return lineBefore(text, at).trim() === ''
}

function isRemark(text: string, at: number): boolean {
  return lineBefore(text, at).trimStart().startsWith('%')
}

/** The line up to here, or its last part: a file may be one line. */
function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 1_000), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}

const BRACKETS = /[{}]/g

function endOfComment(text: string, start: number, bracket: string): number {
  if (bracket === '(') return text.indexOf(')', start)
  let depth = 1
  BRACKETS.lastIndex = start
  for (let mark = BRACKETS.exec(text); mark; mark = BRACKETS.exec(text)) {
    depth += mark[0] === '{' ? 1 : -1
    if (depth === 0) return mark.index
  }
  return -1
}

function linesBetween(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
