import type { PaperId } from '../../preload/contract/paper.ts'
import type { PaperLink } from './paper-link.ts'
import type { Stores } from './stores.ts'
import { say } from './messages.ts'

/**
 * Opens a paper's PDF at the page where the search in sight found it, else where it was left. Reading has begun by that:
 * an act of the reader's, with undo.
 */
export function openPaper(stores: Stores, id: PaperId): Promise<void> {
  const hit = stores.views.getState().view.kind === 'search' ? stores.search.getState().hits.get(id) : undefined
  const isPlaced = hit !== undefined && (hit.field === 'text' || hit.field === 'annotation')
  return isPlaced
    ? openLink(stores, { paper: id, page: hit.page, annotation: hit.annotation }, hit.file)
    : openLink(stores, { paper: id, page: null, annotation: null })
}

/** Opens a paper at a place of it: on the file that has the annotation, where one is named. */
export async function openLink(stores: Stores, link: PaperLink, inFile: string | null = null): Promise<void> {
  const { client, papers, tabs, shell, triage, notices } = stores
  const { paper: id, page, annotation } = link
  try {
    const paper = await papers.get(id)
    const marked =
      annotation === null
        ? undefined
        : (await client.call('annotations.list', { paper: id })).find(one => one.id === annotation)
    if (annotation !== null && !marked)
      notices.show({
        text: say('The annotation this link leads to is not there any more. Undo (Z) brings back one just deleted.'),
      })
    const wanted = marked?.file ?? inFile ?? paper.place?.file
    const file = paper.files.find(({ id: file }) => file === wanted) ?? paper.files[0]
    if (!file) return shell.show({ kind: 'pdf', paper: id })
    const target = { paper: id, page, annotation: marked?.id ?? null }
    tabs.open({ paper: id, file: file.id, title: paper.title }, page === null && !marked ? undefined : target)
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
