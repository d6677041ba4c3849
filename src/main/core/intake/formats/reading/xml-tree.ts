import { decodeXmlEntities, readXmlTag, type XmlTag } from './xml-tag.ts'

/**
 * Reads XML into a tree. Strict where leniency would hide that half a file is missing (every element must be closed),
 * and closed to what XML is attacked with: no DOCTYPE, so no entities of its own; depth and number of elements capped.
 */

export interface XmlElement {
  /** Without prefix. */
  readonly name: string
  /** The address of its namespace; empty for none. */
  readonly namespace: string
  /** By name without prefix; those of a namespace of their own under "address name". */
  readonly attributes: ReadonlyMap<string, string>
  /** Texts and elements in their order. */
  readonly content: readonly (string | XmlElement)[]
}

export interface XmlReading {
  /** The outermost element; in a cut file with what came before the cut, elements that were never closed left out. */
  readonly root: XmlElement
  /** Where and how the file stops in the middle; null for a whole one. */
  readonly cut: XmlTrouble | null
}

/** Why a text is not XML. */
export class XmlTrouble extends Error {
  readonly line: number
  constructor(message: string, line: number) {
    super(message)
    this.line = line
  }
}

interface OpenElement {
  readonly rawName: string
  readonly name: string
  readonly namespace: string
  readonly attributes: ReadonlyMap<string, string>
  readonly scope: ReadonlyMap<string, string>
  readonly content: (string | XmlElement)[]
}

const MAX_DEPTH = 64
const MAX_ELEMENTS = 1_000_000
const XML_SCOPE: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

export function readXml(text: string): XmlReading {
  const open: OpenElement[] = []
  let root: XmlElement | null = null
  let elements = 0
  let at = text.startsWith('\ufeff') ? 1 : 0

  const trouble = (message: string, position = at): XmlTrouble => new XmlTrouble(message, lineAt(text, position))
  const cutAt = (message: string): XmlReading => {
    const outermost = open[0]
    if (!outermost) throw trouble(message, text.length)
    return { root: closed(outermost), cut: trouble(message, text.length) }
  }
  const close = (element: OpenElement): void => {
    const parent = open.at(-1)
    if (parent) parent.content.push(closed(element))
    else root = closed(element)
  }

  while (at < text.length) {
    const next = text.indexOf('<', at)
    const chunk = text.slice(at, next < 0 ? text.length : next)
    const inside = open.at(-1)
    if (inside) {
      if (chunk !== '') inside.content.push(decodeXmlEntities(chunk))
    } else if (chunk.trim() !== '')
      throw trouble(root ? 'text after the end of the document' : 'text before the first element')
    if (next < 0) break
    at = next
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      if (end < 0) return cutAt('it stops in the middle of a comment')
      at = end + 3
    } else if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9)
      if (end < 0) return cutAt('it stops in the middle of a text')
      if (!inside) throw trouble('text outside of the document')
      inside.content.push(text.slice(at + 9, end))
      at = end + 3
    } else if (text.startsWith('<!', at)) {
      if (text.length - at < '<![CDATA['.length) return cutAt('it stops in the middle')
      throw trouble('it has a DOCTYPE, which no feed needs and which can be used for attacks')
    } else if (text.startsWith('<?', at)) {
      const end = text.indexOf('?>', at + 2)
      if (end < 0) return cutAt('it stops in the middle')
      at = end + 2
    } else if (text.startsWith('</', at)) {
      const end = text.indexOf('>', at + 2)
      if (end < 0) return cutAt('it stops in the middle')
      const rawName = text.slice(at + 2, end).trimEnd()
      const element = open.pop()
      if (element?.rawName !== rawName) throw trouble(`</${rawName}> ends what <${element?.rawName ?? '?'}> began`)
      close(element)
      at = end + 1
    } else {
      const tag = readXmlTag(text, at)
      if (tag === 'cut') return cutAt('it stops in the middle of an element')
      if (!tag) throw trouble('an element that is not written as XML')
      if (root && !inside) throw trouble('a second outermost element')
      if (open.length >= MAX_DEPTH) throw trouble(`more than ${MAX_DEPTH} elements inside one another`)
      if (++elements > MAX_ELEMENTS) throw trouble(`more than ${MAX_ELEMENTS} elements`)
      const element = openElement(tag, inside?.scope ?? XML_SCOPE)
      if (tag.empty) close(element)
      else open.push(element)
      at = tag.end
    }
  }
  if (open.length > 0) return cutAt(`it stops before </${open[0]?.rawName ?? ''}>`)
  if (!root) throw trouble('it has no element')
  return { root, cut: null }
}

function closed({ name, namespace, attributes, content }: OpenElement): XmlElement {
  return { name, namespace, attributes, content }
}

function openElement({ rawName, attributes }: XmlTag, outer: ReadonlyMap<string, string>): OpenElement {
  const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  const scope =
    declared.length === 0
      ? outer
      : new Map([...outer, ...declared.map(([name, address]) => [name.slice(6), address] as const)])
  const { prefix, name } = parted(rawName)
  const known = new Map<string, string>()
  for (const [rawAttribute, value] of attributes) {
    const attribute = parted(rawAttribute)
    known.set(
      attribute.prefix === '' ? rawAttribute : `${scope.get(attribute.prefix) ?? attribute.prefix} ${attribute.name}`,
      value,
    )
  }
  return { rawName, name, namespace: scope.get(prefix) ?? '', attributes: known, scope, content: [] }
}

function parted(rawName: string): { prefix: string; name: string } {
  const colon = rawName.indexOf(':')
  return colon < 0 ? { prefix: '', name: rawName } : { prefix: rawName.slice(0, colon), name: rawName.slice(colon + 1) }
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** The elements of that name in it; `namespaces` says whose. */
export function elementsOf(element: XmlElement, name: string, ...namespaces: readonly string[]): XmlElement[] {
  return element.content.filter(
    (part): part is XmlElement => typeof part !== 'string' && part.name === name && namespaces.includes(part.namespace),
  )
}

/** Its own text and that of the elements in it. */
export function textIn(element: XmlElement): string {
  return element.content.map(part => (typeof part === 'string' ? part : textIn(part))).join('')
}

/** The text of the first such element that has one; null for none. */
export function textOf(element: XmlElement, name: string, ...namespaces: readonly string[]): string | null {
  for (const found of elementsOf(element, name, ...namespaces)) {
    const text = textIn(found).trim()
    if (text !== '') return text
  }
  return null
}
