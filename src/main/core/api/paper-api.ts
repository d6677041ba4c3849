import type { Paper, PaperId, Status } from '../../../preload/contract/paper.ts'
import type { Sort } from '../../../preload/contract/search.ts'
import { LibraryFailure } from '../failures.ts'
import { paperOf } from '../papers/paper-details.ts'
import { findByKey, findByReference } from '../papers/papers.ts'
import { olderThan } from '../reading/older.ts'
import { cardsOf, rowsOf } from '../papers/rows.ts'
import { sorted } from '../papers/sorted.ts'
import { describeView } from '../papers/view-heading.ts'
import { addDays, dayOf } from '../reading/days.ts'
import { patchReading, placeOf, setNote, setStatus, setTag } from '../reading/reading.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { missing, papersInWords, requirePapers } from './named-papers.ts'
import { editionById } from '../feeds/editions/edition-list.ts'
import { byInterest } from './interest-api.ts'
import { viewIds } from './view-ids.ts'

/** Papers, the lists they stand in, and what the reader decides about them. */
export function makePaperApi(
  context: LibraryContext,
): Omit<ApiOf<'papers'>, 'papers.add' | 'papers.complete' | 'papers.merge' | 'papers.split' | 'papers.setMuted'> &
  ApiOf<'export' | 'tags'> {
  const {
    session,
    steps,
    clock: { moment, offsetAt },
  } = context
  const { read } = session
  const inOrder = (
    ids: readonly PaperId[],
    sort: Sort | undefined,
  ): readonly PaperId[] | Promise<readonly PaperId[]> => {
    if (!sort) return ids
    const { by, descending } = sort
    return by === 'interest' ? byInterest(context, ids, descending) : sorted(read, ids, { by, descending }, moment())
  }
  const paper = (id: PaperId, now = moment()): Paper | null => paperOf(read, id, placeOf(read, id), now)
  return {
    'papers.ids': async ({ view, sort, first = Number.POSITIVE_INFINITY }) => {
      const found = await viewIds(context, view, sort ? undefined : first + 1)
      const ids = (await inOrder(found, sort)).slice(0, first)
      // What the heading says is of the list as it is, in whatever order it is shown.
      const edition = view.kind === 'edition' ? { edition: editionById(read, view.edition) } : {}
      return {
        ...describeView(read, view, first < found.length ? ids : found, moment()),
        ...edition,
        ids,
        isWhole: found.length <= first,
      }
    },
    'papers.cards': ({ ids }) => cardsOf(read, ids),
    'papers.rows': ({ ids }) => rowsOf(read, ids, moment()),
    'papers.get': ({ id }) => paper(id) ?? missing(id),
    'papers.find': ({ reference, byKey }) => ({
      id: byKey ? (findByKey(read, reference) ?? findByReference(read, reference)) : findByReference(read, reference),
    }),
    'papers.older': async ({ view, days, by }) => {
      const ids = await viewIds(context, view)
      return { ids: olderThan(read, ids, addDays(dayOf(moment().at, offsetAt), -days), by, offsetAt) }
    },
    'papers.upTo': async ({ view, paper: last }) => {
      const ids = await viewIds(context, view)
      const index = ids.indexOf(last)
      if (index < 0) notInView(last)
      return { ids: ids.slice(0, index + 1) }
    },
    'papers.setStatus': ({ ids, status }) => {
      requirePapers(read, ids)
      return steps.take(`${VERBS[status]} ${papersInWords(read, ids)}`, (rows, write, at) =>
        setStatus(rows, write, ids, status, at),
      )
    },
    'papers.setStarred': ({ ids, starred }) => {
      requirePapers(read, ids)
      return steps.take(`${starred ? 'Starred' : 'Unstarred'} ${papersInWords(read, ids)}`, rows =>
        patchReading(rows, ids, { starred: starred ? 1 : 0 }),
      )
    },
    'papers.setTag': ({ ids, tag, on }) => {
      requirePapers(read, ids)
      return steps.take(`${on ? 'Tagged' : 'Untagged'} ${papersInWords(read, ids)} “${tag}”`, rows =>
        setTag(rows, ids, tag, on),
      )
    },
    'papers.setNote': ({ id, text }) => {
      requirePapers(read, [id])
      return steps.take(
        `Note on ${papersInWords(read, [id])}`,
        (rows, _write, at) => setNote(rows, id, text, at),
        `note:${id}`,
      )
    },
    'papers.setRemark': ({ id, text }) => {
      requirePapers(read, [id])
      return steps.take(
        `Remark on ${papersInWords(read, [id])}`,
        rows => patchReading(rows, [id], { remark: text.trim() || null }),
        `remark:${id}`,
      )
    },
    'papers.setTakeaway': ({ id, text }) => {
      requirePapers(read, [id])
      return steps.take(
        `Takeaway of ${papersInWords(read, [id])}`,
        rows => patchReading(rows, [id], { takeaway: text.trim() || null }),
        `takeaway:${id}`,
      )
    },
    'papers.setTrashed': ({ ids, trashed }) => {
      requirePapers(read, ids)
      return steps.take(
        `${trashed ? 'Moved to the trash:' : 'Brought back'} ${papersInWords(read, ids)}`,
        (rows, _write, at) => patchReading(rows, ids, { trashed_at: trashed ? at : null }),
      )
    },
    'tags.list': () =>
      read.all(
        `SELECT t.tag AS name, count(*) AS count FROM tags t JOIN reading r ON r.paper_id = t.paper_id AND r.trashed_at IS NULL GROUP BY t.tag ORDER BY t.tag`,
      ),
    'export.page': async ({ after, limit, view }) => {
      const ids =
        view === null
          ? read.column<PaperId>('SELECT id FROM papers WHERE id > ? ORDER BY id LIMIT ?', after, limit)
          : (await viewIds(context, view)).slice(after, after + limit)
      const now = moment()
      const papers = ids.flatMap(id => paper(id, now) ?? [])
      // In a view the cursor counts places, in the whole library it is the last id.
      const next = ids.length < limit ? null : view === null ? (ids.at(-1) ?? null) : after + limit
      return { papers, next }
    },
  }
}

function notInView(id: PaperId): never {
  throw new LibraryFailure('conflict', `Paper ${id} is not in this list any more, so nothing leads up to it.`)
}

const VERBS: Readonly<Record<Status, string>> = {
  inbox: 'Back to the inbox:',
  queued: 'Queued',
  reading: 'Started',
  read: 'Read',
  dismissed: 'Dismissed',
}
