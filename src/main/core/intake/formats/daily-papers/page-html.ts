import { Parser } from 'htmlparser2'

/** A saved page as pieces of text in their order, each with what it stands in. No tree is built, so no depth is too great. */
export interface PageHtml {
  readonly title: string
  /** The JSON some pages carry for their scripts: data-target="DailyPapers" data-props="...". */
  readonly props: string | null
  readonly pieces: readonly HtmlPiece[]
  /** Whether the page is there to its end. */
  readonly isEnded: boolean
}

export interface HtmlPiece {
  readonly text: string
  /** Which article of the page, counted from 0; -1 outside of them. */
  readonly article: number
  readonly isHeading: boolean
  /** Which paragraph of the page, counted from 0; -1 outside of them. */
  readonly paragraph: number
  /** Of the link it stands in, made absolute; null outside of links. */
  readonly link: string | null
  /** Of the <time> it stands in. */
  readonly datetime: string | null
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'title'])
const INLINE = new Set([
  'b',
  'i',
  'em',
  'strong',
  'span',
  'sub',
  'sup',
  'code',
  'u',
  'mark',
  'small',
  'math',
  'mi',
  'mo',
  'mn',
  'mrow',
])
const HEADING = /^h[1-6]$/

const MAX_DEPTH = 2_000

/** No page of a site is like this; one that is was made to take time. */
export class TooDeep extends Error {}

export function readHtml(html: string): PageHtml {
  const pieces: HtmlPiece[] = []
  const inside = { article: 0, heading: 0, paragraph: 0, silent: 0, title: 0 }
  let [articles, paragraphs, depth, text, title] = [0, 0, 0, '', '']
  let props: string | null = null
  let link: string | null = null
  let datetime: string | null = null

  const flush = (): void => {
    const line = text.replace(/\s+/g, ' ').trim()
    text = ''
    if (line === '') return
    const article = inside.article > 0 ? articles - 1 : -1
    pieces.push({
      text: line,
      article,
      isHeading: inside.heading > 0,
      paragraph: inside.paragraph > 0 ? paragraphs - 1 : -1,
      link,
      datetime,
    })
  }
  const count = (name: string, step: 1 | -1): void => {
    if (SILENT.has(name)) inside.silent = Math.max(0, inside.silent + step)
    if (name === 'title') inside.title = Math.max(0, inside.title + step)
    if (name === 'article') inside.article = Math.max(0, inside.article + step)
    if (name === 'p') inside.paragraph = Math.max(0, inside.paragraph + step)
    if (HEADING.test(name)) inside.heading = Math.max(0, inside.heading + step)
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      // The parser's own time grows with the square of the depth.
      if (++depth > MAX_DEPTH) throw new TooDeep(`more than ${MAX_DEPTH} elements inside one another`)
      if (attributes['data-target'] === 'DailyPapers' && attributes['data-props']) props ??= attributes['data-props']
      if (!INLINE.has(name) && !SILENT.has(name)) flush()
      if (name === 'article' && inside.article === 0) articles += 1
      if (name === 'p') paragraphs += 1
      count(name, 1)
      if (name === 'a') link = absolute(attributes.href)
      if (name === 'time') datetime = attributes.datetime ?? null
    },
    ontext(piece) {
      if (inside.title > 0 && title.length < 200) title += piece
      if (inside.silent === 0) text += piece
    },
    onclosetag(name) {
      depth -= 1
      if (!INLINE.has(name) && !SILENT.has(name)) flush()
      count(name, -1)
      if (name === 'a') link = null
      if (name === 'time') datetime = null
    },
  })
  parser.end(html)
  flush()
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    props,
    pieces,
    isEnded: /<\/(?:html|body)\s*>/i.test(html.slice(-2_000)) || !/<html\b/i.test(html.slice(0, 20_000)),
  }
}

function absolute(href: string | undefined): string | null {
  return href === undefined ? null : (URL.parse(href, 'https://huggingface.co/papers')?.href ?? null)
}
