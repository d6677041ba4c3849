import type { Paper, PaperId } from '../../preload/contract/paper.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { PaperStore } from './paper-store.ts'
import type { RowStore } from './row-store.ts'
import type { Writes } from './writes.ts'

/**
 * What one writes on papers. Notes are saved as they are typed; text the library did not take yet is held here,
 * so that neither another paper in the details nor a broken connection loses it.
 */
export interface Writing {
  /** The note as typed, where it is newer than the library's. */
  draft(id: PaperId): string | undefined
  typeNote(id: PaperId, text: string): void
  /** Saves what is typed now: the field was left, or the window closes. */
  flush(): Promise<void>
  setRemark(id: PaperId, text: string): Promise<void>
  setTakeaway(id: PaperId, text: string): Promise<void>
  /** Tells whether something typed is not saved. */
  onUnsaved(listener: (unsaved: boolean) => void): () => void
}

export interface WritingOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly papers: PaperStore
  readonly rows: RowStore
  readonly after: (ms: number, task: () => void) => () => void
}

const PAUSE_MS = 500
const RETRY_MS = 4_000

export function createWriting({ client, writes, papers, rows, after }: WritingOptions): Writing {
  const drafts = new Map<PaperId, string>()
  const listeners = new Set<(unsaved: boolean) => void>()
  let cancel = () => {}
  let saving: Promise<void> | null = null

  const tell = () => {
    for (const listener of listeners) listener(drafts.size > 0)
  }

  async function save(): Promise<void> {
    cancel()
    for (const [id, text] of [...drafts]) {
      const saved = await writes.send(() => client.call('papers.setNote', { id, text }).then(() => true))
      if (!saved) {
        // The words stay in the field and are tried again.
        cancel = after(RETRY_MS, () => void flush())
        return
      }
      rows.patch([id], { hasNote: text.trim() !== '' })
      papers.patch(id, { note: text })
      if (drafts.get(id) === text) drafts.delete(id)
    }
    tell()
  }

  // One save at a time: two on their way could arrive in the other order.
  function flush(): Promise<void> {
    saving = (saving ?? Promise.resolve()).then(save)
    return saving
  }

  async function setLine(id: PaperId, field: 'remark' | 'takeaway', text: string) {
    const line = text.trim() === '' ? null : text.trim()
    const patch = field === 'remark' ? { remark: line } : { takeaway: line }
    const undoRows = rows.patch([id], patch)
    const undoPaper = papers.patch(id, patch satisfies Partial<Paper>)
    await writes.send(
      () => client.call(field === 'remark' ? 'papers.setRemark' : 'papers.setTakeaway', { id, text: line ?? '' }),
      () => {
        undoRows()
        undoPaper()
      },
    )
  }

  return {
    draft: id => drafts.get(id),
    typeNote(id, text) {
      drafts.set(id, text)
      tell()
      cancel()
      cancel = after(PAUSE_MS, () => void flush())
    },
    flush,
    setRemark: (id, text) => setLine(id, 'remark', text),
    setTakeaway: (id, text) => setLine(id, 'takeaway', text),
    onUnsaved(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
