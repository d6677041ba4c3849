import type { LibraryEvent } from '../../../../preload/contract/library-api.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { LibraryFailure, toFailure } from '../../failures.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../session.ts'
import { readLibrarySidecar } from './library-sidecar.ts'
import { readPaperSidecar } from './read-paper-sidecar.ts'
import { librarySidecarPath, paperSidecarPath, sidecarText, type TextFile, writeTexts } from './sidecar-files.ts'
import { debtsOf, newestDebts, payDebts, type SidecarDebt, someDebts } from '../sidecar-debts.ts'

/** Keeps the plain files of a library up with its database, beside everything else that goes on. */
export interface SidecarWriter {
  start(): void
  /** Writes all that is behind; throws LibraryFailure where something could not be written. */
  flush(): Promise<void>
  /** Writes what it can in the time a quitting app has; what is left is written after the next start. */
  close(): Promise<void>
}

export interface SidecarRoom {
  readonly session: Session
  /** Of the library. */
  readonly folder: string
  readonly ports: Pick<Ports, 'after' | 'yieldTurn' | 'log'>
}

// Long enough that a burst of keys is written once, short enough for the promised two seconds.
const DELAY_MS = 300
const RETRY_MS = 30_000
// What an import of thousands owes is written with pauses, so that the disk and the thread are the reader's.
const PAUSE_MS = 20
const SLICE_MS = 8
const FILES_A_SLICE = 32
// So many papers of one event are a reader's work or a small list; more are an import.
const FEW_PAPERS = 200
// So many files in a row that cannot be written are no matter of single files: the disk is full, or gone.
const MOST_FAILURES = FILES_A_SLICE
const CLOSE_WITHIN_MS = 20_000

export function makeSidecarWriter({ session, folder, ports }: SidecarRoom): SidecarWriter {
  const urgent = new Set<PaperId>()
  /** Those that could not be written: not again before the next try of all. */
  const failed = new Map<PaperId, unknown>()
  let libraryIsBehind = true
  let told = ''
  let closed = false
  let due: { readonly at: number; cancel(): void } | null = null
  let pauseMs = PAUSE_MS
  let until = Number.POSITIVE_INFINITY
  let endPause = (): void => {}
  let working: Promise<void> = Promise.resolve()
  let stopListening = (): void => {}

  const schedule = (ms: number): void => {
    const at = performance.now() + ms
    if (closed || (due && due.at <= at)) return
    due?.cancel()
    due = { at, cancel: ports.after(ms, workWhenDue) }
  }

  const workWhenDue = (): void => {
    due = null
    void work().catch(complain)
  }

  /** One run at a time. */
  const work = (): Promise<void> => {
    working = working.catch(() => {}).then(writeAll)
    return working
  }

  /** Work that somebody waits for, with what was under way before. */
  const workNow = async (): Promise<void> => {
    pauseMs = 0
    endPause()
    await work()
  }

  const writeAll = async (): Promise<void> => {
    failed.clear()
    await writeLibrary()
    while (performance.now() < until && failed.size < MOST_FAILURES) {
      const { debts, hurry } = nextDebts()
      if (debts.length === 0) break
      await writePapers(debts)
      if (hurry || pauseMs === 0) await ports.yieldTurn()
      else await pause()
    }
    const [failure] = failed.values()
    if (failure !== undefined) throw failure
    told = ''
  }

  const pause = (): Promise<void> =>
    new Promise(resolve => {
      const cancel = ports.after(pauseMs, resolve)
      // A process that closes the library does not stay for a timer.
      endPause = () => {
        cancel()
        resolve()
      }
    })

  const nextDebts = (): { readonly debts: readonly SidecarDebt[]; readonly hurry: boolean } => {
    const wanted = [...urgent].filter(id => !failed.has(id))
    const first = wanted.length > 0 ? debtsOf(session.read, wanted, FILES_A_SLICE) : []
    if (first.length > 0) return { debts: first, hurry: true }
    urgent.clear()
    return { debts: someDebts(session.read, [...failed.keys()], FILES_A_SLICE), hurry: false }
  }

  const writeLibrary = async (): Promise<void> => {
    if (!libraryIsBehind) return
    libraryIsBehind = false
    const file = { path: librarySidecarPath(folder), text: sidecarText(readLibrarySidecar(session.read)) }
    const [result] = await writeTexts([file])
    if (result?.status !== 'rejected') return
    libraryIsBehind = true
    throw result.reason
  }

  const writePapers = async (debts: readonly SidecarDebt[]): Promise<void> => {
    const paid: SidecarDebt[] = []
    const files: (TextFile & { readonly debt: SidecarDebt })[] = []
    const start = performance.now()
    for (const debt of debts) {
      if (performance.now() - start > SLICE_MS) break
      const sidecar = readPaperSidecar(session.read, debt.id)
      if (sidecar) files.push({ debt, path: paperSidecarPath(folder, debt.id), text: sidecarText(sidecar) })
      else paid.push(debt)
    }
    const results = await writeTexts(files)
    for (const [index, result] of results.entries()) {
      const debt = files[index]?.debt
      if (!debt) continue
      if (result.status === 'fulfilled') paid.push(debt)
      else failed.set(debt.id, result.reason)
    }
    if (paid.length > 0) session.transact(write => payDebts(write, paid))
  }

  const complain = (error: unknown): void => {
    const { message } = toFailure(error)
    // Once for each trouble: it is tried twice a minute.
    if (message !== told)
      ports.log('warn', 'plain files of papers could not be written; it is tried again', { error: message })
    told = message
    schedule(RETRY_MS)
  }

  const onEvent = (event: LibraryEvent): void => {
    switch (event.topic) {
      case 'queues':
      case 'feeds':
      case 'settings':
        libraryIsBehind = true
        break
      case 'papers':
        if (event.papers && event.papers.length <= FEW_PAPERS) for (const id of event.papers) urgent.add(id)
        break
      case 'journal':
        for (const id of event.papers ?? []) urgent.add(id)
        break
      default:
        return
    }
    schedule(DELAY_MS)
  }

  return {
    start() {
      for (const id of newestDebts(session.read, FEW_PAPERS)) urgent.add(id)
      stopListening = session.listen(onEvent)
      schedule(DELAY_MS)
    },
    async flush() {
      try {
        await workNow()
      } catch (error) {
        schedule(RETRY_MS)
        const { code, message } = toFailure(error)
        throw new LibraryFailure(code, `Some plain files of papers are behind: ${message}`, { cause: error })
      } finally {
        pauseMs = PAUSE_MS
      }
    },
    async close() {
      closed = true
      stopListening()
      due?.cancel()
      until = performance.now() + CLOSE_WITHIN_MS
      await workNow().catch(complain)
    },
  }
}
