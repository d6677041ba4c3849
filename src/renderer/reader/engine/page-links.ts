import type { Rect } from '../../../preload/contract/annotation.ts'
import type { PageLink } from './pdf-document.ts'
import { safeLink } from './safe-link.ts'

/** Each is an element of the window. A page of an index has hundreds; one of a hundred thousand is meant to hold it up. */
const MOST_LINKS = 2_000

/** Only what pdf.js made of an address; what the file itself wrote may be anything. */
export function readLinks(annotations: readonly unknown[]): readonly PageLink[] {
  const links: PageLink[] = []
  for (const annotation of annotations) {
    const link = linkOf(annotation)
    if (link) links.push(link)
    if (links.length >= MOST_LINKS) break
  }
  return links
}

function linkOf(annotation: unknown): PageLink | null {
  if (typeof annotation !== 'object' || annotation === null) return null
  const { subtype, url, dest, rect } = annotation as {
    subtype?: unknown
    url?: unknown
    dest?: unknown
    rect?: unknown
  }
  if (subtype !== 'Link' || !Array.isArray(rect) || rect.length !== 4 || !rect.every(Number.isFinite)) return null
  const [x1, y1, x2, y2] = rect as [number, number, number, number]
  const place: Rect = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
  const safe = safeLink(url)
  if (safe !== null) return { kind: 'outside', rect: place, url: safe }
  if (typeof dest === 'string' || Array.isArray(dest)) return { kind: 'inside', rect: place, destination: dest }
  return null
}
