import { paperIdOf } from './page-card.ts'
import type { PageLine } from './page-lines.ts'

/** The text between two bylines of a page, taken apart into titles and abstracts. */
export interface PageText {
  readonly title: string
  readonly abstract: string | null
  readonly links: readonly string[]
  /** The line it ends on. */
  readonly lastLine: number
  /** Whether it ends with the end of an abstract's sentence. */
  readonly isEnded: boolean
}

type Lines = readonly PageLine[]

/** Titles are shorter than TITLE; a page that wraps its lines has none longer than WRAP. */
const TITLE = 300
export const WRAP = 180

/** `isMarked`: every paper of the page has something before its title, so that titles need not be told by their looks. */
export function readTexts(lines: Lines, isMarked: boolean): PageText[] {
  if (lines.some(line => line.isHeading)) {
    const groups = splitBefore(lines, line => line.isHeading)
    return groups
      .filter(([first]) => first?.isHeading)
      .map(([title, ...rest]) => pageText(title ? [title] : [], paragraphsOf(rest)))
  }
  const isLinked = lines.some(line => idOf(line) !== null)
  let id: string | null = null
  const groups = splitBefore(lines, line => {
    const found = idOf(line)
    const isNext = found !== null && id !== null && found !== id
    id = found ?? id
    return isNext
  })
  return groups
    .map(paragraphsOf)
    .flatMap(found => (isMarked || isLinked ? [found] : splitByLooks(found)))
    .map(titled)
}

function idOf(line: PageLine): string | null {
  return line.links.map(paperIdOf).find(id => id !== null) ?? null
}

function splitBefore<T>(items: readonly T[], isFirst: (item: T) => boolean): T[][] {
  const groups: T[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (isFirst(item) || !last) groups.push([item])
    else last.push(item)
  }
  return groups
}

/** Blank lines part paragraphs; without them every line of a page that wraps none does, else the end of a sentence. */
function paragraphsOf(lines: Lines): PageLine[][] {
  const isUnwrapped = lines.some(line => line.text.length > WRAP)
  const found: PageLine[][] = []
  for (const line of lines) {
    const current = found.at(-1)
    if (!current || line.afterGap || isUnwrapped || endsSentence(current.at(-1)?.text ?? '')) found.push([line])
    else current.push(line)
  }
  return found
}

/** A paper that has neither byline nor date is told from an abstract's next paragraph by how the next one looks. */
function splitByLooks(found: readonly PageLine[][]): PageLine[][][] {
  const papers: PageLine[][][] = []
  for (const [index, lines] of found.entries()) {
    const current = papers.at(-1)
    const [before, after] = [found[index - 1], found[index + 1]]
    const isNext = before && after && looksLikeTitle(textOf(lines), textOf(before), textOf(after))
    if (!current || (current.length > 1 && isNext)) papers.push([lines])
    else current.push(lines)
  }
  return papers
}

/** The parts of a structured abstract have titles of their own. */
const SECTION =
  /^(?:background|objectives?|aims?|purpose|introduction|motivation|problem|(?:materials and )?methods?|methodology|approach|results?|findings|evaluation|conclusions?|discussion|significance|contributions?|data(?:set)?s?|code|availability|limitations|keywords?)\b/i

function looksLikeTitle(text: string, before: string, after: string): boolean {
  if (text.length > TITLE || text.length < 12 || !text.includes(' ')) return false
  if (
    /[,;:]$/.test(text) ||
    (text.endsWith('.') && !isTitleCase(text)) ||
    /https?:\/\//.test(text) ||
    /^(?:[(\d]+[.)]|[-*–—]) /.test(text)
  )
    return false
  if (SECTION.test(text) && text.length < 40) return false
  const endsBefore = endsText(before) || (before.length > WRAP && isTitleCase(text))
  return endsBefore && (after.length >= 150 || (after.length >= 60 && endsText(after)))
}

/** "Searching for MobileNetV3": every word of some length begins large, as in no sentence. */
function isTitleCase(text: string): boolean {
  const words = text.split(/[\s/-]+/).filter(word => /^\p{L}{4,}/u.test(word))
  return words.length >= 2 && words.every(word => /^\p{Lu}/u.test(word))
}

function titled(found: readonly PageLine[][]): PageText {
  const [first = [], ...rest] = found
  const [second, third] = rest
  // Without a blank line between them title and abstract are one paragraph, or the two lines of a title are two.
  const isBoth = first.length > 1 && (textOf(first).length > TITLE || endsSentence(first.at(-1)?.text ?? ''))
  const isWrapped = second?.[0]?.afterGap === false && third?.[0]?.afterGap === true && !endsSentence(textOf(second))
  if (isBoth) return pageText(first.slice(0, 1), [first.slice(1), ...rest])
  return isWrapped && textOf(second).length <= WRAP
    ? pageText([...first, ...second], rest.slice(1))
    : pageText(first, rest)
}

function pageText(title: Lines, abstract: readonly Lines[]): PageText {
  const all = [title, ...abstract].flat()
  const last = abstract.at(-1)
  return {
    title: textOf(title),
    abstract: abstract.length === 0 ? null : joined(abstract),
    links: all.flatMap(line => line.links),
    lastLine: all.at(-1)?.number ?? 0,
    isEnded: last !== undefined && endsText(textOf(last)),
  }
}

/** Sentences that a line break alone parted are of one paragraph. */
function joined(found: readonly Lines[]): string {
  return found.map((lines, index) => `${index === 0 ? '' : lines[0]?.afterGap ? '\n\n' : ' '}${textOf(lines)}`).join('')
}

function textOf(lines: Lines): string {
  return lines.map(line => line.text).join(' ')
}

function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’»)\]}*]*$/.test(text.slice(-8))
}

/** Abstracts also end with an address, a formula or a bracket. */
export function endsText(text: string): boolean {
  return endsSentence(text) || /(?:https?:\/\/|www\.)\S+$|[)\]}$”"]$/.test(text.slice(-300))
}
