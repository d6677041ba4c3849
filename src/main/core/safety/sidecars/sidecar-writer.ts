import type { LibraryEvent } from '../../../../preload/contract/library-api.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { LibraryFailure, toFailure } from '../../failures.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../session.ts'
import { readLibrarySidecar } from './library-sidecar.ts'
import { readPaperSidecars } from './read-paper-sidecar.ts'
import {
  librarySidecarPath,
  paperSidecarPath,
  removeText,
  sidecarText,
  type TextFile,
  writeTexts,
} from './sidecar-files.ts'
import { stepsFile, stepsOf } from './steps-file.ts'
import { debtsAfter, debtsOf, newestDebts, payDebts, type SidecarDebt } from '../sidecar-debts.ts'

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
// What an import of thousands owes is written once it has passed, and with pauses: the disk and the thread are the reader's.
const MASSES_QUIET_MS = 1_000
const PAUSE_MS = 20
const SLICE_MS = 8
const FILES_A_SLICE = 32
// Asked for together; a slice that takes long ends between two of these.
const READ_AT_ONCE = 8
// A debt that is crossed off too late is a file that is compared once more; crossing off costs a commit.
const DEBTS_A_COMMIT = 256
// So many papers of one event are a reader's work or a small list; more are an import.
const FEW_PAPERS = 200
// So many files in a row that cannot be written are no matter of single files: the disk is full, or gone.
const MOST_FAILURES = FILES_A_SLICE
// An import that ends with its process is written out; what an earlier process left gets a moment only.
const CLOSE_WITHIN_MS = 20_000
const LEFTOVERS_WITHIN_MS = 500

export function makeSidecarWriter({ session, folder, ports }: SidecarRoom): SidecarWriter {
  const urgent = new Set<PaperId>()
  /** Those that could not be written: not again before the next try of all. */
  const failed = new Map<PaperId, Error>()
  /** Written, and not yet crossed off. */
  let paid: SidecarDebt[] = []
  let massesAt: number | null = null
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
    session.requirePlace()
    await writeLibrary()
    let last = 0
    while ((urgent.size > 0 || performance.now() < until) && failed.size < MOST_FAILURES) {
      const hurried = urgentDebts()
      const patience = hurried.length > 0 || pauseMs === 0 ? 0 : quietIn()
      if (patience > 0) {
        schedule(patience)
        break
      }
      const debts = hurried.length > 0 ? hurried : debtsAfter(session.read, last, FILES_A_SLICE)
      if (debts.length === 0) break
      const done = await writePapers(debts)
      if (hurried.length > 0 || paid.length >= DEBTS_A_COMMIT) crossOff()
      if (hurried.length === 0) last = debts[done - 1]?.id ?? last
      if (hurried.length > 0 || pauseMs === 0) await ports.yieldTurn()
      else await pause()
    }
    await writeSteps()
    const [failure] = failed.values()
    if (failure !== undefined) throw failure
    told = ''
  }

  /** What is told here must be on the disk there: a power cut may take the parts of an import along, but nothing before a commit that was waited for. */
  const writeSteps = async (): Promise<void> => {
    const steps = stepsOf(session.read)
    const isOnDisk = paid.length > 0 || massesAt === null
    crossOff()
    if (!isOnDisk || failed.size > 0) return
    const [result] = await writeTexts([stepsFile(folder, steps)])
    if (result?.status === 'rejected') throw asError(result.reason)
  }

  const quietIn = (): number => (massesAt === null ? 0 : massesAt + MASSES_QUIET_MS - performance.now())

  const crossOff = (): void => {
    if (paid.length > 0) session.transact(write => payDebts(write, paid))
    paid = []
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

  const urgentDebts = (): SidecarDebt[] => {
    const wanted = [...urgent].filter(id => !failed.has(id))
    const debts = wanted.length > 0 ? debtsOf(session.read, wanted, FILES_A_SLICE) : []
    if (debts.length === 0) urgent.clear()
    return debts
  }

  const writeLibrary = async (): Promise<void> => {
    if (!libraryIsBehind) return
    libraryIsBehind = false
    const file = { path: librarySidecarPath(folder), text: sidecarText(readLibrarySidecar(session.read)) }
    const [result] = await writeTexts([file])
    if (result?.status !== 'rejected') return
    libraryIsBehind = true
    throw asError(result.reason)
  }

  /** Writes as many of them, from the first on, as fit into a slice; answers how many. */
  const writePapers = async (debts: readonly SidecarDebt[]): Promise<number> => {
    const files: (TextFile & { readonly debt: SidecarDebt })[] = []
    const gone: SidecarDebt[] = []
    const start = performance.now()
    let done = 0
    while (done < debts.length && (done === 0 || performance.now() - start < SLICE_MS)) {
      const some = debts.slice(done, done + READ_AT_ONCE)
      done += some.length
      const ids = some.map(({ id }) => id)
      const sidecars = new Map(readPaperSidecars(session.read, ids).map(sidecar => [sidecar.id, sidecar]))
      for (const debt of some) {
        const sidecar = sidecars.get(debt.id)
        if (sidecar) files.push({ debt, path: paperSidecarPath(folder, debt.id), text: sidecarText(sidecar) })
        else gone.push(debt)
      }
    }
    const results = await writeTexts(files)
    // After those that took it in: what became part of another paper stands in that one's file.
    for (const debt of gone) {
      await removeText(paperSidecarPath(folder, debt.id))
      paid.push(debt)
    }
    for (const [index, { debt }] of files.entries()) {
      const result = results[index]
      if (result?.status === 'fulfilled') paid.push(debt)
      else failed.set(debt.id, asError(result?.reason))
    }
    return done
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
      case 'rules':
      case 'settings':
        libraryIsBehind = true
        break
      case 'papers':
        if (event.papers && event.papers.length <= FEW_PAPERS) for (const id of event.papers) urgent.add(id)
        else massesAt = performance.now()
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
      until = performance.now() + (massesAt !== null ? CLOSE_WITHIN_MS : LEFTOVERS_WITHIN_MS)
      await workNow().catch(complain)
    },
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
