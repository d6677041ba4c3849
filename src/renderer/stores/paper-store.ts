import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Paper, PaperId } from '../../preload/contract/paper.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { Writes } from './writes.ts'

export interface PaperState {
  /** The paper the details are about. */
  readonly id: PaperId | null
  /** Null until it has come; then always of that id. */
  readonly paper: Paper | null
  readonly failure: CallFailure | null
}

export interface PaperStore extends StoreApi<PaperState> {
  show(id: PaperId | null): void
  /** Fetches papers that may be shown next. */
  expect(ids: readonly PaperId[]): void
  /** The whole paper, from here or from the library. Throws CallFailure. */
  get(id: PaperId): Promise<Paper>
  patch(id: PaperId, patch: Partial<Paper> | ((paper: Paper) => Partial<Paper>)): () => void
}

export interface PaperOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly after: (ms: number, task: () => void) => () => void
}

const KEPT = 60
// A held j passes thirty papers a second; nobody reads them, and the library need not fetch them.
const RESTING_MS = 60

/** Whole papers: the one in the details, and a few seen before or expected next. */
export function createPaperStore({ client, writes, after }: PaperOptions): PaperStore {
  const store = createStore<PaperState>(() => ({ id: null, paper: null, failure: null }))
  const papers = new Map<PaperId, Paper>()
  let cancel = () => {}

  function keep(paper: Paper) {
    papers.delete(paper.id)
    papers.set(paper.id, paper)
    const oldest = papers.keys().next()
    if (papers.size > KEPT && !oldest.done) papers.delete(oldest.value)
    if (store.getState().id === paper.id) store.setState({ paper, failure: null })
  }

  async function fetchPaper(id: PaperId): Promise<void> {
    const mark = writes.mark()
    try {
      const paper = await client.call('papers.get', { id })
      if (writes.isCurrent(mark) || !papers.has(id)) keep(paper)
      else await writes.settled().then(() => fetchPaper(id))
    } catch (error) {
      if (store.getState().id === id) store.setState({ failure: toCallFailure(error) })
    }
  }

  client.onEvent(event => {
    if (
      event.topic !== 'papers' &&
      event.topic !== 'annotations' &&
      event.topic !== 'tags' &&
      event.topic !== 'library'
    )
      return
    const concerned = event.topic === 'tags' || event.papers === null ? [...papers.keys()] : event.papers
    const { id } = store.getState()
    for (const paper of concerned) if (paper !== id) papers.delete(paper)
    if (id !== null && concerned.includes(id)) void fetchPaper(id)
  })

  return Object.assign(store, {
    show(id: PaperId | null) {
      if (store.getState().id === id) return
      cancel()
      store.setState({ id, paper: id === null ? null : (papers.get(id) ?? null), failure: null })
      if (id !== null && !papers.has(id)) cancel = after(RESTING_MS, () => void fetchPaper(id))
    },
    expect(ids: readonly PaperId[]) {
      for (const id of ids) if (!papers.has(id)) void fetchPaper(id)
    },
    async get(id: PaperId) {
      const known = papers.get(id)
      if (known) return known
      const paper = await client.call('papers.get', { id })
      keep(paper)
      return paper
    },
    patch(id: PaperId, patch: Partial<Paper> | ((paper: Paper) => Partial<Paper>)) {
      const before = papers.get(id)
      if (!before) return () => {}
      keep({ ...before, ...(typeof patch === 'function' ? patch(before) : patch) })
      return () => keep(before)
    },
  })
}
