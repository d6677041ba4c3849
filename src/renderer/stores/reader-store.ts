import { createStore, type StoreApi } from 'zustand/vanilla'
import type {
  Annotation,
  AnnotationAnchor,
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  NewAnnotation,
  TrayItem,
} from '../../preload/contract/annotation.ts'
import type { PaperFile, PaperId, ReadingPlace } from '../../preload/contract/paper.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { Stores } from './stores.ts'
import { touched } from './touched-annotation.ts'
import { say } from './messages.ts'

export interface ReaderState {
  /** Of the open file, in reading order. */
  readonly annotations: readonly Annotation[]
  readonly failure: CallFailure | null
  /** The annotations that stand in the file were taken in: the library has them, and may have them otherwise. */
  readonly isBroughtIn: boolean
  /** Of the paper, this one too. */
  readonly files: readonly PaperFile[]
  /** How many of the paper's annotations lie on its other files. */
  readonly elsewhere: number
  /** What was to be carried to one of its files and found no place. */
  readonly tray: readonly TrayItem[]
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
  /** Gives one another place on the open file, where one of another file of the paper may be put as well; null says nothing of it. */
  place(id: AnnotationId, anchor: Omit<AnnotationAnchor, 'file'>, says?: 'Moved' | null): void
  /** The same for a key that is held down: shown at once, sent when it rests. */
  nudge(id: AnnotationId, anchor: Omit<AnnotationAnchor, 'file'>): void
  remove(ids: readonly AnnotationId[]): void
  /** The picture of an area, a PNG in base64; null where there is none any more. */
  picture(id: AnnotationId, hash: string): Promise<string | null>
  /** Resolves once the library said what is marked, or why it does not. */
  whenRead(): Promise<void>
  /** Takes in the annotations that stand in the file. */
  bringIn(password: string | undefined): Promise<void>
  undo(): void
  redo(): void
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
const NUDGE_MS = 450
const byOrder = (a: Annotation, b: Annotation) =>
  a.page - b.page || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)

function withoutPng<T extends { readonly png?: string | undefined }>({ png: _, ...rest }: T): Omit<T, 'png'> {
  return rest
}

