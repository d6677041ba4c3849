import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts'
import type { FileOpening, PaperId } from '../../preload/contract/paper.ts'
import type { AnnotationId } from '../../preload/contract/annotation.ts'
import { createDwellStore, type DwellStore } from '../stores/dwell-store.ts'
import { createReaderStore, type ReaderStore } from '../stores/reader-store.ts'
import type { Stores } from '../stores/stores.ts'
import { createFileMarkCount, type FileMarkCounter } from './annotate/count-file-marks.ts'
import { createDraftStore, type DraftStore } from './annotate/draft-store.ts'
import { createDrawing, type Drawing } from './annotate/drawing.ts'
import { createKeyPen, type KeyPen } from './annotate/key-pen.ts'
import { createMarking, type Marking } from './annotate/marking.ts'
import { redrawChanged, retellChanged } from './annotate/redraw-changed.ts'
import { createShownMarks, type ShownMarks } from './annotate/shown-marks.ts'
import { createToolStore, type ToolStore } from './annotate/tool-store.ts'
import { createDarkRoom } from './dark/dark-canvas.ts'
import { openPdf } from './engine/open-pdf.ts'
import { keepSpareWorkers } from './engine/pdf-workers.ts'
import { createTurns, type Turns } from './keys/turns.ts'
import { createFindMarks } from './find/find-marks.ts'
import { createFindStore, type FindStore } from './find/find-store.ts'
import { createOutlineStore, type OutlineStore } from './panels/outline-store.ts'
import { keepLastView } from './raster/keep-last-view.ts'
import { findLastView } from './raster/last-view.ts'
import { createRasters, type Rasters } from './raster/rasters.ts'
import { createSelectionStore, type SelectionStore } from './select/selection-store.ts'
import { say } from './messages.ts'
import { createSession, type Session } from './session.ts'
import { watchAttention } from './view/attention.ts'
import { keepPlace } from './view/keep-place.ts'
import { createPreviewStore, type PreviewStore } from './preview/preview-store.ts'
import { createPageView, type PageView } from './view/page-view.ts'
import { nextSpan } from './text/reading-spans.ts'
import { browserSpeech } from './speech/browser-speech.ts'
import { createReadAloud, type ReadAloud } from './speech/read-aloud.ts'
import { createSpokenMarks } from './speech/spoken-mark.ts'
import { toHumanText } from './text/human-text.ts'
import { createPageSurfaces, type PageSurfaces } from './view/page-surfaces.ts'
import { showText } from './view/show-text.ts'
import { createSplit, type Split } from './view/split.ts'
import { textInSight } from './view/text-in-sight.ts'
import { createViewport, type Viewport } from './view/viewport.ts'
import { whenPlaced } from './view/when-placed.ts'

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
  readonly dwell: DwellStore
  readonly aloud: ReadAloud
  readonly split: Split<Reader>
  readonly turns: Turns
  /** How a locked file is opened without a password; null where it is not. */
  openingOf(file: string): Promise<FileOpening | null>
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
  readonly keyPen: KeyPen
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

/** The first page has the machine to itself; then workers are made ready for the next paper. */
const NEXT_PAPER_MS = 4_000

const after = (ms: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, ms)
  return () => clearTimeout(timer)
}

const every = (ms: number, task: () => void): (() => void) => {
  const timer = setInterval(task, ms)
  return () => clearInterval(timer)
}

