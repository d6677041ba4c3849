import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { LibraryApi, LibraryEvent } from '../../preload/contract/library-api.ts'
import { type Method, methods } from '../../preload/contract/method-table.ts'
import type { LibraryContext } from './api/context.ts'
import { makeIntakeApi } from './api/intake-api.ts'
import { makeLibraryApi } from './api/library-api.ts'
import { makePaperApi } from './api/paper-api.ts'
import { makeShelfApi } from './api/shelf-api.ts'
import { makeSteps } from './api/steps.ts'
import { makeBackups, makeUpkeepApi } from './api/upkeep-api.ts'
import { holderOf, takeLock } from './database/lock.ts'
import { openDatabase } from './database/open-database.ts'
import { startFeedClock } from './feeds/feed-clock.ts'
import { tasksInHand } from './jobs/jobs.ts'
import { careForWordIndex } from './papers/index-care.ts'
import { makePdfStore } from './pdfs/pdf-store.ts'
import type { Ports } from './ports.ts'
import { backupBeforeMigration } from './safety/backups.ts'
import { requireDatabase, settleReplacement } from './safety/replacement.ts'
import { prepareRestore } from './safety/restore.ts'
import { oweSidecars } from './safety/sidecar-debts.ts'
import { makeSession, type Session } from './session.ts'

export interface OpenOptions {
  /** 'owner' takes the lock and may write; 'reader' only reads and never blocks the owner. */
  readonly as: 'owner' | 'reader'
  /** For "already open" messages: "electron", "web", "cli". */
  readonly host: string
  /** Refreshes feeds by itself. A single command of the command line does not. */
  readonly background?: boolean
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
  /** Ends jobs at a safe point, writes what is due, releases the lock. */
  close(): Promise<void>
}

/** The only door to a library. Throws LibraryFailure: 'already-open', 'newer-library', 'damaged', 'disk-error'. */
export type OpenLibrary = (folder: string, ports: Ports, options: OpenOptions) => Promise<Library>

export const openLibrary: OpenLibrary = async (folder, ports, options) => {
  const lock = options.as === 'owner' ? takeLock(folder, options.host, ports.now()) : null
  const listeners = new Set<(event: LibraryEvent) => void>()
  const open = (): Rooms => {
    if (lock) {
      settleReplacement(folder)
      requireDatabase(folder)
    }
    const opened = openRooms(folder, ports, options)
    opened.onEvent(event => {
      for (const listener of listeners) listener(event)
    })
    return opened
  }
  try {
    let rooms = open()
    /** Puts a proved backup in the place of the library while it is open: whoever asks meanwhile waits for the new one. */
    const restore: LibraryApi['backups.restore'] = async ({ file }) => {
      const kept = await prepareRestore({ folder, file, now: ports.now(), pause: ports.yieldTurn })
      await rooms.close()
      rooms = open()
      for (const listener of listeners) listener({ topic: 'library', papers: null, views: true })
      return { kept }
    }
    return {
      heldBy: options.as === 'reader' ? holderOf(folder) : null,
      api: apiOver(() => rooms.api, restore),
      onEvent(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      uploadPath: upload => join(rooms.uploads, upload),
      filePath: file => rooms.filePath(file),
      async close() {
        await rooms.close()
        lock?.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}

/** The methods of whatever rooms are open when one is called. */
function apiOver(current: () => RoomApi, restore: LibraryApi['backups.restore']): LibraryApi {
  const names = Object.keys(methods) as Method[]
  const entries = names.map(name => [
    name,
    name === 'backups.restore' ? restore : (args: never) => (current()[name] as (args: never) => unknown)(args),
  ])
  // Every method of the table is there, each calling its namesake.
  return Object.fromEntries(entries) as LibraryApi
}

type RoomApi = Omit<LibraryApi, 'backups.restore'> & { readonly 'backups.restore'?: never }

interface Rooms extends Pick<Library, 'onEvent' | 'filePath' | 'close'> {
  readonly api: RoomApi
  readonly uploads: string
}

/** Opens the database and puts the rooms together. What is opened here is closed in close(), in the opposite order. */
function openRooms(folder: string, ports: Ports, options: OpenOptions): Rooms {
  const database = openDatabase(folder, {
    as: options.as,
    onSlow: ({ sql, ms }) => ports.log('info', 'slow query', { sql: sql.slice(0, 300), ms: Math.round(ms) }),
    beforeMigration: (raw, version) => backupBeforeMigration(raw, folder, version, ports.now()),
  })
  const session = makeSession(
    database,
    (write, papers) => oweSidecars(write, papers, ports.now()),
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
    steps: makeSteps(session, ports),
    store,
  }
  const backups = makeBackups(context, database)
  const intake = makeIntakeApi(context, backups.run)
  if (session.writable) {
    mkdirSync(uploads, { recursive: true })
    sweepUploads(uploads, session)
    intake.jobs.start()
  }
  const stopCare = session.writable ? careForWordIndex(session, ports, database.checkpoint) : () => {}
  const stopBackups = session.writable && options.background ? backups.keep(intake.jobs) : () => {}
  const stopClock = session.writable && options.background ? startFeedClock(session, ports, intake.jobs) : () => {}
  return {
    uploads,
    api: {
      ...makeLibraryApi(context, database),
      ...makePaperApi(context),
      ...makeShelfApi(context),
      ...intake.api,
      ...makeUpkeepApi(context, database, backups),
    },
    onEvent: session.listen,
    filePath: file => (/^[0-9a-f]{64}$/.test(file) && existsSync(store.pathOf(file)) ? store.pathOf(file) : null),
    async close() {
      stopClock()
      stopBackups()
      stopCare()
      await intake.jobs.close()
      database.close()
    },
  }
}

/** Removes uploads that no waiting job needs: what a closed window or a cancelled import left. */
function sweepUploads(uploads: string, session: Session): void {
  const needed = tasksInHand(session.read).join('\n')
  for (const name of readdirSync(uploads))
    if (!needed.includes(name)) rmSync(join(uploads, name), { force: true, recursive: true })
}
