import type {
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  FoundAnnotation,
  FoundAnnotations,
} from '../../../preload/contract/annotation.ts'
import type { ReadHandle } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import { annotationOf, type AnnotationRow } from './annotation-row.ts'

/** Annotations of all papers, by words and kind, a page at a time. */

export interface AnnotationSearch {
  readonly words: string
  readonly colors: readonly AnnotationColor[]
  readonly types: readonly AnnotationType[]
  readonly external?: boolean | undefined
  readonly limit: number
  readonly after?: AnnotationId | undefined
}

type FoundRow = AnnotationRow & { readonly title: string }

export function findAnnotations(read: ReadHandle, search: AnnotationSearch): FoundAnnotations {
  const { limit, after } = search
  const words = fold(search.words).split(' ').filter(Boolean)
  const last = after === undefined ? null : read.one<AnnotationRow>('SELECT * FROM annotations WHERE id = ?', after)
  if (last === undefined)
    throw new LibraryFailure('conflict', 'The annotation this page goes on from is gone. Search once more.')
  const items: FoundAnnotation[] = []
  let total = 0
  let hasMore = false
  for (const row of rowsOf(read, search)) {
    if (words.length > 0 && !hasAll(row, words)) continue
    total += 1
    if (last && !isAfter(row, last)) continue
    if (items.length < limit) items.push({ annotation: annotationOf(row), title: row.title })
    else hasMore = true
  }
  return { items, total, next: hasMore ? (items.at(-1)?.annotation.id ?? null) : null }
}

function rowsOf(read: ReadHandle, { colors, types, external }: AnnotationSearch): IterableIterator<FoundRow> {
  const sql = `WITH wanted(colors, types, origin) AS (SELECT ?, ?, ?)
    SELECT annotations.*, papers.title FROM wanted, annotations
    JOIN papers ON papers.id = annotations.paper_id
    LEFT JOIN reading ON reading.paper_id = papers.id
    WHERE state = 'live' AND trashed_at IS NULL
      AND (json_array_length(colors) = 0 OR color IN (SELECT value FROM json_each(colors)))
      AND (json_array_length(types) = 0 OR type IN (SELECT value FROM json_each(types)))
      AND (origin IS NULL OR external = origin)
    ORDER BY created_at DESC, annotations.id`
  return read.each<FoundRow>(
    sql,
    JSON.stringify(colors),
    JSON.stringify(types),
    external === undefined ? null : Number(external),
  )
}

/** In the order of the rows. */
function isAfter(row: AnnotationRow, last: AnnotationRow): boolean {
  return row.created_at < last.created_at || (row.created_at === last.created_at && row.id > last.id)
}

function hasAll({ text, comment, title, author }: FoundRow, words: readonly string[]): boolean {
  const all = fold(`${text} ${comment} ${title} ${author ?? ''}`)
  return words.every(word => all.includes(word))
}

/** Without accents and case, ligatures taken apart. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
