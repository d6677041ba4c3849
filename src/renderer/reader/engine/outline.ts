import type { PagePoint } from '../view/page-layout.ts'
import type { Destination, OutlineEntry } from './pdf-document.ts'

/** What pdf.js gives for an entry, as far as it is used. */
export interface OutlineNode {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  readonly items: readonly OutlineNode[]
}

/** A file may nest and repeat as it likes; a table of contents does not. */
const MOST_ENTRIES = 5_000
const DEEPEST = 12

export function flattenOutline(nodes: readonly OutlineNode[] | null): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = []
  const walk = (level: number, children: readonly OutlineNode[]): void => {
    for (const { title, dest, items } of children) {
      if (entries.length >= MOST_ENTRIES) return
      const words = title
        .replace(/[\u0000-\u001f\u007f]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      if (words !== '') entries.push({ title: words, level, destination: asDestination(dest) })
      if (level < DEEPEST) walk(level + 1, items)
    }
  }
  walk(0, nodes ?? [])
  return liftSingleRoot(entries)
}

function asDestination(dest: OutlineNode['dest']): Destination | null {
  return typeof dest === 'string' || Array.isArray(dest) ? dest : null
}

/** Many tools put the paper's title over its whole contents: its sections then start at the edge. */
function liftSingleRoot(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  const roots = entries.filter(entry => entry.level === 0).length
  if (roots !== 1 || entries.length < 3 || entries[0]?.level !== 0) return entries
  return entries.map((entry, i) => (i === 0 ? entry : { ...entry, level: entry.level - 1 }))
}

/** The last section that starts at or above a place; -1 above the first. Places in the order of the outline. */
export function currentSection(places: readonly (PagePoint | null | undefined)[], at: PagePoint): number {
  let best = -1
  let bestPlace: PagePoint | null = null
  for (const [index, place] of places.entries()) {
    if (!place) continue
    const isPassed = place.page < at.page || (place.page === at.page && place.offset <= at.offset + 0.001)
    // Outlines are not always in order: the section nearest above the place is meant.
    const isNearer =
      !bestPlace || place.page > bestPlace.page || (place.page === bestPlace.page && place.offset >= bestPlace.offset)
    if (isPassed && isNearer) {
      best = index
      bestPlace = place
    }
  }
  return best
}
