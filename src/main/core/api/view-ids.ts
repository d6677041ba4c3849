import type { PaperId } from '../../../preload/contract/paper.ts'
import type { View } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import { searchIds } from '../papers/search.ts'
import { withoutSnoozed } from '../papers/snoozed.ts'
import { idsOfView } from '../papers/views.ts'
import { requireQueue } from '../reading/queues.ts'

const MOST_FOUND = 10_000

/** The ids of any view in its order, also of searches and of queues that are one. */
export function viewIds(read: ReadHandle, view: View, at: number): PaperId[] {
  if (view.kind === 'search') return found(read, view.query)
  const query = view.kind === 'queue' ? requireQueue(read, view.queue).query : null
  return query === null ? idsOfView(read, view, at) : withoutSnoozed(read, found(read, query), at)
}

function found(read: ReadHandle, query: string): PaperId[] {
  return searchIds(read, query, MOST_FOUND).hits.map(hit => hit.id)
}
