import { createStore } from 'zustand/vanilla'
import type { Annotation, AnnotationColor, AnnotationId } from '../../../preload/contract/annotation.ts'

export type Tool =
  | 'select'
  | 'highlight'
  | 'underline'
  | 'strikeout'
  | 'note'
  | 'text'
  | 'area'
  /** Copies an area as a picture, and marks nothing. */
  | 'picture'
  | 'ink'
  | 'eraser'

export interface ToolState {
  /** Other than 'select': text chosen by the pointer is marked at once, a press on the page makes what the tool makes. */
  readonly tool: Tool
  /** What the next mark gets. */
  readonly color: AnnotationColor
  /** The annotation whose card is open on the page. */
  readonly open: AnnotationId | null
  /** Its comment is being written. */
  readonly isWriting: boolean
  /** The annotation to point out, and how often it was asked: twice the same flashes twice. */
  readonly flash: { readonly id: AnnotationId; readonly count: number } | null
  /** The list of annotations is being narrowed. */
  readonly isFiltering: boolean
  /** What the reader is giving a place by hand: it may stand on another file of the paper. */
  readonly placing: Annotation | null
}

export type ToolStore = ReturnType<typeof createToolStore>

export function createToolStore() {
  const store = createStore<ToolState>(() => ({
    tool: 'select',
    color: 'yellow',
    open: null,
    isWriting: false,
    flash: null,
    placing: null,
    isFiltering: false,
  }))
  return {
    store,
    /** The same tool again puts it down. */
    take: (tool: Tool): void =>
      store.setState(state => ({ tool: state.tool === tool ? 'select' : tool, placing: null })),
    place: (placing: Annotation | null): void => store.setState({ placing, tool: 'select', open: null }),
    filter: (isFiltering: boolean): void => store.setState({ isFiltering }),
    setColor: (color: AnnotationColor): void => store.setState({ color }),
    open: (open: AnnotationId | null, isWriting = false): void => store.setState({ open, isWriting }),
    flash: (id: AnnotationId): void =>
      store.setState(state => ({ flash: { id, count: (state.flash?.count ?? 0) + 1 } })),
  }
}
