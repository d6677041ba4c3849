import type { PaperId } from '../../preload/contract/paper.ts'
import type { AnnotationId } from '../../preload/contract/annotation.ts'
import { createReaderStore, type ReaderStore } from '../stores/reader-store.ts'
import type { Stores } from '../stores/stores.ts'
import { createFileMarkCount, type FileMarkCounter } from './annotate/count-file-marks.ts'
import { createDraftStore, type DraftStore } from './annotate/draft-store.ts'
import { createDrawing, type Drawing } from './annotate/drawing.ts'
import { createMarking, type Marking } from './annotate/marking.ts'
import { redrawChanged } from './annotate/redraw-changed.ts'
import { createShownMarks, type ShownMarks } from './annotate/shown-marks.ts'
import { createToolStore, type ToolStore } from './annotate/tool-store.ts'
import { createDarkRoom } from './dark/dark-canvas.ts'
import { openPdf } from './engine/open-pdf.ts'
import { createFindMarks } from './find/find-marks.ts'
import { createFindStore, type FindStore } from './find/find-store.ts'
import { createOutlineStore, type OutlineStore } from './panels/outline-store.ts'
import { createRasters, type Rasters } from './raster/rasters.ts'
import { createSelectionStore, type SelectionStore } from './select/selection-store.ts'
import { createSession, type Session } from './session.ts'
import { keepPlace } from './view/keep-place.ts'
import { createPreviewStore, type PreviewStore } from './preview/preview-store.ts'
import { createPageView, type PageView } from './view/page-view.ts'
import { createPageSurfaces, type PageSurfaces } from './view/page-surfaces.ts'
import { showMatch } from './view/show-text.ts'
import { createSplit, type Split } from './view/split.ts'
import { createViewport, type Viewport } from './view/viewport.ts'

/** What the views of one paper share. */
interface Shared {
  readonly paper: PaperId
  readonly file: string
  readonly session: Session
  readonly find: FindStore
  readonly tools: ToolStore
  readonly outline: OutlineStore
  readonly library: ReaderStore
  readonly drafts: DraftStore
  readonly shownMarks: ShownMarks
  readonly fileMarks: FileMarkCounter
  readonly pageView: PageView
  readonly split: Split<Reader>
  close(): void
}

/** What each view of a paper has for itself. */
interface View {
  readonly viewport: Viewport
  readonly rasters: Rasters
  readonly surfaces: PageSurfaces
  readonly selection: SelectionStore
  readonly marking: Marking
  readonly previews: PreviewStore
  readonly drawing: Drawing
}

/** Everything that lives as long as one paper is open in the reader, seen from one of its views. */
export interface Reader extends Shared, View {
  /** Goes to an annotation and points it out. */
  showAnnotation(id: AnnotationId): void
}

export interface ReaderSetting {
  readonly stores: Stores
  readonly paper: PaperId
  readonly file: string
}

const after = (ms: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, ms)
  return () => clearTimeout(timer)
}

export function createReader({ stores, paper, file }: ReaderSetting): Reader {
  const session = createSession({ url: `/pdf/${file}`, open: openPdf, turn: stores.pageShowings.of(file).turn })
  const library = createReaderStore({
    stores,
    paper,
    file,
    after,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })
  const darkRoom = createDarkRoom()
  const tools = createToolStore()
  const drafts = createDraftStore()
  const shownMarks = createShownMarks(library)
  const fileMarks = createFileMarkCount(session, shownMarks)
  const outline = createOutlineStore(session)
  const pageView = createPageView({
    session,
    showings: stores.pageShowings,
    file,
    onNoMargins: () => stores.notices.show({ text: 'These pages have no margins that could be left out.' }),
  })
  const find = createFindStore({
    session,
    place: () => focused().viewport.place(),
    onGo: match => void showMatch({ session, viewport: focused().viewport }, match),
  })
  const findMarks = createFindMarks(find)

  function createView(): View & { close(): void } {
    const viewport = createViewport(session, pageView.arrangement())
    const rasters = createRasters({ withPage: session.withPage, darkRoom, hiddenOn: shownMarks.hiddenOn })
    const surfaces = createPageSurfaces()
    const selection = createSelectionStore(surfaces)
    const marking = createMarking({ surfaces, selection, tools, library })
    const previews = createPreviewStore({ session, rasters, stores, paper })
    const drawing = createDrawing({
      ...{ session, viewport, surfaces, selection, tools, drafts, library },
      announce: stores.notices.announce,
    })
    const stopMarks = findMarks.add(surfaces)
    const stopRedrawing = redrawChanged(shownMarks, library, rasters)
    return {
      viewport,
      rasters,
      surfaces,
      selection,
      marking,
      previews,
      drawing,
      close() {
        previews.hide()
        stopMarks()
        stopRedrawing()
        viewport.close()
        rasters.close()
      },
    }
  }

  const split = createSplit<Reader>(() => {
    const view = createView()
    const { zoom } = first.viewport.store.getState()
    view.viewport.startAt({ file, ...first.viewport.place(), zoom, fraction: 0 })
    return { view: see(view), close: view.close }
  })
  const focused = (): Reader => {
    const { second, isSecondFocused } = split.store.getState()
    return isSecondFocused && second ? second : first
  }
  const see = (view: View): Reader => ({
    ...shared,
    ...view,
    showAnnotation(id) {
      const annotation = library.getState().annotations.find(one => one.id === id)
      if (!annotation) return
      view.marking.goTo(annotation, session, view.viewport)
      tools.flash(id)
    },
    close: shared.close,
  })
  const shared: Shared = {
    paper,
    file,
    session,
    find,
    tools,
    outline,
    library,
    drafts,
    shownMarks,
    fileMarks,
    pageView,
    split,
    close() {
      for (const stop of stops) stop()
      library.close()
      split.close()
      firstView.close()
      pageView.close()
      darkRoom.close()
      session.close()
    },
  }
  const firstView = createView()
  const first = see(firstView)
  const stops = [
    fileMarks.stop,
    findMarks.close,
    keepPlace({ viewport: first.viewport, library, file }),
    resumeTrim(first),
  ]
  return first
}

function resumeTrim({ viewport, pageView }: Reader): () => void {
  return viewport.store.subscribe((now, before) => {
    if (now.isPlaced && !before.isPlaced) pageView.resume(now.page)
  })
}
