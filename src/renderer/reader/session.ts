import { createStore } from 'zustand/vanilla'
import type { OpenPdfOptions } from './engine/open-pdf.ts'
import { type OpenProblem, problemOf, StuckError } from './engine/open-problem.ts'
import type { PdfDocument, PdfPage } from './engine/pdf-document.ts'
import { pageBox, type PageBox } from './geometry/page-space.ts'
import { AS_THE_FILE_HAS_IT, isSameBox, type Showing, shownBox } from './geometry/shown-box.ts'
import { type PageText } from './text/page-text.ts'

export type Phase = 'opening' | 'locked' | 'failed' | 'open'

export interface SessionState extends Showing {
  readonly phase: Phase
  readonly loaded: number
  readonly total: number | null
  /** A password was given and does not open the file. */
  readonly isPasswordWrong: boolean
  readonly problem: OpenProblem | null
  readonly pageCount: number
  /** As the file has them; taken from the first page until a page itself is known. */
  readonly pages: readonly PageBox[]
  /** As they are shown: turned, trimmed. */
  readonly boxes: readonly PageBox[]
  readonly labels: readonly string[] | null
  /** Whether the file was asked for its labels. */
  readonly isLabelled: boolean
  /** Pages whose text is another one since it was read, by how often that came about. */
  readonly retold: ReadonlyMap<number, number>
}

export interface SessionOptions {
  readonly url: string
  readonly open: (options: OpenPdfOptions) => Promise<PdfDocument>
  readonly turn?: Showing['turn']
  /** The marks of the file that are not shown as it has them; their words are no words of the page then. */
  readonly hiddenOn?: (page: PdfPage) => Promise<readonly string[]>
}

const CLOSED: SessionState = {
  ...AS_THE_FILE_HAS_IT,
  pages: [],
  phase: 'opening',
  loaded: 0,
  total: null,
  isPasswordWrong: false,
  problem: null,
  pageCount: 0,
  boxes: [],
  labels: null,
  isLabelled: false,
  retold: new Map(),
}

export type Session = ReturnType<typeof createSession>

