import type { DoctorFinding, MirrorStatus } from '../../../preload/contract/library-api.ts'
import type { CheckedArgs } from '../../../preload/contract/method-table.ts'
import type { Job } from '../../../preload/contract/job.ts'
import type { Settings } from '../../../preload/contract/settings.ts'
import type { WriteHandle } from '../database/handles.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import type { JobHandler, JobRunner } from '../jobs/job-runner.ts'
import { hasWaiting } from '../jobs/jobs.ts'
import { COMPARE_ALL, MIRROR_JOB } from '../safety/mirror-again.ts'
import { readSettings } from '../settings/settings.ts'
import { countMirrorDebts, forgetMirrorDebts, owedReferences, oweWholeMirror } from './mirror-debts.ts'
import { prepareMirror } from './mirror-folder.ts'
import { keepMirrorKey } from './mirror-key.ts'
import type { MirrorRoom } from './mirror-paper.ts'
import { makeMirrorWork } from './mirror-work.ts'

type SettingsChange = CheckedArgs<'settings.set'>

/** A folder of the reader's that is kept up with the library as plain files, which any program reads. */
export interface Mirror {
  /** Follows the library for as long as it is open. `jobs`: much at once is shown as a job, where somebody looks. */
  start(jobs: Pick<JobRunner, 'add'> | null): void
  status(): MirrorStatus
  /** Looks through all of it, and writes what is not as it should be. */
  writeAll(jobs: Pick<JobRunner, 'add'>): Job
  readonly run: JobHandler
  /** Before settings are written: makes the folder that they name a mirror's. Throws LibraryFailure where it cannot be one. */
  prepare(change: SettingsChange): void
  /** With settings, in their transaction: what they change in the files is owed. */
  owe(write: WriteHandle, change: SettingsChange): void
  check(repair: boolean): Promise<readonly DoctorFinding[]>
  /** Writes what it can in the time a quitting app has. */
  close(): Promise<void>
}

const DELAY_MS = 1_500
const RETRY_MS = 60_000
const PAUSE_MS = 1
// More at once than this is a job, which is seen and can be stopped.
const FEW_PAPERS = 200
const CLOSE_WITHIN_MS = 2_000
const KEPT_NAMES = 50
// Writing the bibliography takes a twentieth of the time at most.
const REFERENCES_SHARE = 20

