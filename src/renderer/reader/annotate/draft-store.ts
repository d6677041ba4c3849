import { createStore } from 'zustand/vanilla'
import type { AnnotationId, Stroke } from '../../../preload/contract/annotation.ts'
import type { Point } from '../geometry/matrix.ts'
import type { ViewRect } from '../geometry/page-space.ts'

/** What is being made or changed on a page just now, and not kept yet. */
export interface DraftState {
  readonly page: number
  /** In view space: an area being drawn, or where an annotation is being dragged to. */
  readonly rect: ViewRect | null
  /** In view space: what the pen draws. */
  readonly stroke: Stroke
  /** In user space, in place of the strokes of drawings that are being rubbed out. */
  readonly erased: ReadonlyMap<AnnotationId, readonly Stroke[]>
  /** In view space: where the keys hold the pen or the eraser. */
  readonly point: Point | null
  /** A new box of text is being written into. */
  readonly isWriting: boolean
}

const NO_DRAFT: DraftState = { page: -1, rect: null, stroke: [], erased: new Map(), point: null, isWriting: false }

export type DraftStore = ReturnType<typeof createDraftStore>

export function createDraftStore() {
  const store = createStore<DraftState>(() => NO_DRAFT)
  return {
    store,
    show: (draft: Partial<DraftState> & Pick<DraftState, 'page'>): void => store.setState({ ...NO_DRAFT, ...draft }),
    clear: (): void => store.setState(NO_DRAFT),
  }
}
