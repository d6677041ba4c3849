import { joinedLines } from './hyphenation.ts'
import type { PageLine } from './page-lines.ts'
import { textOf } from './text-rows.ts'

/** The title as the first page prints it: the largest text near the top that is not a journal's or a server's own. */

export interface FrontTitle {
  readonly text: string
  /** The first line after it. */
  readonly next: number
}

// Lines of one title differ by so little in size.
const SAME_SIZE = 0.94
// A title is larger than the text by so much, or it is no larger.
const LARGER = 1.08
// Text beside a title is smaller than this.
const ASIDE_SIZE = 0.7
// One word is a logo; Chinese and Japanese write several without a space.
const SEVERAL_WORDS = /\S\s+\S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u
const LONGEST_TITLE = 320
const MOST_LINES = 7
// In parts of the page's text, from the top.
const UPPER_PART = 0.6

const HEADING =
  /^(?:abstract|(?:\d\.? )?introduction|(?:table of )?contents|summary|keywords)[.:]?$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, )?\d{4}$/i
const NOT_A_TITLE = new RegExp(
  [
    '^arxiv:',
    '^(?:https?:|www\\.|doi\\b|e?issn\\b|isbn\\b|©|\\(c\\)|copyright\\b)',
    '^(?:published (?:as|in|online|by|at)|appeared in|appears in|under review|accepted (?:for|at|in|as|to)|to appear|submitted to|received|revised|available online|contents lists?|downloaded|cite (?:this|as)|how to cite|preprint submitted|prepared for|this is an? (?:author|open|preprint))\\b',
    '^(?:proceedings (?:of|in)|(?:\\w+ )?journal of|international journal|the journal of|(?:ieee|acm) (?:transactions|journal|access|communications)|transactions (?:of|on)|lecture notes|annals of|advances in neural information|published in)\\b[^:]*$',
    '^(?:[\\w ]+ )?(?:vol(?:ume)?\\.?|no\\.|issue|pp\\.|pages) ?\\d',
    '^(?:research|original|review|regular|full|short|technical|invited|survey|feature|open)? ?(?:articles?|papers?|reports?|letters?|reviews?|communications?|notes?|research|access|preprint|draft|manuscript|editorial|perspectives?|tutorials?|supplementary (?:material|information))\\.?$',
    '^(?:abstract|introduction|contents|table of contents|summary|keywords|chapter \\d+|page \\d+|\\d+)\\b[.:]?$',
    '^(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\\.? (?:\\d{1,2}, )?\\d{4}$',
    '^\\(?version\\b.*\\)?$',
  ].join('|'),
  'i',
)

/** Null where the page has no line that could be one. `words` are the whole words of the document. */
export function titleOfFront(lines: readonly PageLine[], words: ReadonlySet<string>): FrontTitle | null {
  const upright = lines.filter(({ angle }) => angle === lines[0]?.angle)
  const [top, bottom] = [Math.max(...upright.map(({ base }) => base)), Math.min(...upright.map(({ base }) => base))]
  const journal = lines.findLastIndex(({ text }) =>
    /^(?:contents lists? available|journal homepage|.{0,40}\bhomepage: )/i.test(text),
  )
  const mayGoOn = (line: PageLine): boolean =>
    lines.indexOf(line) > journal &&
    line.angle === lines[0]?.angle &&
    line.base >= top - UPPER_PART * Math.max(top - bottom, 1) &&
    !HEADING.test(line.text)
  const mayBegin = (line: PageLine): boolean => mayGoOn(line) && letters(line.text) >= 3 && !NOT_A_TITLE.test(line.text)
  const body = commonSizeOf(upright)
  const groups = groupsOf(lines, mayBegin, mayGoOn, body).sort((a, b) => b.size - a.size || a.from - b.from)
  const plausible = groups.filter(group => isPlausible(group))
  // A title in the size of the text stands alone at the top; further down it would be any paragraph.
  const best = plausible.find(group => group.size > LARGER * body) ?? plausible.toSorted((a, b) => a.from - b.from)[0]
  if (!best) return null
  const text = cleaned(joinedLines(best.lines.map(withoutMarks), words).join(' '))
  return text === '' ? null : { text, next: best.to }
}

interface Group {
  readonly size: number
  readonly lines: readonly PageLine[]
  /** Of the first line; after the last. */
  readonly from: number
  readonly to: number
}

/** Runs of lines of one size, close to each other; what is much smaller may stand between them, beside the title. */
function groupsOf(
  lines: readonly PageLine[],
  mayBegin: (line: PageLine) => boolean,
  mayGoOn: (line: PageLine) => boolean,
  body: number,
): Group[] {
  const groups: { size: number; lines: PageLine[]; from: number; to: number }[] = []
  for (const [index, line] of lines.entries()) {
    if (!mayGoOn(line)) continue
    const group = groups.findLast(
      ({ size, to }) => index - to <= 4 && lines.slice(to, index).every(between => between.size < ASIDE_SIZE * size),
    )
    const above = group?.lines.at(-1)
    const isNext =
      group &&
      above &&
      above.base > line.base &&
      above.base - line.base < 2.2 * line.size &&
      isOneSize(group.size, line.size)
    // Where size does not tell the title from what follows, the font or a gap does.
    if (isNext && (line.size > LARGER * body || (!line.opens && above.font === line.font))) {
      group.lines.push(line)
      group.to = index + 1
    } else if (mayBegin(line)) groups.push({ size: line.size, lines: [line], from: index, to: index + 1 })
  }
  return groups
}

function isOneSize(a: number, b: number): boolean {
  return Math.min(a, b) >= SAME_SIZE * Math.max(a, b)
}

function isPlausible({ lines }: Group): boolean {
  const text = lines
    .map(line => line.text)
    .join(' ')
    .trim()
  const isShort = lines.length <= MOST_LINES && text.length <= LONGEST_TITLE
  return isShort && letters(text) >= 4 && SEVERAL_WORDS.test(text) && !/@|\.{4}/.test(text) && isLegible(text)
}

/** Fonts that do not say what their letters are give text of odd signs. */
function isLegible(text: string): boolean {
  const words = text.split(' ')
  const legible = words.filter(word => /^[\p{P}\p{S}]*[\p{L}\p{M}\p{N}’'./:+&–-]+[\p{P}\p{S}\p{N}]*$/u.test(word))
  return letters(text) > 0.6 * text.replaceAll(' ', '').length && legible.length > 0.7 * words.length
}

function commonSizeOf(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of lines) counts.set(Math.round(size), (counts.get(Math.round(size)) ?? 0) + text.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

/** The line without what is raised at its end (the mark of a footnote) and without small text beside it. */
function withoutMarks(line: PageLine): string {
  const aside = line.pieces.findIndex(
    (piece, index) =>
      index > 0 &&
      piece.size < ASIDE_SIZE * line.size &&
      piece.start - (line.pieces[index - 1]?.end ?? 0) > 1.5 * line.size,
  )
  if (aside > 0) return textOf(line.pieces.slice(0, aside))
  const last = line.pieces.at(-1)
  const isMark =
    last &&
    line.pieces.length > 1 &&
    last.size < 0.85 * line.size &&
    last.base > line.base + 0.1 * line.size &&
    last.text.length <= 3
  return isMark && line.text.endsWith(last.text) ? line.text.slice(0, -last.text.length).trimEnd() : line.text
}

function cleaned(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N})?!"”’])\s*[*∗⋆†‡§¶☆✩★⇤⁎]+\s*(?:,?\s*[*∗⋆†‡§¶☆✩★⁎]+)*$/u, '')
    .replace(/\s+/g, ' ')
    .trim()
}
