/** The value of a field of BibTeX: pieces in braces or quotes, numbers and macros, joined by "#". */

export interface BibText {
  readonly text: string
  /** By name in lower case. */
  readonly macros: Map<string, string>
  /** Whether a brace behind a backslash is a sign and holds nothing. */
  readonly hasEscapes: boolean
}

export interface BibValue {
  readonly text: string
  /** Where it ends; -1 where it does not before the next entry. */
  readonly end: number
  /** Where the next entry begins, for a value that does not end. */
  readonly stop: number
}

interface Piece {
  readonly end: number
  readonly stop: number
}

/** A macro made of itself twice, and that again, would fill any memory. */
const MOST_OF_MACROS = 20_000

const SPACE = /\s*/y
const PLAIN = /[^\s,#{}()"=%@]+/y
const FIELD = /\s*[A-Za-z][\w-]*\s*=/y
const TO_LINE_END = /[^,\n{}"#=]*/y
// An entry that begins a line inside a value is no part of it: the value was never closed.
const BRACED = /[{}]|\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,{}=]*\s*,/g
const BRACED_ESCAPES = /\\[{}]|[{}]|\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,{}=]*\s*,/g
const QUOTED = /[{}"]|\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,{}=]*\s*,/g
const QUOTED_ESCAPES = /\\"|[{}"]|\n[ \t]*@[A-Za-z]+[ \t]*[{(][^\s,{}=]*\s*,/g
const AFTER = /\s*(?:[,#})]|[A-Za-z][\w-]*\s*=|$)/y

export function valueAt({ text, macros, hasEscapes }: BibText, start: number, close: string): BibValue {
  let value = ''
  let at = start
  for (;;) {
    at = move(SPACE, text, at)
    const first = text[at]
    if (first === '{' || first === '"') {
      const { end, stop } =
        first === '{' ? endOfBraces(text, at + 1, hasEscapes ? BRACED_ESCAPES : BRACED) : quotedPiece(text, at + 1)
      if (end < 0) return { text: '', end, stop }
      value += text.slice(at + 1, end)
      at = end + 1
    } else {
      const end = move(PLAIN, text, at)
      const word = text.slice(at, end)
      const macro = macros.get(word.toLowerCase())
      value += macro === undefined || value.length + macro.length > MOST_OF_MACROS ? word : macro
      at = end
    }
    const next = move(SPACE, text, at)
    if (text[next] === '#') {
      at = next + 1
      continue
    }
    if (endsHere(text, at, close) || text[next] === '@') return { text: value, end: at, stop: -1 }
    // Several words without braces, as hand-written files have them.
    const lineEnd = move(TO_LINE_END, text, at)
    return { text: value + text.slice(at, lineEnd), end: lineEnd, stop: -1 }
  }
}

function endsHere(text: string, at: number, close: string): boolean {
  const next = text[move(SPACE, text, at)]
  if (next === undefined || next === ',' || next === '}' || next === close) return true
  FIELD.lastIndex = at
  return FIELD.test(text)
}

function endOfBraces(text: string, start: number, marks: RegExp): Piece {
  let depth = 1
  marks.lastIndex = start
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '{') depth += 1
    else if (mark[0] === '}') depth -= 1
    else if (mark[0].startsWith('\n')) return { end: -1, stop: mark.index + 1 }
    if (depth === 0) return { end: mark.index, stop: -1 }
  }
  return { end: -1, stop: text.length }
}

/** A quote inside braces does not end it. One behind a backslash does for BibTeX, but then something must follow that can. */
function quotedPiece(text: string, start: number): Piece {
  const strict = endOfQuotes(text, start, QUOTED)
  if (strict.end >= 0 && canFollow(text, strict.end + 1)) return strict
  const lenient = endOfQuotes(text, start, QUOTED_ESCAPES)
  return lenient.end >= 0 && canFollow(text, lenient.end + 1) ? lenient : strict
}

function endOfQuotes(text: string, start: number, marks: RegExp): Piece {
  let depth = 0
  marks.lastIndex = start
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '{') depth += 1
    else if (mark[0] === '}') depth -= 1
    else if (mark[0] === '"' && depth <= 0) return { end: mark.index, stop: -1 }
    else if (mark[0].startsWith('\n')) return { end: -1, stop: mark.index + 1 }
  }
  return { end: -1, stop: text.length }
}

function canFollow(text: string, at: number): boolean {
  AFTER.lastIndex = at
  return AFTER.test(text)
}

function move(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
