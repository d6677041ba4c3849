import type { Paper, PaperId, Status } from '../../../preload/contract/paper.ts'
import type { View } from '../../../preload/contract/search.ts'
import { LibraryFailure } from '../failures.ts'
import { paperOf } from '../papers/paper-details.ts'
import { findByKey, findByReference } from '../papers/papers.ts'
import { rowsOf } from '../papers/rows.ts'
import { describeIds, idsOfView } from '../papers/views.ts'
import { patchReading, placeOf, savePlace, setNote, setStatus, setTag } from '../reading/reading.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { idsOfSearch } from './finding-api.ts'

/** Papers, the lists they stand in, and what the reader decides about them. */
export function makePaperApi(
  context: LibraryContext,
): Omit<ApiOf<'papers'>, 'papers.add'> & ApiOf<'reading' | 'export' | 'tags'> {
  const { session, ports, steps } = context
  const { read } = session
  const paper = (id: PaperId): Paper | null => paperOf(read, id, placeOf(read, id))
  return {
    'papers.ids': async ({ view }) => {
      const ids = await idsOf(view)
      return { ids, ...describeIds(read, ids) }
    },
    'papers.rows': ({ ids }) => rowsOf(read, ids),
    'papers.get': ({ id }) => paper(id) ?? missing(id),
    'papers.find': ({ reference, byKey }) => ({
      id: byKey ? (findByKey(read, reference) ?? findByReference(read, reference)) : findByReference(read, reference),
    }),
    'papers.setStatus': ({ ids, status }) => {
      requirePapers(ids)
      return steps.take(`${VERBS[status]} ${papersInWords(ids)}`, (rows, write, at) =>
        setStatus(rows, write, ids, status, at),
      )
    },
    'papers.setStarred': ({ ids, starred }) => {
      requirePapers(ids)
      return steps.take(`${starred ? 'Starred' : 'Unstarred'} ${papersInWords(ids)}`, rows =>
        patchReading(rows, ids, { starred: starred ? 1 : 0 }),
      )
    },
    'papers.setTag': ({ ids, tag, on }) => {
      requirePapers(ids)
      return steps.take(`${on ? 'Tagged' : 'Untagged'} ${papersInWords(ids)} “${tag}”`, rows =>
        setTag(rows, ids, tag, on),
      )
    },
    'papers.setNote': ({ id, text }) => {
      requirePapers([id])
      return steps.take(
        `Note on ${papersInWords([id])}`,
        (rows, _write, at) => setNote(rows, id, text, at),
        `note:${id}`,
      )
    },
    'papers.setRemark': ({ id, text }) => {
      requirePapers([id])
      return steps.take(
        `Remark on ${papersInWords([id])}`,
        rows => patchReading(rows, [id], { remark: text.trim() || null }),
        `remark:${id}`,
      )
    },
    'papers.setTakeaway': ({ id, text }) => {
      requirePapers([id])
      return steps.take(
        `Takeaway of ${papersInWords([id])}`,
        rows => patchReading(rows, [id], { takeaway: text.trim() || null }),
        `takeaway:${id}`,
      )
    },
    'papers.setTrashed': ({ ids, trashed }) => {
      requirePapers(ids)
      return steps.take(
        `${trashed ? 'Moved to the trash:' : 'Brought back'} ${papersInWords(ids)}`,
        (rows, _write, at) => patchReading(rows, ids, { trashed_at: trashed ? at : null }),
      )
    },
    'reading.savePlace': ({ paper, place }) => {
      requirePapers([paper])
      session.transact((write, changes) => {
        savePlace(write, paper, place, ports.now())
        changes.papers([paper], { views: false })
      })
      return null
    },
    'tags.list': () =>
      read.all(
        `SELECT t.tag AS name, count(*) AS count FROM tags t JOIN reading r ON r.paper_id = t.paper_id AND r.trashed_at IS NULL GROUP BY t.tag ORDER BY t.tag`,
      ),
    'export.page': async ({ after, limit, view }) => {
      const ids =
        view === null
          ? read.column<PaperId>('SELECT id FROM papers WHERE id > ? ORDER BY id LIMIT ?', after, limit)
          : (await idsOf(view)).slice(after, after + limit)
      const papers = ids.flatMap(id => paper(id) ?? [])
      // In a view the cursor counts places, in the whole library it is the last id.
      const next = ids.length < limit ? null : view === null ? (ids.at(-1) ?? null) : after + limit
      return { papers, next }
    },
  }

  async function idsOf(view: View): Promise<readonly PaperId[]> {
    return view.kind === 'search' ? idsOfSearch(context, view.query) : idsOfView(read, view)
  }

  function requirePapers(ids: readonly PaperId[]): void {
    const unknown = read.column<PaperId>(
      'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM papers)',
      JSON.stringify(ids),
    )
    if (unknown[0] !== undefined) missing(unknown[0])
  }

  function papersInWords(ids: readonly PaperId[]): string {
    if (ids.length !== 1) return `${ids.length} papers`
    const title = read.column<string>('SELECT title FROM papers WHERE id = ?', ids[0] ?? 0)[0] ?? ''
    return `“${title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title}”`
  }
}

function missing(id: PaperId): never {
  throw new LibraryFailure('not-found', `Paper ${id} is not in this library.`)
}

const VERBS: Readonly<Record<Status, string>> = {
  inbox: 'Back to the inbox:',
  queued: 'Queued',
  reading: 'Started',
  read: 'Read',
  dismissed: 'Dismissed',
}
