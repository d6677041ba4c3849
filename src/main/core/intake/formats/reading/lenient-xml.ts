import { decodeHTMLStrict } from 'entities/decode'
import { readLenientTag } from './lenient-tag.ts'
import { type XmlElement, XmlTrouble } from './xml-tree.ts'

/**
 * Reads XML as people write it: elements left open or closed twice, stray ampersands, entities of HTML, prefixes nobody
 * declared, junk before and after. Closed to what XML is attacked with: a DOCTYPE may stand there but define no entity;
 * depth and number of elements are capped. Strict reading is in xml-tree.ts.
 */

export interface LenientReading {
  readonly root: XmlElement
  /** The elements that were still open where the text ended, the outermost first; empty for a whole text. */
  readonly open: readonly XmlElement[]
  /** Whether the text ends inside a tag, a comment or a text that nothing closed. */
  readonly isCutInside: boolean
  /** Lines of the text. */
  readonly lines: number
}

/** What the reader of a document knows of its elements. */
export interface LenientRules {
  /** Whether an element of that name may be the outermost one; others before it are junk. */
  readonly isRoot: (name: string) => boolean
  /** Prefixes with their addresses that need no declaration. */
  readonly scope: ReadonlyMap<string, string>
  /** What to call the namespace of that address. */
  readonly nameOf: (address: string) => string
  /** Whether an element of that name cannot stand in that open one, which then must have been left open. */
  readonly cannotHold: (outer: XmlElement, name: string, namespace: string) => boolean
}

interface OpenElement extends XmlElement {
  readonly rawName: string
  readonly scope: ReadonlyMap<string, string>
  readonly content: (string | XmlElement)[]
}

const MAX_DEPTH = 200
const MAX_ELEMENTS = 300_000
// Every element that declares one has all of those around it, so many of them cost the square of their number.
const MAX_PREFIXES = 300
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()
const NAME_START = /[A-Za-z_\u0080-\uffff]/
const [SLASH, EXCLAMATION, QUESTION] = [47, 33, 63]

/** Throws XmlTrouble where there is no such document at all, an entity is defined, or a cap is passed. */
export function readLenientXml(text: string, rules: LenientRules): LenientReading {
  const open: OpenElement[] = []
  const names = new Map<string, string>()
  let root: XmlElement | null = null
  let first: string | null = null
  let elements = 0
  let at = 0
  let isCutInside = false

  const trouble = (message: string): XmlTrouble => new XmlTrouble(message, lineAt(text, at))
  const nameOf = (address: string): string => {
    let name = names.get(address)
    if (name === undefined) names.set(address, (name = rules.nameOf(address)))
    return name
  }
  const take = (start: number, end: number, isPlain: boolean): void => {
    const inside = open.at(-1)
    if (!inside || start >= end) return
    const piece = text.slice(start, end)
    inside.content.push(isPlain || !piece.includes('&') ? piece : decodeHTMLStrict(piece))
  }
  /** Takes the text up to a mark, or to the end where there is none; answers where to go on. */
  const passOver = (start: number, mark: string, isText: boolean): number => {
    const end = text.indexOf(mark, start)
    if (end < 0) isCutInside = true
    if (isText) take(start, end < 0 ? text.length : end, true)
    return end < 0 ? text.length : end + mark.length
  }
  const declaration = (): number => {
    const end = endOfDeclaration(text, at)
    if (/<!ENTITY/i.test(text.slice(at, end)))
      throw trouble('its DOCTYPE defines entities, which no feed needs and which can be used for attacks')
    return end
  }

  while (at < text.length && (root === null || open.length > 0)) {
    const next = text.indexOf('<', at)
    take(at, next < 0 ? text.length : next, false)
    if (next < 0) break
    at = next
    const mark = text.charCodeAt(at + 1)
    if (mark === SLASH) {
      const end = text.indexOf('>', at)
      close(open, text.slice(at + 2, end < 0 ? undefined : end).trim())
      at = end < 0 ? text.length : end + 1
    } else if (mark === QUESTION) at = passOver(at + 2, '>', false)
    else if (mark === EXCLAMATION) {
      if (text.startsWith('<!--', at)) at = passOver(at + 4, '-->', false)
      else if (text.startsWith('<![CDATA[', at)) at = passOver(at + 9, ']]>', true)
      else at = declaration()
    } else if (!NAME_START.test(text.charAt(at + 1))) {
      take(at, at + 1, true)
      at += 1
    } else {
      const tag = readLenientTag(text, at)
      if (tag === null) {
        isCutInside = true
        break
      }
      if (++elements > MAX_ELEMENTS) throw trouble(`more than ${MAX_ELEMENTS} elements`)
      const isInside = open.length > 0
      if (!isInside) first ??= tag.rawName
      if (isInside || rules.isRoot(localName(tag.rawName))) {
        const element = openElement(tag.rawName, tag.attributes, open.at(-1)?.scope ?? rules.scope, nameOf)
        if (element.scope.size > MAX_PREFIXES) throw trouble(`more than ${MAX_PREFIXES} prefixes of names`)
        for (let top = open.at(-1); top && open.length > 1; top = open.at(-1)) {
          if (!rules.cannotHold(top, element.name, element.namespace)) break
          open.pop()
        }
        open.at(-1)?.content.push(element)
        root ??= element
        if (!tag.empty) open.push(element)
        if (open.length > MAX_DEPTH) throw trouble(`more than ${MAX_DEPTH} elements inside one another`)
      }
      at = tag.end
    }
  }
  if (!root)
    throw trouble(first === null ? 'it has no element' : `its outermost element is <${first}>, which is none of a feed`)
  return { root, open, isCutInside, lines: lineAt(text, text.length) }
}

