import type { AnnotationId } from '../../preload/contract/annotation.ts'
import type { PaperId } from '../../preload/contract/paper.ts'

/** A place in a paper, as links name it: "offprint://paper/12?page=3&annotation=ab12". */
export interface PaperLink {
  readonly paper: PaperId
  /** 0-based. */
  readonly page: number | null
  readonly annotation: AnnotationId | null
}

const LINK = /^(?:offprint:\/\/|#)?paper\/([1-9]\d{0,14})\/?(?:\?([^\s#]*))?$/i

/** Also "paper/12?…", as the menu says it, and "#paper/12?…", as the address of the page does. Null of anything else. */
export function parsePaperLink(text: string): PaperLink | null {
  const match = LINK.exec(text.trim())
  if (!match) return null
  const query = new URLSearchParams(match[2] ?? '')
  const page = /^[1-9]\d{0,6}$/.exec(query.get('page') ?? '')?.[0]
  const annotation = query.get('annotation') ?? ''
  return {
    paper: Number(match[1]) as PaperId,
    page: page === undefined ? null : Number(page) - 1,
    annotation: annotation === '' || annotation.length > 64 ? null : (annotation as AnnotationId),
  }
}

/** Whether text that was pasted is such a link, and not words to search for. */
export function isPaperLink(text: string): boolean {
  return /^(offprint:\/\/|#)paper\//i.test(text.trim()) && parsePaperLink(text) !== null
}
