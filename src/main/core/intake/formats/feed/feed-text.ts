import { isUtf8 } from 'node:buffer'
import { decodeHTML } from 'entities/decode'
import { lineOrNull, paragraphs, visible } from '../../text-cleaning/clean-text.ts'
import { textIn, type XmlElement } from '../reading/xml-tree.ts'
import { baseIn } from './addresses.ts'
import { type MarkupSink, readElements, readHtml } from './markup-events.ts'
import { plainTextSink } from './plain-text.ts'
import { escaped, safeHtmlSink } from './safe-html.ts'

/** A text of a feed in one of its three ways of being written: plain, HTML in a text, or elements of the feed itself. */

export type FeedText =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'html'; readonly html: string; readonly base: string | null }
  | { readonly kind: 'elements'; readonly content: XmlElement['content']; readonly base: string | null }

/** A text as its vocabulary writes it: RSS says nothing of types, but some who write it do. */
export function feedText(element: XmlElement, base: string | null): FeedText {
  const { namespace, attributes } = element
  const isTyped = namespace === 'atom' || attributes.has('type') || attributes.has('mode')
  return isTyped && namespace !== 'xhtml' ? atomText(element, base) : rssText(element, base)
}

/** A title, description or content of RSS: HTML in a text, whatever the specification says, or elements left as they are. */
export function rssText(element: XmlElement, outerBase: string | null): FeedText {
  const base = baseIn(element, outerBase)
  if (element.content.some(part => typeof part !== 'string'))
    return { kind: 'elements', content: element.content, base }
  return { kind: 'html', html: textIn(element), base }
}

/** A text construct of Atom, 1.0 (type) or 0.3 (type and mode). */
function atomText(element: XmlElement, outerBase: string | null): FeedText {
  const base = baseIn(element, outerBase)
  const type = element.attributes.get('type')?.trim().toLowerCase() ?? ''
  const mode = element.attributes.get('mode')?.trim().toLowerCase() ?? ''
  const hasElements = element.content.some(part => typeof part !== 'string')
  if (hasElements) return { kind: 'elements', content: element.content, base }
  const text = textIn(element)
  if (mode === 'base64' || isBinary(type)) return markupOrPlain(base64Text(text) ?? text, base)
  if (type === 'xhtml' || type.endsWith('xml')) return { kind: 'elements', content: element.content, base }
  if (type === 'html' || type === 'text/html' || mode === 'escaped') return { kind: 'html', html: text, base }
  return markupOrPlain(text, base)
}

/** What is said to be plain and has ends of elements in it is HTML all the same. */
export function markupOrPlain(text: string, base: string | null): FeedText {
  return looksLikeMarkup(text) ? { kind: 'html', html: text, base } : { kind: 'plain', text }
}

function isBinary(type: string): boolean {
  return type.includes('/') && !/^text\/|xml$|html|json$/.test(type)
}

function base64Text(text: string): string | null {
  const letters = text.replace(/\s+/g, '')
  if (letters === '' || !/^[A-Za-z\d+/]+={0,2}$/.test(letters)) return null
  const bytes = Buffer.from(letters, 'base64')
  // A word may look like base64 and be none.
  return isUtf8(bytes) ? bytes.toString('utf8') : null
}

/** One line, markup and entities gone; null where nothing is left. */
export function asLine(text: FeedText): string | null {
  return lineOrNull(readTwice(text))
}

/** Paragraphs, markup and entities gone; null where nothing is left. */
export function asParagraphs(text: FeedText): string | null {
  return withoutTags(paragraphs(readTwice(text))) || null
}

/** HTML that holds nothing active; null where no text is left. */
export function asHtml(text: FeedText): string | null {
  if (text.kind === 'plain') return escaped(visible(text.text)).trim() || null
  const sink = safeHtmlSink()
  send(text, sink)
  return shown(sink.html())
}

function shown(html: string): string | null {
  return /(?:^|>)\s*[^<\s]/.test(html) ? visible(html).trim() : null
}

/** Both at once, for a text that stands for both: reading markup is most of the work. */
export function asHtmlAndParagraphs(text: FeedText): { html: string | null; paragraphs: string | null } {
  if (text.kind === 'plain') return { html: asHtml(text), paragraphs: asParagraphs(text) }
  const [html, plain] = [safeHtmlSink(), plainTextSink()]
  send(text, {
    open(name, attribute, base) {
      html.open(name, attribute, base)
      plain.open(name, attribute, base)
    },
    text(piece) {
      html.text(piece)
      plain.text(piece)
    },
    close(name) {
      html.close(name)
      plain.close(name)
    },
  })
  return { html: shown(html.html()), paragraphs: withoutTags(paragraphs(again(plain.plainText()))) || null }
}

/** Feeds that were escaped once too often show their markup as text: what still looks like markup is read once more. */
function again(once: string): string {
  const read = looksLikeMarkup(once) ? plainText({ kind: 'html', html: once, base: null }) : once
  // "<br>" and no more is what the text is about.
  const twice = read.trim() === '' ? once : read
  return /&(?:#\w+|[a-z]+\d?);/i.test(twice) ? decodeHTML(twice) : twice
}

function readTwice(text: FeedText): string {
  return again(text.kind === 'plain' ? text.text : plainText(text))
}

const ACTIVE = /<(?=\/?(?:script|iframe|object|embed|applet|link|meta|base|form|style|frame|frameset|svg)\b)/gi

/** An abstract is text wherever it is shown; should it ever be taken for HTML, what it says of scripts must not run. */
function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(ACTIVE, '‹') : text
}

function plainText(text: Exclude<FeedText, { kind: 'plain' }>): string {
  if (text.kind === 'html' && !/[<&]/.test(text.html)) return text.html
  const sink = plainTextSink()
  let isMarkup = false
  send(text, {
    ...sink,
    open(name, attribute, base) {
      isMarkup = true
      sink.open(name, attribute, base)
    },
  })
  const plain = sink.plainText()
  // "</example>" alone ends nothing: it is what the text is about.
  const isText = !isMarkup && text.kind === 'html' && plain.trim() === '' && !text.html.includes('<!--')
  return isText ? text.html : plain
}

function send(text: Exclude<FeedText, { kind: 'plain' }>, sink: MarkupSink): void {
  if (text.kind === 'html') readHtml(text.html, text.base, sink)
  else readElements(text.content, text.base, sink)
}

function looksLikeMarkup(text: string): boolean {
  return (
    text.includes('<') && /<\/[a-z][a-z\d]{0,15}\s*>|<(?:br|hr|p)\b[^<>]*>|<[a-z]{1,15}\s[^<>=]*=[^<>]*>/i.test(text)
  )
}
