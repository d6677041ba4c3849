import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LibraryApi, LibraryEvent } from '../../preload/contract/library-api.ts'
import { type Method, methods } from '../../preload/contract/method-table.ts'
import { makeAnnotationApi } from './api/annotation-api.ts'
import { makeClock } from './api/clock.ts'
import type { LibraryContext } from './api/context.ts'
import { apiOfDamaged } from './api/damaged-library.ts'
import { makeDigestApi } from './api/digest-api.ts'
import { makeFindingApi } from './api/finding-api.ts'
import { makeInterestApi } from './api/interest-api.ts'
import { makeIntakeApi } from './api/intake-api.ts'
import { makeJoiningApi } from './api/joining-api.ts'
import { makeLibraryApi } from './api/library-api.ts'
import { makeMapApi } from './api/map-api.ts'
import { makePaperApi } from './api/paper-api.ts'
import { makePlanApi } from './api/plan-api.ts'
import { makeQueueApi } from './api/queue-api.ts'
import { makeReadingApi } from './api/reading-api.ts'
import { makeRuleApi } from './api/rule-api.ts'
import { makeShelfApi } from './api/shelf-api.ts'
import { makeStatisticsApi } from './api/statistics-api.ts'
import { makeSteps } from './api/steps.ts'
import { type CheckLibrary, makeBackupApi, makeBackups, makeDoctor } from './api/upkeep-api.ts'
import { holderOf, takeLock } from './database/lock.ts'
import { type LibraryDatabase, openDatabase } from './database/open-database.ts'
import { LibraryFailure, toFailure } from './failures.ts'
import { startDigestClock } from './digest/digest-clock.ts'
import { makeDigests } from './digest/digests.ts'
import { makeFinding } from './discovery/finding.ts'
import { startFeedClock } from './feeds/schedule/feed-clock.ts'
import { sweepUploads } from './intake/sweep-uploads.ts'
import { startTextClock } from './intake/texts/text-clock.ts'
import { makeMirror } from './mirror/mirror.ts'
import { oweMirror } from './mirror/mirror-debts.ts'
import { careForWordIndex } from './papers/index-care.ts'
import { makePdfStore } from './pdfs/pdf-store.ts'
import type { Ports } from './ports.ts'
import { startWakeClock } from './reading/wake-clock.ts'
import { backupBeforeMigration } from './safety/backups.ts'
import { requireDatabase, settleReplacement } from './safety/replacement.ts'
import { keepReserve, openWithReserve } from './safety/reserve.ts'
import { prepareRescue, type RescueRequest } from './safety/rescue.ts'
import { prepareRestore } from './safety/restore.ts'
import { oweSidecars } from './safety/sidecar-debts.ts'
import { makeSidecarWriter } from './safety/sidecars/sidecar-writer.ts'
import { requireNewest } from './safety/sidecars/steps-file.ts'
import { makeSession } from './session.ts'
import { steadyTimers } from './steady-timers.ts'

export interface OpenOptions {
  /** 'owner' takes the lock and may write; 'reader' only reads and never blocks the owner. */
  readonly as: 'owner' | 'reader'
  /** For "already open" messages: "electron", "web", "cli". */
  readonly host: string
  /** Refreshes feeds by itself. A single command of the command line does not. */
  readonly background?: boolean
  /** What the host has to say of the library as it opens it, for people. */
  readonly notice?: string | null
  /** The folder of the app's own resources: the sample library. */
  readonly resources?: string
}

export interface Library {
  readonly api: LibraryApi
  /** For a reader: the process that owns the library, "electron, process 4711"; null where none does. */
  readonly heldBy: string | null
  /** Told after commit, in order. */
  onEvent(listener: (event: LibraryEvent) => void): () => void
  /** Where an upload of that id is kept until an import or attachment takes it. The folder exists. */
  uploadPath(upload: string): string
  /** Where the bytes of a stored file lie; null where the library does not have it. */
  filePath(file: string): string | null
  /** Ends jobs at a safe point, writes what is due, releases the lock. A second call waits for the first. */
  close(): Promise<void>
}

