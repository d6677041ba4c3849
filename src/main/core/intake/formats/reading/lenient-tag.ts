import { decodeHTMLStrict } from 'entities/decode'

/** The beginning of an element as people write it: values without quotes or with one left open, names without a value. */

export interface LenientTag {
  readonly rawName: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly empty: boolean
  readonly end: number
}

/** More than any feed has, and few enough to be read at once. */
const MAX_ATTRIBUTES = 256
const NONE: readonly (readonly [string, string])[] = []
const NAME_END = /[\s/>=<"']/g
const VALUE_END = /[\s>"'<]/g
const OPEN_QUOTE = /^>\s*</

/** Null where the text ends inside the tag. */
export function readLenientTag(text: string, start: number): LenientTag | null {
  let at = endOf(NAME_END, text, start + 1)
  const rawName = text.slice(start + 1, at)
  let attributes: [string, string][] | null = null
  let empty = false
  for (;;) {
    at = skipSpace(text, at)
    const character = text.charAt(at)
    if (character === '') return null
    // A tag that the next one begins in has lost its bracket.
    if (character === '>' || character === '<')
      return { rawName, attributes: attributes ?? NONE, empty, end: character === '>' ? at + 1 : at }
    empty = character === '/'
    const nameEnd = endOf(NAME_END, text, at)
    if (nameEnd === at) {
      // A slash, or a quote or equals sign that belongs to nothing.
      at += 1
      continue
    }
    const name = text.slice(at, nameEnd)
    let value = ''
    at = skipSpace(text, nameEnd)
    if (text.charAt(at) === '=') {
      const read = readValue(text, skipSpace(text, at + 1))
      if (read === null) return null
      ;({ value, end: at } = read)
    }
    attributes ??= []
    if (attributes.length < MAX_ATTRIBUTES)
      attributes.push([name, value.includes('&') ? decodeHTMLStrict(value) : value])
  }
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.exec(text)?.index ?? text.length
}

function skipSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1
  return at
}

function readValue(text: string, at: number): { value: string; end: number } | null {
  const quote = text.charAt(at)
  if (quote !== '"' && quote !== "'") {
    const end = endOf(VALUE_END, text, at)
    // <a href=http://a.example/b/>: the last slash belongs to the tag.
    const isClosing = end > at && text.charAt(end - 1) === '/' && text.charAt(end) === '>'
    return { value: text.slice(at, isClosing ? end - 1 : end), end: isClosing ? end - 1 : end }
  }
  const end = text.indexOf(quote, at + 1)
  const value = text.slice(at + 1, end < 0 ? text.length : end)
  const closing = value.search(/[<>]/)
  // A quote left open: the tag ends at its own bracket, not at the next quote somewhere.
  if (
    closing >= 0 &&
    value.charAt(closing) === '>' &&
    (end < 0 || OPEN_QUOTE.test(value.slice(closing, closing + 200)))
  )
    return { value: value.slice(0, closing).replace(/\/$/, ''), end: at + 1 + closing }
  return end < 0 ? null : { value, end: end + 1 }
}
