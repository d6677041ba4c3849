import type { FeedElement } from './feed-element.ts'
import { asHtml, asHtmlAndParagraphs, asParagraphs, feedText } from './feed-text.ts'

/** What an entry says of its paper at length: the abstract as text, and the feed's own full text as HTML. */

const SUMMARIES = [
  ...['own description', 'atom summary', 'own summary', 'own abstract', 'dc description', 'dcterms abstract'],
  ...[
    'dcterms description',
    'prism teaser',
    'googleplay description',
    'itunes summary',
    'media description',
    'itunes subtitle',
  ],
]
const CONTENTS = [
  ...[
    'content encoded',
    'atom content',
    'own content',
    'xhtml body',
    'xhtml div',
    'own fullitem',
    'own body',
    'own encoded',
  ],
]
/** An abstract of more is a whole article; it is in the content. */
const LONGEST_ABSTRACT = 5_000

export function bodyOf(entry: FeedElement): { abstract: string | null; content: string | null } {
  const summary = longest(entry, SUMMARIES)
  for (const element of entry.all(...CONTENTS)) {
    const text = feedText(element, entry.base)
    if (summary !== null) {
      const content = asHtml(text)
      if (content !== null) return { abstract: summary, content }
    } else {
      const { html, paragraphs } = asHtmlAndParagraphs(text)
      if (html !== null) return { abstract: abridged(paragraphs), content: html }
    }
  }
  // Two texts that are both called short: the other one is the long one.
  const other = entry.all('own description').at(-1)
  const isTwice = other && entry.all('own summary', 'atom summary', 'own abstract').length > 0
  return isTwice
    ? {
        abstract: longest(entry, ['own summary', 'atom summary', 'own abstract']),
        content: asHtml(feedText(other, entry.base)),
      }
    : { abstract: summary, content: null }
}

/** The first of the names that has a text; where one stands there twice, the longer. */
function longest(entry: FeedElement, names: readonly string[]): string | null {
  for (const name of names) {
    let found: string | null = null
    for (const element of entry.all(name)) {
      const text = asParagraphs(feedText(element, entry.base))
      if (text !== null && text.length > (found?.length ?? 0)) found = text
    }
    if (found !== null) return found
  }
  return null
}

function abridged(text: string | null): string | null {
  if (text === null || text.length <= LONGEST_ABSTRACT) return text
  const cut = text.slice(0, LONGEST_ABSTRACT)
  const end = Math.max(cut.lastIndexOf('\n\n'), cut.lastIndexOf('. ') + 1)
  return `${cut
    .slice(0, end > LONGEST_ABSTRACT / 2 ? end : LONGEST_ABSTRACT)
    .toWellFormed()
    .trimEnd()} …`
}
