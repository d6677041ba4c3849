import { textIn, type XmlElement } from '../reading/xml-tree.ts'

/** The children of an element of a feed, found by vocabulary and name in one pass. */

export interface FeedElement {
  readonly element: XmlElement
  /** Makes the relative addresses in it whole. */
  readonly base: string | null
  /** All children of that name, "dc creator"; names are in lower case. */
  all(...names: readonly string[]): readonly XmlElement[]
  /** The text of the first such child that has one; names in the order they are trusted. */
  text(...names: readonly string[]): string | null
}

const NONE: readonly XmlElement[] = []

function elementsIn({ content }: XmlElement): XmlElement[] {
  return content.filter(part => typeof part !== 'string')
}

/** `own` is the namespace of the feed itself, whatever it is called: its elements are found as "own title". */
export function feedElement(element: XmlElement, base: string | null, own: string): FeedElement {
  const byName = new Map<string, XmlElement[]>()
  const index = (child: XmlElement): void => {
    const vocabulary = child.namespace === own || child.namespace === 'rss' ? 'own' : child.namespace
    const name = `${vocabulary} ${child.name.toLowerCase()}`
    const known = byName.get(name)
    if (known) known.push(child)
    else byName.set(name, [child])
    // Media RSS may put into a group or a file what else stands in the entry itself.
    if (name === 'media group' || name === 'media content') elementsIn(child).forEach(index)
  }
  elementsIn(element).forEach(index)
  const all = (...names: readonly string[]): readonly XmlElement[] => {
    // Most names are not there: asked a hundred times an entry, this makes no list for nothing.
    let found: readonly XmlElement[] = NONE
    for (const name of names) {
      const known = byName.get(name)
      if (known) found = found.length === 0 ? known : [...found, ...known]
    }
    return found
  }
  return {
    element,
    base,
    all,
    text(...names) {
      for (const name of names)
        for (const child of byName.get(name) ?? []) {
          const text = textIn(child).trim()
          if (text !== '') return text
        }
      return null
    },
  }
}
