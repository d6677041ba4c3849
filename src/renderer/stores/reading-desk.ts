import type { PaperId } from '../../preload/contract/paper.ts'
import type { Stores } from './stores.ts'

/** Opens a paper's PDF where it was left. Reading has begun by that: an act of the reader's, with undo. */
export async function openPaper(stores: Stores, id: PaperId): Promise<void> {
  const { papers, tabs, shell, triage, notices } = stores
  try {
    const paper = await papers.get(id)
    const file = paper.files.find(({ id: file }) => file === paper.place?.file) ?? paper.files[0]
    if (!file) return shell.show({ kind: 'pdf', paper: id })
    tabs.open({ paper: id, file: file.id, title: paper.title })
    if (paper.status === 'inbox' || paper.status === 'queued') await triage.setStatus([id], 'reading')
  } catch (error) {
    notices.fail(error)
  }
}

/** Marks papers read; of a single one it asks what the reader took away. */
export async function finishPapers(stores: Stores, ids: readonly PaperId[]): Promise<void> {
  const { triage, shell, preferences } = stores
  const [only] = ids
  await triage.setStatus(ids, 'read')
  if (ids.length === 1 && only !== undefined && preferences.getState().askTakeaway)
    shell.show({ kind: 'takeaway', paper: only })
}