/** Closes the innermost element of that name with all that was left open in it; an end without a beginning is passed over. */
function close(open: OpenElement[], rawName: string): void {
  let index = open.findLastIndex(element => element.rawName === rawName)
  if (index < 0) {
    const name = localName(rawName).toLowerCase()
    index = open.findLastIndex(element => element.name.toLowerCase() === name)
  }
  if (index >= 0) open.length = index
}

function openElement(
  rawName: string,
  attributes: readonly (readonly [string, string])[],
  outer: ReadonlyMap<string, string>,
  nameOf: (address: string) => string,
): OpenElement {
  const scope = scopeOf(attributes, outer)
  const colon = rawName.indexOf(':')
  const prefix = colon < 0 ? '' : rawName.slice(0, colon)
  return {
    rawName,
    name: localName(rawName),
    namespace: nameOf(scope.get(prefix) ?? (prefix === '' ? '' : `undeclared ${prefix}`)),
    attributes: attributes.length === 0 ? NO_ATTRIBUTES : new Map(attributes.map(known => namedIn(scope, known))),
    scope,
    content: [],
  }
}

function scopeOf(
  attributes: readonly (readonly [string, string])[],
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  return declared.length === 0
    ? outer
    : new Map([...outer, ...declared.map(([name, address]) => [name.slice(6), address] as const)])
}

function namedIn(
  scope: ReadonlyMap<string, string>,
  [rawName, value]: readonly [string, string],
): readonly [string, string] {
  const colon = rawName.indexOf(':')
  if (colon < 0) return [rawName, value]
  const prefix = rawName.slice(0, colon)
  return [`${scope.get(prefix) ?? prefix} ${rawName.slice(colon + 1)}`, value]
}

function localName(rawName: string): string {
  return rawName.slice(rawName.indexOf(':') + 1)
}

/** After a DOCTYPE with what is in its brackets. */
function endOfDeclaration(text: string, start: number): number {
  const end = text.indexOf('>', start)
  if (end < 0) return text.length
  const bracket = text.slice(start, end).indexOf('[')
  if (bracket < 0) return end + 1
  const closing = /\]\s*>/g
  closing.lastIndex = start + bracket
  return closing.exec(text) ? closing.lastIndex : text.length
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