/** What the library keeps of one open file: annotations and the place. */
export function createReaderStore({ stores, paper, file, now, newId, after }: ReaderOptions): ReaderStore {
  const { client, writes, notices, triage } = stores
  const store = createStore<ReaderState>(() => ({
    annotations: [],
    failure: null,
    isBroughtIn: false,
    files: [],
    elsewhere: 0,
    tray: [],
    place: undefined,
  }))
  let due: ReadingPlace | null = null
  let cancelDue = () => {}
  let isClosed = false
  /** A place not sent yet: what the library answers meanwhile does not have it. */
  let nudged: { readonly id: AnnotationId; readonly anchor: Omit<AnnotationAnchor, 'file'> } | null = null
  let cancelNudge = () => {}
  const pictures = new Map<string, Promise<string | null>>()

  const show = (annotations: readonly Annotation[]) =>
    store.setState({
      annotations: annotations
        .filter(one => one.file === file)
        .map(one => (nudged?.id === one.id ? { ...touched(one), ...nudged.anchor } : one))
        .sort(byOrder),
      failure: null,
    })

  async function load(): Promise<void> {
    const mark = writes.mark()
    try {
      const [annotations, { known }, tray, { files }] = await Promise.all([
        client.call('annotations.list', { paper }),
        client.call('annotations.known', { paper, file }),
        client.call('annotations.tray', { paper }),
        client.call('papers.get', { id: paper }),
      ])
      if (isClosed) return
      if (writes.isCurrent(mark)) {
        show(annotations)
        const elsewhere = annotations.filter(one => one.file !== file).length
        store.setState({ files, tray, elsewhere })
        if (known > 0 !== store.getState().isBroughtIn) store.setState({ isBroughtIn: known > 0 })
      } else await writes.settled().then(load)
    } catch (error) {
      if (!isClosed) store.setState({ failure: toCallFailure(error) })
    }
  }

  async function loadPlace(): Promise<void> {
    try {
      // Whoever opened the paper has it already.
      const { place } = await stores.papers.get(paper)
      if (!isClosed) store.setState({ place: place?.file === file ? place : null })
    } catch {
      // Annotations tell what is wrong with the library; the paper opens at its first page.
      if (!isClosed) store.setState({ place: null })
    }
  }

  const stopListening = client.onEvent(event => {
    if (!['annotations', 'papers', 'library'].includes(event.topic)) return
    if (event.papers === null || event.papers.length === 0 || event.papers.includes(paper)) void load()
  })

  /** Shows a change and answers how to take it back. */
  function assume(next: (all: readonly Annotation[]) => readonly Annotation[]): () => void {
    const before = store.getState().annotations
    show(next(before))
    return () => show(before)
  }

  const tell = (text: string) =>
    notices.show({ text, slot: 'annotation', action: { label: say('Undo'), run: () => void triage.undo() } })

  function flush(): void {
    cancelDue()
    const place = due
    due = null
    // Not through `writes`: a place is no decision, and scrolling must not hold up what is asked of the library.
    if (!place) return
    stores.papers.patch(paper, { place })
    client.call('reading.savePlace', { paper, place }).catch(() => undefined)
  }

  function place(id: AnnotationId, anchor: Omit<AnnotationAnchor, 'file'>, says: string | null = say('Moved')): void {
    const rollBack = assume(all => all.map(one => (one.id === id ? { ...touched(one), ...anchor } : one)))
    if (says) tell(says)
    void writes.send(
      () =>
        client.call('annotations.place', {
          ...anchor,
          id,
          file,
          quads: anchor.quads.map(quad => [...quad]),
          rect: [...anchor.rect],
        }),
      rollBack,
    )
  }

  function sendNudge(): void {
    cancelNudge()
    const due = nudged
    nudged = null
    if (due) place(due.id, due.anchor)
  }

  const read = load()
  void loadPlace()

  return Object.assign(store, {
    create(annotation: Omit<NewAnnotation, 'id' | 'paper' | 'file'>) {
      const at = now().toISOString()
      const id = newId() as AnnotationId
      const made: Annotation = {
        ...withoutPng(annotation),
        ...{ id, paper, file, external: false, createdAt: at, updatedAt: at },
      }
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
        all.map(one => (one.id === id ? { ...touched(one), ...patch, updatedAt: now().toISOString() } : one)),
      )
      tell(
        patch.comment !== undefined
          ? say('Comment saved')
          : patch.color !== undefined
            ? say('Colour changed')
            : say('Annotation changed'),
      )
      void writes.send(() => client.call('annotations.change', { id, ...patch }), rollBack)
    },
    remove(ids: readonly AnnotationId[]) {
      if (ids.length === 0) return
      const rollBack = assume(all => all.filter(one => !ids.includes(one.id)))
      tell(ids.length === 1 ? say('Annotation deleted') : say('{count} annotations deleted', { count: ids.length }))
      void writes.send(() => client.call('annotations.remove', { ids: [...ids] }), rollBack)
    },
    place(id: AnnotationId, anchor: Omit<AnnotationAnchor, 'file'>, says?: 'Moved' | null) {
      sendNudge()
      place(id, anchor, says)
    },
    nudge(id: AnnotationId, anchor: Omit<AnnotationAnchor, 'file'>) {
      if (nudged?.id !== id) sendNudge()
      nudged = { id, anchor }
      show(store.getState().annotations)
      cancelNudge()
      cancelNudge = after(NUDGE_MS, sendNudge)
    },
    picture(id: AnnotationId, hash: string) {
      const known = pictures.get(hash)
      if (known) return known
      // What cannot be read now is not shown; the next look asks again.
      const read = client.call('annotations.picture', { id }).then(
        ({ png }) => png,
        () => {
          pictures.delete(hash)
          return null
        },
      )
      pictures.set(hash, read)
      return read
    },
    whenRead: () => read,
    async bringIn(password: string | undefined) {
      const report = await writes.send(() =>
        client.call('annotations.import', { paper, file, ...(password === undefined ? {} : { password }) }),
      )
      if (!report) return
      const { new: added, updated } = report
      notices.show({
        text:
          added + updated === 0
            ? say('All annotations of this file are here already.')
            : say('{value} taken in{valueTwo}.', {
                value: added === 1 ? say('1 annotation') : say('{count} annotations', { count: added }),
                valueTwo: updated > 0 ? say(', {updated} brought up to date', { updated }) : '',
              }),
        slot: 'annotation',
        action: added + updated === 0 ? null : { label: say('Undo'), run: () => void triage.undo() },
      })
    },
    undo() {
      sendNudge()
      void triage.undo()
    },
    redo: () => void triage.redo(),
    savePlace(place: ReadingPlace) {
      due = place
      cancelDue()
      cancelDue = after(PLACE_MS, flush)
    },
    flush,
    close() {
      sendNudge()
      flush()
      isClosed = true
      stopListening()
    },
  })
}