export function createReader({ stores, paper, file }: ReaderSetting): Reader {
  const lastView = findLastView(file, lookOf(stores))
  const openingOf: Shared['openingOf'] = one => stores.client.call('files.opening', { file: one }).catch(() => null)
  const findOpening = () => openingOf(file)
  const session = createSession({
    url: `/pdf/${file}`,
    // The picture of the last place has the machine to itself: workers that start would hold it up.
    open: options => lastView.seen.then(() => openPdf({ ...options, findOpening })),
    turn: stores.pageShowings.of(file).turn,
    hiddenOn: page => shownMarks.hiddenOn(page),
  })
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
    onNoMargins: () => stores.notices.show({ text: say('These pages have no margins that could be left out.') }),
  })
  const find = createFindStore({
    session,
    place: () => focused().viewport.place(),
    onGo: match => {
      const cover = document.querySelector('[data-find-bar]')?.getBoundingClientRect()
      void showText({ session, viewport: focused().viewport, cover }, match)
    },
  })
  const findMarks = createFindMarks(find)

  function createView(): View & { close(): void } {
    const viewport = createViewport(session, pageView.arrangement())
    const rasters = createRasters({ withPage: session.withPage, darkRoom, hiddenOn: shownMarks.hiddenOn })
    const surfaces = createPageSurfaces()
    const selection = createSelectionStore(surfaces)
    const marking = createMarking({ surfaces, selection, tools, library })
    const previews = createPreviewStore({ session, rasters, stores, paper })
    const { notices } = stores
    const { announce } = notices
    const forDrawing = { session, viewport, tools, drafts, library, announce }
    const drawing = createDrawing({ ...forDrawing, surfaces, selection, notices })
    const keyPen = createKeyPen({ ...forDrawing, drawing })
    const stopMarks = findMarks.add(surfaces)
    const stopSpoken = spokenMarks.add(surfaces)
    const stopRedrawing = redrawChanged(shownMarks, library, rasters)
    return {
      viewport,
      rasters,
      surfaces,
      selection,
      marking,
      previews,
      drawing,
      keyPen,
      close() {
        previews.hide()
        keyPen.close()
        stopMarks()
        stopSpoken()
        stopRedrawing()
        viewport.close()
        rasters.close()
      },
    }
  }

  const attention = watchAttention(() => performance.now())
  const dwell = createDwellStore({
    client: stores.client,
    paper,
    file,
    every,
    page: () => {
      const { isPlaced, page } = focused().viewport.store.getState()
      return isPlaced && attention.isLooking() ? page : null
    },
  })
  const aloud = createReadAloud({
    speech: browserSpeech(),
    next: (from, direction) => nextSpan(session, 'sentence', direction, from),
    textOf: async ({ page, start, end }) =>
      toHumanText((await session.text(page)).text.slice(start, end), focused().selection.words()),
    place: async () => {
      const { selection, viewport } = focused()
      const [piece] = selection.store.getState().pieces
      return piece ? { page: piece.page, offset: piece.start - 1 } : textInSight(session, viewport)
    },
    onSpan: span => void showText({ session, viewport: focused().viewport }, span).catch(() => undefined),
  })
  const spokenMarks = createSpokenMarks(aloud)
  const split = createSplit<Reader>(
    () => first,
    () => {
      const view = createView()
      const { zoom } = first.viewport.store.getState()
      view.viewport.startAt({ file, ...first.viewport.place(), zoom, fraction: 0 })
      return { view: see(view), close: view.close }
    },
  )
  const turns = createTurns({
    whenReady: () => whenPlaced(session, focused().viewport),
    // What keeps the whole file from being read is said in place of its pages.
    onTrouble: error => {
      if (session.store.getState().phase !== 'failed') stores.notices.fail(error)
    },
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
    dwell,
    aloud,
    split,
    turns,
    openingOf,
    close() {
      for (const stop of stops) stop()
      stopWarming()
      attention.close()
      aloud.stop()
      dwell.close()
      library.close()
      split.close()
      firstView.close()
      pageView.close()
      darkRoom.close()
      session.close()
    },
  }
  const stopWarming = after(NEXT_PAPER_MS, keepSpareWorkers)
  const firstView = createView()
  const first = see(firstView)
  const stops = [
    fileMarks.stop,
    findMarks.close,
    keepPlace({ viewport: first.viewport, library, file }),
    resumeTrim(first),
    lastView.close,
    keepLastView({ ...first, look: () => lookOf(stores) }),
    spokenMarks.close,
    retellChanged(shownMarks, library, session, find.forget),
  ]
  lastView.show(first)
  return first
}

function lookOf({ settings }: Stores): string {
  const { pageTheme, pageColors, pageBrightness, pageContrast } = settings.getState().value ?? DEFAULT_SETTINGS
  const theme = pageTheme === 'auto' ? document.documentElement.dataset['theme'] : pageTheme
  return JSON.stringify([theme, pageTheme === 'own' ? pageColors : null, pageBrightness, pageContrast])
}

function resumeTrim({ viewport, pageView }: Reader): () => void {
  return viewport.store.subscribe((now, before) => {
    if (now.isPlaced && !before.isPlaced) pageView.resume(now.page)
  })
}
