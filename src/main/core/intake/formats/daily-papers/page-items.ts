import { dateIn, type LineKind, lineKind } from './page-line-kind.ts'
import type { PageLine } from './page-lines.ts'

/** A line of the page with what it says. */
export interface PageItem {
  readonly line: PageLine
  readonly says: LineKind
}

/** Reads every line, and takes apart those on which a browser has put several things: "6 authors · Aug 27 2", "Lab · Oct 4, 2026". */
export function pageItems(lines: readonly PageLine[]): PageItem[] {
  return lines.flatMap(line => {
    const parts = partsOf(line.text)
    return parts.map((text, index) => {
      const part = parts.length === 1 ? line : { ...line, text, afterGap: index === 0 && line.afterGap }
      return { line: part, says: lineKind(text) }
    })
  })
}

// A byline is at the end of a line; nothing before its last hundred characters is looked at.
const REACH = 100
const AUTHORS_LAST = /(^|[•·|*-] ?| )(\d[\d,]{0,6} authors?)( ?[·•|,-]? ?)([^·•|]{0,40})$/i
const DATE_LAST = /^(.*?) ?· ?([^·]{4,40})$/

function partsOf(text: string): readonly string[] {
  const from = Math.max(0, text.length - REACH)
  const end = text.slice(from)
  const authors = AUTHORS_LAST.exec(end)
  if (authors) {
    const [, mark = '', count = '', , rest = ''] = authors
    const before = text.slice(0, from + authors.index).trim()
    const isByline = rest === '' ? before === '' || /[•·|*-]/.test(mark) : isDate(rest)
    if (isByline) return [before, count, rest].filter(part => part !== '')
  }
  const dated = DATE_LAST.exec(end)
  if (dated?.[2] && isDate(dated[2]))
    return [(text.slice(0, from) + (dated[1] ?? '')).trim(), '·', dated[2]].filter(part => part !== '')
  return [text]
}

function isDate(text: string): boolean {
  return dateIn(text.replace(/^(?:published|submitted) on /i, '')) !== null
}
