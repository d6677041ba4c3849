import { Parser } from 'htmlparser2'
import type { XmlElement } from '../reading/xml-tree.ts'
import { baseIn } from './addresses.ts'
import { withoutFalseTags } from './false-tags.ts'

/** Markup as events, from HTML in a text or from elements of the feed itself: what reads it need not know which. */

export interface MarkupSink {
  /** `name` is in lower case; `base` makes its relative addresses whole. */
  open(name: string, attribute: (name: string) => string | undefined, base: string | null): void
  text(text: string): void
  close(name: string): void
}

export function readHtml(html: string, base: string | null, sink: MarkupSink): void {
  if (!/[<&]/.test(html)) {
    sink.text(html)
    return
  }
  let depth = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > MAX_DEPTH) throw new TooDeep()
      sink.open(name, wanted => attributes[wanted], base)
    },
    ontext: text => sink.text(text),
    onclosetag(name) {
      depth -= 1
      sink.close(name)
    },
  })
  try {
    parser.end(withoutFalseTags(html))
  } catch (error) {
    // What came before is a text; what is so deep is none, and takes the parser the square of its length.
    if (!(error instanceof TooDeep)) throw error
  }
}

class TooDeep extends Error {}
const MAX_DEPTH = 1_000

export function readElements(content: XmlElement['content'], base: string | null, sink: MarkupSink): void {
  for (const part of content) {
    if (typeof part === 'string') sink.text(part)
    else {
      const name = part.name.toLowerCase()
      const inside = baseIn(part, base)
      sink.open(name, wanted => part.attributes.get(wanted), inside)
      readElements(part.content, inside, sink)
      sink.close(name)
    }
  }
}
