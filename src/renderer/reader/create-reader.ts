import type { PaperId } from '../../preload/contract/paper.ts'
import type { AnnotationId } from '../../preload/contract/annotation.ts'
import { createReaderStore, type ReaderStore } from '../stores/reader-store.ts'
import type { Stores } from '../stores/stores.ts'
import { createDraftStore, type DraftStore } from './annotate/draft-store.ts'
import { createDrawing, type Drawing } from './annotate/drawing.ts'
import { createMarking, type Marking } from './annotate/marking.ts'
import { redrawChanged } from './annotate/redraw-changed.ts'
import { createShownMarks, type ShownMarks } from './annotate/shown-marks.ts'
import { createToolStore, type ToolStore } from './annotate/tool-store.ts'
import { createDarkRoom } from './dark/dark-canvas.ts'
import { openPdf } from './engine/open-pdf.ts'
import { attachFindMarks } from './find/find-marks.ts'
import { createFindStore, type FindStore } from './find/find-store.ts'
import { createOutlineStore, type OutlineStore } from './panels/outline-store.ts'
import { createRasters, type Rasters } from './raster/rasters.ts'
import { createSelectionStore, type SelectionStore } from './select/selection-store.ts'
import { createSession, type Session } from './session.ts'
import { keepPlace } from './view/keep-place.ts'
import { createPageSurfaces, type PageSurfaces } from './view/page-surfaces.ts'
import { showMatch } from './view/show-text.ts'
import { createViewport, type Viewport } from './view/viewport.ts'

/** Everything that lives as long as one paper is open in the reader. */
export interface Reader {
  readonly paper: PaperId
  readonly file: string
  readonly session: Session
  readonly viewport: Viewport
  readonly rasters: Rasters
  readonly surfaces: PageSurfaces
  readonly selection: SelectionStore
  readonly find: FindStore
  readonly tools: ToolStore
  readonly outline: OutlineStore
  readonly marking: Marking
  readonly drafts: DraftStore
  readonly shownMarks: ShownMarks
  readonly drawing: Drawing
  readonly library: ReaderStore
  /** Goes to an annotation and points it out. */
  showAnnotation(id: AnnotationId): void
  close(): void
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
  const session = createSession({ url: `/pdf/${file}`, open: openPdf })
  const library = createReaderStore({
    stores,
    paper,
    file,
    after,
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })
  const viewport = createViewport(session)
  const darkRoom = createDarkRoom()
  const shownMarks = createShownMarks(library)
  const rasters = createRasters({ withPage: session.withPage, darkRoom, hiddenOn: shownMarks.hiddenOn })
  const surfaces = createPageSurfaces()
  const selection = createSelectionStore(surfaces)
  const tools = createToolStore()
  const find = createFindStore({
    session,
    place: viewport.place,
    onGo: match => void showMatch({ session, viewport }, match),
  })
  const outline = createOutlineStore(session)
  const marking = createMarking({ surfaces, selection, tools, library })
  const drafts = createDraftStore()
  const drawing = createDrawing({
    ...{ session, viewport, surfaces, selection, tools, drafts, library },
    announce: stores.notices.announce,
  })
  const stops = [
    attachFindMarks(find, surfaces),
    keepPlace({ viewport, library, file }),
    redrawChanged(shownMarks, library, rasters),
  ]

  return {
    paper,
    file,
    session,
    viewport,
    rasters,
    surfaces,
    selection,
    find,
    tools,
    outline,
    marking,
    drafts,
    shownMarks,
    drawing,
    library,
    showAnnotation(id) {
      const annotation = library.getState().annotations.find(one => one.id === id)
      if (!annotation) return
      marking.goTo(annotation, session, viewport)
      tools.flash(id)
    },
    close() {
      for (const stop of stops) stop()
      library.close()
      viewport.close()
      rasters.close()
      darkRoom.close()
      session.close()
    },
  }
}