/**
 * The only door to a library. Throws LibraryFailure: 'already-open', 'invalid', 'disk-error'. One whose database is damaged
 * or gone opens with nothing but doctor.check and backups.*; every other method says so ('damaged'). A reader makes nothing:
 * where there is no library yet it reads an empty one.
 */
export type OpenLibrary = (folder: string, ports: Ports, options: OpenOptions) => Promise<Library>

export const openLibrary: OpenLibrary = async (folder, ports, options) => {
  const lock =
    options.as === 'owner' ? openWithReserve(folder, () => takeLock(folder, options.host, ports.now())) : null
  const listeners = new Set<(event: LibraryEvent) => void>()
  const open = (): Rooms => {
    if (lock) settleReplacement(folder)
    requireDatabase(folder)
    const opened = openRooms(folder, { ...ports, after: steadyTimers(ports) }, options)
    opened.onEvent(event => {
      for (const listener of listeners) listener(event)
    })
    return opened
  }
  const request = (): RescueRequest => ({ folder, now: ports.now(), pause: ports.yieldTurn })
  try {
    let closing: Promise<void> | null = null
    let rooms = lock ? openWithReserve(folder, () => openOrExplain(open, folder)) : openOrExplain(open, folder)
    if (lock) keepReserve(folder)
    /** Opens the database that was made ready: whoever asks meanwhile waits for the new one. */
    const reopen = async (): Promise<void> => {
      // What cannot be closed in good order is the damaged database that is being replaced.
      await rooms.close().catch((error: unknown) => ports.log('warn', 'closing failed', { error: String(error) }))
      rooms = open()
      for (const listener of listeners) listener({ topic: 'library', papers: null, views: true })
    }
    const own: OwnApi = {
      async 'backups.restore'({ file }) {
        if (!lock)
          throw new LibraryFailure(
            'read-only',
            'Another process owns the library, so no backup was restored. Close it there and try again.',
          )
        const kept = await prepareRestore({ ...request(), file })
        await reopen()
        return { kept }
      },
      async 'doctor.check'({ repair }) {
        const { findings, damaged } = await rooms.check(repair)
        if (!damaged || !repair) return findings
        const rescue = await prepareRescue(request())
        if (!rescue.repaired) return [rescue]
        await reopen()
        // That it is sound is said already, with how it came to be.
        const { findings: others } = await rooms.check(repair)
        return [rescue, ...others.filter(({ check, ok }) => check !== rescue.check || !ok)]
      },
    }
    return {
      heldBy: lock ? null : holderOf(folder),
      api: apiOver(() => rooms.api, own),
      onEvent(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      uploadPath: upload => join(rooms.uploads, upload),
      filePath: file => rooms.filePath(file),
      close() {
        closing ??= rooms.close().finally(() => lock?.release())
        return closing
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

/** A library that cannot be opened because it is damaged or gone: it can be checked, and by its owner repaired and restored. */
function openOrExplain(open: () => Rooms, folder: string): Rooms {
  try {
    return open()
  } catch (error) {
    const failure = toFailure(error)
    if (failure.code !== 'damaged') throw error
    return {
      api: apiOfDamaged(folder, failure),
      check: async () => ({
        findings: [{ check: 'database', ok: false, message: failure.message, repaired: false }],
        damaged: true,
      }),
      uploads: join(folder, 'uploads'),
      onEvent: () => () => {},
      filePath: () => null,
      close: async () => {},
    }
  }
}

/** The methods that open another database while the library is open. */
type OwnApi = Pick<LibraryApi, 'backups.restore' | 'doctor.check'>
type RoomApi = Omit<LibraryApi, keyof OwnApi>

/** The methods of whatever rooms are open when one is called. */
function apiOver(current: () => RoomApi, own: OwnApi): LibraryApi {
  const names = (Object.keys(methods) as Method[]).filter((name): name is keyof RoomApi => !(name in own))
  const entries = names.map(name => [name, (args: never) => (current()[name] as (args: never) => unknown)(args)])
  // Every method of the table is there, each calling its namesake.
  return { ...Object.fromEntries(entries), ...own } as LibraryApi
}

interface Rooms extends Pick<Library, 'onEvent' | 'filePath' | 'close'> {
  readonly api: RoomApi
  readonly check: CheckLibrary
  readonly uploads: string
}

function openRooms(folder: string, ports: Ports, options: OpenOptions): Rooms {
  const database = openDatabase(folder, {
    as: options.as,
    onSlow: ({ sql, ms }) => ports.log('info', 'slow query', { sql: sql.slice(0, 300), ms: Math.round(ms) }),
    beforeMigration: (raw, version) => backupBeforeMigration(raw, folder, version, ports.now()),
  })
  try {
    if (database.writable) requireNewest(folder, database.read)
    return putTogether(database, folder, ports, options)
  } catch (error) {
    database.close()
    throw error
  }
}

/** Puts the rooms together over an open database. What is started here is ended in close(), in the opposite order. */
function putTogether(database: LibraryDatabase, folder: string, ports: Ports, options: OpenOptions): Rooms {
  const session = makeSession(
    database,
    (write, papers) => {
      oweSidecars(write, papers, ports.now())
      oweMirror(write, papers, ports.now())
    },
    error => ports.log('error', 'a listener failed', { error: String(error) }),
  )
  const uploads = join(folder, 'uploads')
  const store = makePdfStore(folder)
  const context: LibraryContext = {
    folder,
    uploads,
    resources: options.resources ?? null,
    session,
    ports,
    clock: makeClock(session, ports),
    steps: makeSteps(session, ports),
    store,
    finding: makeFinding(session, ports, {
      folder,
      resources: options.resources ?? null,
      background: options.background ?? false,
    }),
  }
  const digests = makeDigests(session, ports, context.finding)
  const backups = makeBackups(context, database)
  const sidecars = makeSidecarWriter({ session, folder, ports })
  const mirror = makeMirror({ folder, session, ports, store, moment: context.clock.moment })
  const intake = makeIntakeApi(context, { backup: backups.run, mirror: mirror.run })
  if (session.writable) {
    mkdirSync(uploads, { recursive: true })
    sweepUploads(uploads, session.read)
    sidecars.start()
    mirror.start(options.background ? intake.jobs : null)
    intake.jobs.start()
  }
  const stopCare = session.writable ? careForWordIndex(session, ports, database.checkpoint) : () => {}
  const stopWaking = session.writable ? startWakeClock(session, ports) : () => {}
  const stopBackups = session.writable && options.background ? backups.keep(intake.jobs) : () => {}
  const stopClock = session.writable && options.background ? startFeedClock(session, ports, intake.jobs) : () => {}
  const stopTexts = session.writable && options.background ? startTextClock(session, ports, intake.jobs) : () => {}
  const stopDigest = session.writable && options.background ? startDigestClock(digests, ports) : () => {}
  return {
    uploads,
    api: {
      ...makeLibraryApi(context, database, options.notice ?? null),
      ...makePaperApi(context),
      ...makeReadingApi(context),
      ...makeQueueApi(context),
      ...makePlanApi(context),
      ...makeStatisticsApi(context),
      ...makeJoiningApi(context),
      ...makeFindingApi(context),
      ...makeInterestApi(context),
      ...makeMapApi(context),
      ...makeShelfApi(context, mirror),
      ...makeRuleApi(context),
      ...makeDigestApi(context, digests),
      ...makeAnnotationApi(context),
      ...intake.api,
      ...makeBackupApi(context, backups),
      'mirror.status': () => mirror.status(),
      'mirror.write': () => mirror.writeAll(intake.jobs),
    },
    check: makeDoctor(context, database, backups, { sidecars, mirror }),
    onEvent: session.listen,
    filePath: file => (/^[0-9a-f]{64}$/.test(file) && existsSync(store.pathOf(file)) ? store.pathOf(file) : null),
    async close() {
      stopTexts()
      stopDigest()
      stopClock()
      stopBackups()
      stopWaking()
      stopCare()
      try {
        await intake.jobs.close()
        await context.finding.close()
        await backups.ended()
        if (session.writable) await mirror.close()
        if (session.writable) await sidecars.close()
      } finally {
        database.close()
      }
    },
  }
}
