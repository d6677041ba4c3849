import { withAccents } from './letters.ts'
import type { PageLine } from './page-lines.ts'
import { isAffiliation, isNameLike } from './person-names.ts'

/** The names under the title, without the marks, addresses and institutions around them. */

const MARK_BREAK = '\u0001'
const COLUMN_BREAK = '\u0002'
const BETWEEN_NAMES = new RegExp(
  `[${MARK_BREAK},;·•|∙&]|\\s(?:and|und|et|y)\\s|^(?:and|und|et)\\s|\\s(?:and|und|et)$`,
  'u',
)
// A gap this wide, in parts of the size, parts two columns of authors.
const COLUMN_GAP = 0.8
const LOOK_AHEAD = 10
const MOST_ROWS = 60

const END =
  /^(?:abstract|a b s t r a c t|summary|synopsis|(?:[1iI][.:]? ?)?(?:introduction|I NTRODUCTION)|keywords?|key ?words|index terms|contents|table of contents|article info|categories and subject|general terms|ccs concepts|acm reference|motivation|background|significance)(?:$|[\s.:—–-])/i

/** Names as printed, in their order. `from` is the first line after the title. */
export function authorsOfFront(lines: readonly PageLine[], from: number): string[] {
  const names: string[] = []
  let style: PageLine | null = null
  let areMarked = false
  // In a block of one style the names come first, then where they work.
  let isPastNames = false
  let open = ''
  for (const [index, line] of lines.slice(from, from + MOST_ROWS).entries()) {
    if (line.angle !== lines[0]?.angle || END.test(line.text) || isRunningText(line.text)) break
    if (!style && index > LOOK_AHEAD) break
    if (line.opens || /^(?:and|&)$/i.test(line.text)) isPastNames = false
    const marked = withBreaks(line)
    // What a list of marked names is followed by: "1 University of ...".
    if (areMarked && open === '' && /^(?:\u0001|\d|[*∗†‡§])/u.test(marked)) break
    const isNamed = (!style || hasStyleOf(line, style)) && !isPastNames && !NOT_AUTHORS.test(line.text)
    const segments = (isNamed ? `${open} ${marked}` : '').split(COLUMN_BREAK)
    open = ''
    const found = segments.flatMap(namesOf)
    if (found.length === 0) isPastNames ||= style !== null && hasStyleOf(line, style)
    if (found.length === 0) continue
    style ??= line
    areMarked ||= marked.includes(MARK_BREAK)
    names.push(...found)
    open = openEnd(segments.at(-1) ?? '')
  }
  return [...new Set(names)]
}

const NOT_AUTHORS =
  /^(?:(?:action |associate |guest )?editors?\b|edited by|communicated by|reviewed by|supervis|advis|keywords?)|\d\(\d|\d{4}[;,.]|\d:\d/i

/** Judged by how the lines begin: an address at the right end may be longer than the name. */
function hasStyleOf(line: PageLine, style: PageLine): boolean {
  const [first, other] = [line, style].map(({ pieces }) =>
    pieces.find(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) > 1),
  )
  return (
    first !== undefined &&
    other !== undefined &&
    first.font === other.font &&
    Math.abs(first.size - other.size) <= 0.06 * other.size
  )
}

/** A line of prose: long, and most of its words written small. */
function isRunningText(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  return words.length >= 9 && words.filter(word => /^\p{Ll}/u.test(word)).length > 0.6 * words.length && !/@/.test(text)
}

/** The line's text with breaks in place of raised marks and of wide gaps. */
function withBreaks(line: PageLine): string {
  let text = ''
  let end: number | null = null
  for (const piece of line.pieces) {
    const gap = end === null ? 0 : piece.start - end
    end = Math.max(end ?? piece.end, piece.end)
    const isRaised = piece.size < 0.86 * line.size && piece.base > line.base + 0.12 * line.size
    if (gap > COLUMN_GAP * line.size) text += COLUMN_BREAK
    else if (gap > 0.1 * line.size) text += ' '
    text += isRaised ? MARK_BREAK : piece.text
  }
  return withAccents(text)
}

function namesOf(segment: string): string[] {
  const parts = segment
    .replace(/\((\p{Lu}\p{L}+)\)(?= \p{Lu})/gu, '$1')
    .replace(/\([^)]*\)?|\{[^}]*\}?|\[[^\]]*\]?/g, MARK_BREAK)
    .replace(
      /(?<=\p{L}\.?)\s?\d[\d,\s]*|[*∗⋆†‡§¶☆✩★⁎♯♮♣♠♦♥✉◊⇤#]+|(?<=\p{Ll})\s?[\u00B9\u00B2\u00B3\u2070-\u2079]+/gu,
      MARK_BREAK,
    )
    .split(BETWEEN_NAMES)
    .map(part =>
      part
        .replace(/^(?:by|authors?|written by)[:\s]+/i, '')
        .replace(/[\s.:,–—-]*$/u, match => (match.startsWith('.') ? '.' : ''))
        .trim(),
    )
    .filter(part => part !== '' && !DEGREE.test(part))
  const first = parts[0]
  if (first === undefined) return []
  // "Ada Lovelace, University of London": the name comes first; a line that begins otherwise is an address.
  if (!parts.some(isAffiliation))
    return parts.filter(part => isNameLike(part) || (parts.filter(isNameLike).length >= 3 && SMALL_FAMILY.test(part)))
  const names = parts.slice(0, parts.findIndex(isAffiliation))
  return names.length === 1 || segment.includes(MARK_BREAK) ? names.filter(isNameLike) : []
}

// In a list of names: some journals' fonts lose the capital of a family name.
const SMALL_FAMILY = /^\p{Lu}[\p{L}.-]+(?: \p{Lu}\.?)? \p{Ll}{3,}$/u
const DEGREE =
  /^(?:ph\.?\s?d|m\.?\s?d|m\.?\s?sc|b\.?\s?sc|m\.?s|mph|jr|sr|i{2,3}|esq|(?:senior |student |life |graduate student )?(?:member|fellow)|ieee|acm|osa|member ieee|fellow ieee)\.?$/i

/** The beginning of a name whose end stands on the next line ("..., Mitchell"); a whole name counts where a second may follow. */
function openEnd(segment: string): string {
  if (!segment.includes(',')) return ''
  const last = segment.split(BETWEEN_NAMES).at(-1)?.trim() ?? ''
  return /^\p{Lu}[\p{L}.’'-]*$/u.test(last) ? last : ''
}
