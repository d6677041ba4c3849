import { createStore } from 'zustand/vanilla'
import type { LineRect } from '../geometry/line-rects.ts'
import { collectWords, toHumanText } from '../text/human-text.ts'
import { domPoint, type PageSurfaces } from '../view/page-surfaces.ts'
import { rectsOfText } from './selected-rects.ts'
import { piecesOf, type TextPiece, type TextPoint, type TextSelection } from './text-selection.ts'

export interface SelectedPiece extends TextPiece {
  readonly rects: readonly LineRect[]
}

export interface SelectionState {
  readonly selection: TextSelection | null
  readonly pieces: readonly SelectedPiece[]
  /** While the pointer still chooses, nothing pops up. */
  readonly isChoosing: boolean
}

const NONE: SelectionState = { selection: null, pieces: [], isChoosing: false }

export type SelectionStore = ReturnType<typeof createSelectionStore>

/** The chosen text. The browser's own selection follows it, so that copying and screen readers know it too. */
export function createSelectionStore(surfaces: PageSurfaces) {
  const store = createStore<SelectionState>(() => NONE)
  /** What the browser was told last: its own event about it is no news. */
  let isTelling = false

  const textOf = (page: number): string => surfaces.get(page)?.text.text ?? ''

  function show(selection: TextSelection): void {
    const pieces = piecesOf(selection, textOf).flatMap(piece => {
      const surface = surfaces.get(piece.page)
      const rects = surface ? rectsOfText(surface, piece.start, piece.end) : []
      return rects.length > 0 ? [{ ...piece, rects }] : []
    })
    store.setState({ selection, pieces })
  }

  function tellBrowser({ anchor, focus }: TextSelection): void {
    const from = surfaces.get(anchor.page)
    const to = surfaces.get(focus.page)
    const start = from && domPoint(from, anchor.offset)
    const end = to && domPoint(to, focus.offset)
    if (!start || !end) return
    isTelling = true
    document.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
  }

  function pointOf(node: Node | null, offset: number): TextPoint | null {
    const at = surfaces.runOf(node)
    const run = at && surfaces.get(at.page)?.text.runs[at.run]
    if (!at || !run) return null
    return {
      page: at.page,
      offset: run.start + (node?.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? run.text.length : 0),
    }
  }

  // A place may be chosen before its text is there, and a page is laid out anew when it is turned.
  surfaces.store.subscribe((now, before) => {
    const { selection } = store.getState()
    if (!selection) return
    const ends = [selection.anchor.page, selection.focus.page].map(page => now.surfaces.get(page))
    if (!ends.some(end => end && end !== before.surfaces.get(end.page))) return
    show(selection)
    // To tell the browser takes the focus: a field that has it by now keeps it.
    if (ends.some(end => document.activeElement?.contains(end?.sheet ?? null))) tellBrowser(selection)
  })

  return {
    store,
    set(selection: TextSelection, isChoosing = false): void {
      store.setState({ isChoosing })
      show(selection)
      tellBrowser(selection)
    },
    /** From the first page something is chosen on to the last one. */
    pages(): readonly number[] {
      const { selection } = store.getState()
      if (!selection) return []
      const [first, last] = [selection.anchor.page, selection.focus.page].toSorted((a, b) => a - b)
      return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (first ?? 0) + at)
    },
    finish: (): void => store.setState({ isChoosing: false }),
    clear(): void {
      if (store.getState().selection === null) return
      store.setState(NONE)
      const browser = document.getSelection()
      if (surfaces.runOf(browser?.anchorNode ?? null)) browser?.removeAllRanges()
    },
    /** For `selectionchange`: a screen reader or the caret of the browser may have chosen text by itself. */
    follow(): void {
      if (isTelling) {
        isTelling = false
        return
      }
      const browser = document.getSelection()
      const anchor = pointOf(browser?.anchorNode ?? null, browser?.anchorOffset ?? 0)
      const focus = pointOf(browser?.focusNode ?? null, browser?.focusOffset ?? 0)
      if (!browser || !anchor || !focus) return
      if (!browser.isCollapsed) show({ anchor, focus })
    },
    /** As a person means it; parts on several pages are joined. */
    text(): string {
      const { pieces } = store.getState()
      return toHumanText(pieces.map(({ page, start, end }) => textOf(page).slice(start, end)).join('\n'), this.words())
    },
    /** The words of the pages laid out now: they tell which hyphens at the ends of lines belong to words. */
    words: () =>
      collectWords(
        surfaces
          .all()
          .map(surface => surface.text.text)
          .join('\n'),
      ),
  }
}
