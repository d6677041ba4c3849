import { type PaperId, STATUSES } from '../../../preload/contract/paper.ts'
import type { Sort, SortKey } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import { minutesSql, type Moment, wordsSql } from './reading-time.ts'

/** A list in another order than its own: a table's, by one of its columns. Reads only. */

type TextKey = 'title' | 'authors' | 'venue'

// What is nothing (no votes, no day, no name) stands last, whichever way the rest goes.
const NUMBERS: Readonly<Record<Exclude<SortKey, TextKey | 'interest'>, string>> = {
  published: 'coalesce(p.published_at, CAST(p.year AS TEXT))',
  added: 'p.added_at',
  minutes: minutesSql(wordsSql('p.id'), '?'),
  upvotes: 'p.upvotes',
  comments: 'p.comments',
  stars: 'p.github_stars',
  status: `CASE r.status ${STATUSES.map((status, place) => `WHEN '${status}' THEN ${place}`).join(' ')} END`,
  progress: 'g.fraction',
  due: 'r.due_on',
}

const TEXTS: Readonly<Record<TextKey, string>> = {
  title: 'p.title',
  authors: "coalesce(o.name, json_extract(p.authors, '$[0].family'), json_extract(p.authors, '$[0].name'))",
  venue: 'p.venue',
}

// Names of every language in the order a reader expects: accents and case last, numbers as numbers.
const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true, ignorePunctuation: true })

/** The ids in the order of a column; those that are alike in it keep the order they came in. */
export function sorted(
  read: ReadHandle,
  ids: readonly PaperId[],
  { by, descending }: Sort & { readonly by: Exclude<SortKey, 'interest'> },
  { wordsPerMinute }: Moment,
): readonly PaperId[] {
  const list = JSON.stringify(ids)
  if (by === 'title' || by === 'authors' || by === 'venue') {
    const named = read.all<{ id: PaperId; name: string | null }>(
      `SELECT j.value AS id, ${TEXTS[by]} AS name FROM json_each(?) j JOIN papers p ON p.id = j.value
         LEFT JOIN organizations o ON o.id = p.organization_id ORDER BY j.key`,
      list,
    )
    const way = descending ? -1 : 1
    return named
      .toSorted((a, b) =>
        a.name === null || b.name === null
          ? Number(a.name === null) - Number(b.name === null)
          : way * byName.compare(a.name, b.name),
      )
      .map(({ id }) => id)
  }
  return read.column<PaperId>(
    `SELECT id FROM (
       SELECT j.value AS id, j.key AS place, ${NUMBERS[by]} AS rank FROM json_each(?) j JOIN papers p ON p.id = j.value
         JOIN reading r ON r.paper_id = p.id LEFT JOIN progress g ON g.paper_id = p.id)
     ORDER BY rank IS NULL, rank ${descending ? 'DESC' : 'ASC'}, place`,
    ...(by === 'minutes' ? [wordsPerMinute] : []),
    list,
  )
}