export function makeMirror(room: MirrorRoom): Mirror {
  const { session, ports, folder: library } = room
  const kept: string[] = []
  const work = makeMirrorWork(room, names => {
    if (names.length > 0) ports.log('info', 'files of the mirror had been changed and were kept', { names })
    kept.splice(0, 0, ...names)
    kept.splice(KEPT_NAMES)
  })
  let trouble: string | null = null
  /** What is owed since before is left alone: somebody stopped the job that was to write it. */
  let heldSince = 0
  let referencesAt = 0
  let jobs: Pick<JobRunner, 'add'> | null = null
  let closed = false
  let due: { readonly at: number; cancel(): void } | null = null
  let working: Promise<unknown> = Promise.resolve()
  let stopListening = (): void => {}

  const settings = (): Settings => readSettings(session.read)
  const tell = (): void => session.tell({ topic: 'mirror', papers: [], views: false })

  /** One at a time. */
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = working.then(task, task)
    working = done.catch(() => {})
    return done
  }

  const schedule = (ms: number): void => {
    const at = ports.now() + ms
    if (closed || (due && due.at <= at)) return
    due?.cancel()
    due = {
      at,
      cancel: ports.after(ms, () => {
        due = null
        void inTurn(catchUp).then(ended, complain)
      }),
    }
  }

  const ended = (): void => {
    if (trouble !== null) trouble = null
    tell()
  }

  const complain = (error: unknown): void => {
    const { message } = toFailure(error)
    if (message !== trouble) {
      trouble = message
      ports.log('warn', 'the mirror is behind; it is tried again', { error: message })
      tell()
    }
    schedule(RETRY_MS)
  }

  const catchUp = async (): Promise<void> => {
    if (closed || settings().mirrorFolder === '' || hasWaiting(session.read, 'mirror')) return
    const isMuch = countMirrorDebts(session.read, heldSince) > FEW_PAPERS
    if (isMuch && jobs === null) return
    let tries = 0
    // Where there was trouble, a few say whether it is over before a job is made of all.
    const isEnough = (): boolean => closed || (isMuch && (trouble === null || (tries += 1) > 1))
    await writeSome(isEnough)
    if (isMuch) jobs?.add('mirror', MIRROR_JOB, {})
  }

  const writeSome = async (isEnough: () => boolean): Promise<void> => {
    const start = ports.now()
    const withReferences = start >= referencesAt
    await work.write({ since: heldSince, isEnough, pause: ports.yieldTurn, withReferences })
    if (withReferences) referencesAt = ports.now() + (ports.now() - start) * REFERENCES_SHARE
    else schedule(referencesAt - start)
  }

  const pause = (): Promise<void> => new Promise(resolve => void ports.after(PAUSE_MS, resolve))

  const writeMuch = async (context: Parameters<JobHandler>[1] | null): Promise<void> => {
    await work.write({
      since: 0,
      isEnough: () => context?.signal.aborted ?? false,
      pause: context ? pause : ports.yieldTurn,
      onProgress: (done, total) => context?.progress(done, total),
      withReferences: true,
    })
    if (context?.signal.aborted) {
      heldSince = ports.now()
      throw context.signal.reason
    }
  }

  const oweAll = (): void => {
    work.lookAgain()
    heldSince = 0
    session.transact(write => oweWholeMirror(write, ports.now()))
  }

  const status = (): MirrorStatus => {
    const folder = settings().mirrorFolder
    return { folder, behind: countMirrorDebts(session.read), trouble: folder === '' ? null : trouble, kept: [...kept] }
  }

  return {
    start(runner) {
      jobs = runner
      stopListening = session.listen(({ topic }) => {
        if (topic === 'papers' || topic === 'journal' || topic === 'settings') schedule(DELAY_MS)
      })
      schedule(DELAY_MS)
    },
    status,
    writeAll(runner) {
      if (settings().mirrorFolder === '')
        throw new LibraryFailure('invalid', 'There is no mirror to write: name a folder for it first.')
      return runner.add('mirror', MIRROR_JOB, COMPARE_ALL)
    },
    async run(task, context) {
      try {
        // Written above, and where another database takes the library's place.
        if ((JSON.parse(task) as Partial<typeof COMPARE_ALL>).all) oweAll()
        await inTurn(() => writeMuch(context))
        ended()
      } catch (error) {
        if (!context.signal.aborted) complain(error)
        throw error
      }
      return null
    },
    prepare({ mirrorFolder }) {
      if (mirrorFolder === undefined || mirrorFolder === '' || mirrorFolder === settings().mirrorFolder) return
      session.requirePlace()
      prepareMirror({ folder: mirrorFolder, library, key: keepMirrorKey(library, ports.newId) })
    },
    owe(write, change) {
      if (change.mirrorFolder !== undefined) {
        trouble = null
        heldSince = 0
        work.lookAgain()
        forgetMirrorDebts(write)
      }
      const { mirrorFolder, mirrorPdfs, annotationTemplate, colorNames, authorName } = change
      if ([mirrorFolder, mirrorPdfs, annotationTemplate, colorNames, authorName].some(value => value !== undefined))
        oweWholeMirror(write, ports.now())
    },
    async check(repair) {
      const { mirrorFolder } = settings()
      if (mirrorFolder === '') return []
      const finding = (ok: boolean, message: string): DoctorFinding[] => [
        { check: 'mirror', ok, message, repaired: repair && ok },
      ]
      try {
        if (repair) {
          oweAll()
          await inTurn(() => writeMuch(null))
          ended()
          return finding(
            true,
            `All files of the mirror ${mirrorFolder} were compared, and written where they differed.`,
          )
        }
        const { behind } = status()
        if (behind > FEW_PAPERS)
          return finding(
            false,
            `The files of ${behind} papers in the mirror ${mirrorFolder} are behind. "offprint mirror --write" writes them.`,
          )
        return trouble === null ? finding(true, `The mirror ${mirrorFolder} is kept up.`) : finding(false, trouble)
      } catch (error) {
        return finding(false, toFailure(error).message)
      }
    },
    async close() {
      stopListening()
      due?.cancel()
      closed = true
      const isOwing = countMirrorDebts(session.read, heldSince) > 0 || owedReferences(session.read) !== null
      if (settings().mirrorFolder === '' || !isOwing) return
      const until = performance.now() + CLOSE_WITHIN_MS
      await inTurn(() =>
        work.write({
          since: heldSince,
          isEnough: () => performance.now() > until,
          pause: ports.yieldTurn,
          withReferences: true,
        }),
      ).catch((error: unknown) =>
        ports.log('warn', 'the mirror is behind; it is written after the next start', {
          error: toFailure(error).message,
        }),
      )
    },
  }
}
