import type { PaperId } from '../../../preload/contract/paper.ts'
import type { View } from '../../../preload/contract/search.ts'
import { withoutSnoozed } from '../papers/snoozed.ts'
import { idsOfView } from '../papers/views.ts'
import { requireQueue } from '../reading/queues.ts'
import type { LibraryContext } from './context.ts'
import { idsOfSearch } from './finding-api.ts'

/** The ids of any view in its order, also of searches and of queues that are one; at least as many as asked for. */
export async function viewIds(context: LibraryContext, view: View, atLeast?: number): Promise<readonly PaperId[]> {
  const { read } = context.session
  if (view.kind === 'search') return idsOfSearch(context, view.query, view.mode)
  const query = view.kind === 'queue' ? requireQueue(read, view.queue).query : null
  const { at } = context.clock.moment()
  return query === null
    ? idsOfView(read, view, at, atLeast)
    : withoutSnoozed(read, await idsOfSearch(context, query), at)
}