/** One open file, from the first byte to the last page, over as many workers as it takes. */
export function createSession({ url, open, turn = 0, hiddenOn = () => Promise.resolve([]) }: SessionOptions) {
  const store = createStore<SessionState>(() => ({ ...CLOSED, turn }))
  const closing = new AbortController()
  const texts = new Map<number, Promise<PageText>>()
  /** Pages at work in the worker, by how often: whoever is at work when it stands still is to blame. */
  const busy = new Map<number, number>()
  const bad = new Set<number>()
  let password: string | undefined
  let unlock: ((password: string) => void) | null = null
  let document: Promise<PdfDocument> = start()

  function start(): Promise<PdfDocument> {
    const opened = open({
      url,
      password,
      signal: closing.signal,
      onProgress: (loaded, total) => {
        if (store.getState().phase === 'opening') store.setState({ loaded, total })
      },
      askPassword: isWrong => {
        store.setState({ phase: 'locked', isPasswordWrong: isWrong })
        return new Promise(resolve => (unlock = resolve))
      },
      onStuck: recover,
    })
    opened.then(whenOpen).catch((error: unknown) => {
      if (!closing.signal.aborted) store.setState({ phase: 'failed', problem: problemOf(error) })
    })
    return opened
  }

  async function whenOpen(pdf: PdfDocument): Promise<void> {
    if (pdf.pageCount === 0) throw Object.assign(new Error('it has no pages'), { name: 'InvalidPDFException' })
    if (store.getState().pageCount === pdf.pageCount) store.setState({ phase: 'open', problem: null })
    else {
      // A first page that cannot be read must not keep the others from being shown.
      const box = await pdf.page(0).then(
        page => page.box,
        () => pageBox([], 0, 1),
      )
      store.setState({
        phase: 'open',
        problem: null,
        pageCount: pdf.pageCount,
        ...asShown(Array.from({ length: pdf.pageCount }, () => box)),
      })
    }
    if (store.getState().isLabelled) return
    const labels = await pdf.labels().catch(() => null)
    store.setState({ isLabelled: true, labels: labels?.length === pdf.pageCount ? labels : null })
  }

  /** The worker was ended: the file is opened anew, without the pages that held it up. */
  function recover(): void {
    for (const page of busy.keys()) bad.add(page)
    texts.clear()
    if (!closing.signal.aborted) document = start()
  }

  function asShown(
    pages: readonly PageBox[],
    showing: Showing = store.getState(),
  ): Pick<SessionState, 'pages' | 'boxes'> {
    const known = new Map<PageBox, PageBox>()
    const show = (page: PageBox): PageBox => {
      const box = known.get(page) ?? shownBox(page, showing)
      known.set(page, box)
      return box
    }
    return { pages, boxes: pages.map(show) }
  }

  function learnBox(index: number, box: PageBox): void {
    const { pages, boxes } = store.getState()
    const known = pages[index]
    if (!known || isSameBox(known, box)) return
    store.setState({ pages: pages.with(index, box), boxes: boxes.with(index, shownBox(box, store.getState())) })
  }

  /** A page whose marks cannot be read has its text all the same. */
  const leftOut = (page: PdfPage): Promise<readonly string[]> => hiddenOn(page).catch(() => [])

  /** Rejects with StuckError for a page that held up a worker before. */
  async function withPage<T>(index: number, work: (page: PdfPage) => Promise<T>): Promise<T> {
    if (bad.has(index)) throw new StuckError()
    const pdf = await document
    busy.set(index, (busy.get(index) ?? 0) + 1)
    try {
      const page = await pdf.page(index)
      learnBox(index, page.box)
      return await work(page)
    } finally {
      const left = (busy.get(index) ?? 1) - 1
      if (left > 0) busy.set(index, left)
      else busy.delete(index)
    }
  }

  return {
    store,
    withPage,
    document: () => document,
    /** What pages the file had when it was open last: they can be laid out before it is open. */
    expect(pages: readonly PageBox[]): void {
      const { phase, pageCount } = store.getState()
      if (phase !== 'opening' || pageCount > 0 || pages.length === 0) return
      store.setState({ pageCount: pages.length, ...asShown(pages) })
    },
    /** Turns or trims the pages. */
    show(showing: Partial<Showing>): void {
      const next = { ...store.getState(), ...showing }
      store.setState({ ...showing, ...asShown(next.pages, next) })
    },
    /** The text of a page, read once. */
    text(index: number): Promise<PageText> {
      const known = texts.get(index)
      if (known) return known
      const read = withPage(index, async page => await page.text(await leftOut(page)))
      texts.set(index, read)
      read.catch(() => texts.delete(index))
      return read
    },
    /** What is printed on the pages, once the file was asked; null where it does not say. */
    whenLabelled(): Promise<readonly string[] | null> {
      return new Promise(resolve => {
        const look = ({ isLabelled, labels, phase }: SessionState): void => {
          if (!isLabelled && phase !== 'failed') return
          stop()
          resolve(labels)
        }
        const stop = store.subscribe(look)
        look(store.getState())
      })
    },
    hiddenOn: leftOut,
    /** The text of a page is to be read anew: other marks of the file are hidden. */
    retell(index: number): void {
      texts.delete(index)
      store.setState(({ retold }) => ({ retold: new Map(retold).set(index, (retold.get(index) ?? 0) + 1) }))
    },
    /** What opened the file; undefined where it needed none. */
    password: () => password,
    givePassword(given: string): void {
      password = given
      store.setState({ phase: 'opening', isPasswordWrong: false })
      unlock?.(given)
    },
    retry(): void {
      bad.clear()
      texts.clear()
      store.setState({ phase: 'opening', loaded: 0, total: null, problem: null, isPasswordWrong: false, pageCount: 0 })
      document = start()
    },
    /** Lets a page that held up a worker try once more. */
    forgive: (index: number): void => void bad.delete(index),
    close(): void {
      closing.abort()
    },
  }
}
