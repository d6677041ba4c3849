import { arxivIdOf, type ArxivId, doiOf } from '../../core/papers/paper-identity.ts'
import type { PageLine } from '../../core/pdfs/page-lines.ts'

/** The ids a paper gives itself, not those of the papers it cites. */
export interface FrontIds {
  readonly arxiv: ArxivId | null
  readonly doi: string | null
}

const MARGIN = 0.14
const PLACEHOLDER = /n{4,}|x{4,}|10\.1145\/1122445|10\.1145\/3292500\.0000/i

/** `described` are the values of the file's own description that may hold an id. */
export function idsOfFront(lines: readonly PageLine[], described: readonly string[]): FrontIds {
  const own = withoutReferences(lines)
  const doi = firstOf(
    [
      ...described,
      ...own.map(({ text }) => text).filter(text => /\bdoi\b|doi\.org/i.test(text)),
      ...own.map(({ text }) => text),
    ],
    ownDoi,
  )
  const stamps = own.filter(line => isStamp(line, own)).map(({ text }) => text)
  const arxiv =
    firstOf([...stamps, ...described], arxivIdOf) ?? (doi?.startsWith('10.48550/arxiv.') ? arxivIdOf(doi) : null)
  return { arxiv, doi }
}

function firstOf<T>(texts: readonly string[], find: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = find(text)
    if (found !== null) return found
  }
  return null
}

function ownDoi(text: string): string | null {
  const doi = doiOf(text)
  return doi !== null && !PLACEHOLDER.test(doi) ? doi : null
}

function withoutReferences(lines: readonly PageLine[]): readonly PageLine[] {
  const at = lines.findIndex(({ text }) => /^(?:\d+\.? )?(?:references|bibliography|literature cited)$/i.test(text))
  return at < 0 ? lines : lines.filter(({ angle }, index) => index < at || angle !== lines[0]?.angle)
}

/** The mark of the server: up the margin, or at the very top or foot. "arXiv preprint arXiv:..." is how others are cited. */
function isStamp(line: PageLine, lines: readonly PageLine[]): boolean {
  if (!/arxiv\s*:/i.test(line.text) || /preprint arxiv:|^\[?\d+\]/i.test(line.text)) return false
  if (line.angle !== lines[0]?.angle || /arxiv:\S+ \[[\w.-]+\]/i.test(line.text)) return true
  const bases = lines.filter(({ angle }) => angle === line.angle).map(({ base }) => base)
  const [top, bottom] = [Math.max(...bases), Math.min(...bases)]
  return line.base > top - MARGIN * (top - bottom) || line.base < bottom + MARGIN * (top - bottom)
}
