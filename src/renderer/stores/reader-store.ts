import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  Annotation,
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  NewAnnotation,
} from '../../preload/contract/annotation.ts'
import type { PaperId, ReadingPlace } from '../../preload/contract/paper.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { Stores } from './stores.ts'

export interface ReaderState {
  /** Of the open file, in reading order. */
  readonly annotations: readonly Annotation[]
  readonly failure: CallFailure | null
  /** Where it was left; undefined until the library answered, null where it was never open. */
  readonly place: ReadingPlace | null | undefined
}

export type AnnotationPatch = {
  readonly color?: AnnotationColor
  readonly comment?: string
  readonly type?: AnnotationType
}

export interface ReaderStore extends StoreApi<ReaderState> {
  /** Shown at once; the answer is the annotation as shown. */
  create(annotation: Omit<NewAnnotation, 'id' | 'paper' | 'file'>): Annotation
  change(id: AnnotationId, patch: AnnotationPatch): void
  remove(ids: readonly AnnotationId[]): void
  undo(): void
  /** Kept for a moment, so that scrolling is one write. */
  savePlace(place: ReadingPlace): void
  /** Writes the place that is due now: the window may be about to go. */
  flush(): void
  close(): void
}

export interface ReaderOptions {
  readonly stores: Pick<Stores, 'client' | 'writes' | 'notices' | 'triage' | 'papers'>
  readonly paper: PaperId
  readonly file: string
  readonly now: () => Date
  readonly newId: () => string
  readonly after: (ms: number, task: () => void) => () => void
}

const PLACE_MS = 900
const byOrder = (a: Annotation, b: Annotation) =>
  a.page - b.page || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)

/** What the library keeps of one open file: annotations and the place. */
export function createReaderStore({ stores, paper, file, now, newId, after }: ReaderOptions): ReaderStore {
  const { client, writes, notices, triage } = stores
  const store = createStore<ReaderState>(() => ({ annotations: [], failure: null, place: undefined }))
  let due: ReadingPlace | null = null
  let cancelDue = () => {}
  let isClosed = false

  const show = (annotations: readonly Annotation[]) =>
    store.setState({ annotations: annotations.filter(one => one.file === file).sort(byOrder), failure: null })

  async function load(): Promise<void> {
    const mark = writes.mark()
    try {
      const annotations = await client.call('annotations.list', { paper })
      if (isClosed) return
      if (writes.isCurrent(mark)) show(annotations)
      else await writes.settled().then(load)
    } catch (error) {
      if (!isClosed) store.setState({ failure: toCallFailure(error) })
    }
  }

  async function loadPlace(): Promise<void> {
    try {
      const { place } = await client.call('papers.get', { id: paper })
      if (!isClosed) store.setState({ place: place?.file === file ? place : null })
    } catch {
      // Annotations tell what is wrong with the library; the paper opens at its first page.
      if (!isClosed) store.setState({ place: null })
    }
  }

  const stopListening = client.onEvent(event => {
    if (event.topic !== 'annotations' && event.topic !== 'library') return
    if (event.papers === null || event.papers.length === 0 || event.papers.includes(paper)) void load()
  })

  /** Shows a change and answers how to take it back. */
  function assume(next: (all: readonly Annotation[]) => readonly Annotation[]): () => void {
    const before = store.getState().annotations
    show(next(before))
    return () => show(before)
  }

  const tell = (text: string) =>
    notices.show({ text, slot: 'annotation', action: { label: 'Undo', run: () => void triage.undo() } })

  function flush(): void {
    cancelDue()
    const place = due
    due = null
    // Not through `writes`: a place is no decision, and scrolling must not hold up what is asked of the library.
    if (place) client.call('reading.savePlace', { paper, place }).catch(() => undefined)
  }

  void load()
  void loadPlace()

  return Object.assign(store, {
    create(annotation: Omit<NewAnnotation, 'id' | 'paper' | 'file'>) {
      const at = now().toISOString()
      const id = newId() as AnnotationId
      const made: Annotation = { ...annotation, id, paper, file, external: false, createdAt: at, updatedAt: at }
      const rollBack = assume(all => [...all, made])
      void writes.send(
        () =>
          client.call('annotations.create', {
            ...annotation,
            quads: annotation.quads.map(quad => [...quad]),
            rect: [...annotation.rect],
            id,
            paper,
            file,
          }),
        rollBack,
      )
      return made
    },
    change(id: AnnotationId, patch: AnnotationPatch) {
      const rollBack = assume(all =>
        all.map(one => (one.id === id ? { ...one, ...patch, updatedAt: now().toISOString() } : one)),
      )
      tell(
        patch.comment !== undefined
          ? 'Comment saved'
          : patch.color !== undefined
            ? 'Colour changed'
            : 'Annotation changed',
      )
      void writes.send(() => client.call('annotations.change', { id, ...patch }), rollBack)
    },
    remove(ids: readonly AnnotationId[]) {
      if (ids.length === 0) return
      const rollBack = assume(all => all.filter(one => !ids.includes(one.id)))
      tell(ids.length === 1 ? 'Annotation deleted' : `${ids.length} annotations deleted`)
      void writes.send(() => client.call('annotations.remove', { ids: [...ids] }), rollBack)
    },
    undo: () => void triage.undo(),
    savePlace(place: ReadingPlace) {
      due = place
      cancelDue()
      cancelDue = after(PLACE_MS, flush)
    },
    flush,
    close() {
      flush()
      isClosed = true
      stopListening()
    },
  })
}
