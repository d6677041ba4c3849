import type { PaperId } from '../../preload/contract/paper.ts'
import type { Stores } from './stores.ts'

/** A page of one of a paper's files. */
export interface PlaceToOpen {
  readonly file: string
  readonly page: number
}

/**
 * Opens a paper's PDF where it was left, else at the page given, else at the page where the search in sight found it.
 * Reading has begun by that: an act of the reader's, with undo.
 */
export async function openPaper(
  stores: Stores,
  id: PaperId,
  at: PlaceToOpen | null = foundAt(stores, id),
): Promise<void> {
  const { papers, tabs, shell, triage, notices, pageWishes } = stores
  try {
    const paper = await papers.get(id)
    const wanted = at?.file ?? paper.place?.file
    const file = paper.files.find(({ id: file }) => file === wanted) ?? paper.files[0]
    if (!file) return shell.show({ kind: 'pdf', paper: id })
    if (at && at.file === file.id) pageWishes.wish(id, file.id, at.page)
    tabs.open({ paper: id, file: file.id, title: paper.title })
    if (paper.status === 'inbox' || paper.status === 'queued') await triage.setStatus([id], 'reading')
  } catch (error) {
    notices.fail(error)
  }
}

function foundAt({ views, search }: Stores, id: PaperId): PlaceToOpen | null {
  if (views.getState().view.kind !== 'search') return null
  const hit = search.getState().hits.get(id)
  return hit && hit.file !== null && hit.page !== null ? { file: hit.file, page: hit.page } : null
}

/** Marks papers read; of a single one it asks what the reader took away. */
export async function finishPapers(stores: Stores, ids: readonly PaperId[]): Promise<void> {
  const { triage, shell, preferences } = stores
  const [only] = ids
  await triage.setStatus(ids, 'read')
  if (ids.length === 1 && only !== undefined && preferences.getState().askTakeaway)
    shell.show({ kind: 'takeaway', paper: only })
}
