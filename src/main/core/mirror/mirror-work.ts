import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { toFailure } from '../failures.ts'
import { readSettings } from '../settings/settings.ts'
import { syncFolderSoon } from '../safety/sidecars/sidecar-files.ts'
import {
  countMirrorDebts,
  type MirrorDebt,
  mirroredPapers,
  oweMirror,
  owedPapers,
  owedReferences,
  payMirrorDebts,
  REFERENCES,
} from './mirror-debts.ts'
import { makeFolderOnce } from './mirror-files.ts'
import { mirrorFailure } from './mirror-failure.ts'
import { requireMirror } from './mirror-folder.ts'
import { mirrorKey } from './mirror-key.ts'
import { type MirroredPaper, mirrorPaper, type MirrorRoom, readMirrored } from './mirror-paper.ts'
import { listShelf, type Shelf } from './mirror-shelf.ts'
import { REFERENCES_FILE, writeReferences } from './references-file.ts'

/** Pays what the mirror is behind with, a few papers at a time. */

export interface MirrorWork {
  /** Writes what is owed since after `since`, until `isEnough`. Throws LibraryFailure where something could not be written. */
  write(how: HowToWrite): Promise<void>
  /** Has the folder looked through again before anything more is written. */
  lookAgain(): void
}

export interface HowToWrite {
  readonly since: number
  readonly isEnough: () => boolean
  readonly pause: () => Promise<void>
  readonly onProgress?: (done: number, total: number) => void
  /** The bibliography is one file of all papers: not after every key. */
  readonly withReferences: boolean
}

// Read together and written beside each other: some milliseconds, in which the library answers nobody.
const AT_ONCE = 16
const DEBTS_A_COMMIT = 128
// Asked for at once, since they are sorted each time. What is changed meanwhile waits for these.
const DEBTS_A_LOOK = 512
// So many that cannot be written are no matter of single files.
const MOST_FAILURES = 24

export function makeMirrorWork(room: MirrorRoom, onKept: (names: readonly string[]) => void): MirrorWork {
  const { session, ports } = room
  let shelf: Shelf | null = null
  let listed = ''

  /** What is missing there, and what should not be there, is owed. */
  const look = async (folder: string): Promise<Shelf> => {
    const found = await listShelf(folder)
    const papers = new Set(mirroredPapers(session.read))
    const owed = new Set(session.read.column<PaperId>('SELECT paper_id FROM mirror_debts'))
    const has = (id: PaperId, ending: string): boolean => found.get(id)?.some(way => way.endsWith(ending)) ?? false
    const missing = [...papers].filter(id => !owed.has(id) && !(has(id, '.json') && has(id, '.md')))
    const strangers = [...found.keys()].filter(id => !papers.has(id) && !owed.has(id))
    const references = existsSync(join(folder, REFERENCES_FILE)) ? [] : [REFERENCES]
    const news = [...missing, ...strangers, ...references]
    if (news.length > 0) session.transact(write => oweMirror(write, news, ports.now()))
    return found
  }

  /** One that cannot be read keeps no other from its files. */
  const readOrFail = (ids: readonly PaperId[]): (MirroredPaper | Error)[] => {
    try {
      return readMirrored(room, ids)
    } catch (error) {
      return ids.length === 1 ? [asError(error)] : ids.flatMap(id => readOrFail([id]))
    }
  }

  const write = async (folder: string, how: HowToWrite): Promise<void> => {
    session.requirePlace()
    const place = { folder, library: room.folder, key: mirrorKey(room.folder) }
    requireMirror(place)
    if (shelf === null || listed !== folder) shelf = await look(folder)
    listed = folder
    const known = shelf
    const failed = new Map<number, Error>()
    const paid: MirrorDebt[] = []
    const touched = new Set<string>()
    const total = countMirrorDebts(session.read, how.since)
    let done = 0
    /** Those that were written before it is called: others go on meanwhile. */
    const payUp = async (): Promise<void> => {
      const [debts, folders] = [paid.splice(0), [...touched]]
      touched.clear()
      await Promise.all(folders.map(path => syncFolderSoon(path).catch(() => {})))
      if (debts.length > 0) session.transact(write => payMirrorDebts(write, debts), 'later')
    }
    const writeSome = async (debts: readonly MirrorDebt[]): Promise<void> => {
      // After the debts: what changes from here on is owed anew.
      const papers = readOrFail(debts.map(({ id }) => id as PaperId))
      const makeFolder = makeFolderOnce()
      const written = await Promise.allSettled(
        papers.map(paper =>
          paper instanceof Error ? Promise.reject(paper) : mirrorPaper(room, folder, known, makeFolder, paper),
        ),
      )
      for (const [index, result] of written.entries()) {
        const debt = debts[index]
        if (!debt) continue
        if (result.status === 'rejected') failed.set(debt.id, asError(result.reason))
        else {
          onKept(result.value)
          paid.push(debt)
          for (const way of known.get(debt.id as PaperId) ?? []) touched.add(dirname(join(folder, way)))
        }
      }
      done += debts.length
      how.onProgress?.(done, total)
    }
    const next: MirrorDebt[] = []
    let writing: Promise<void> = Promise.resolve()
    try {
      while (!how.isEnough() && failed.size < MOST_FAILURES) {
        if (next.length === 0) {
          await writing
          await payUp()
          next.push(...owedPapers(session.read, how.since, [...failed.keys()], DEBTS_A_LOOK))
          if (next.length === 0) break
        }
        // The next papers are read while the disk has those before them.
        const before = writing
        writing = writeSome(next.splice(0, AT_ONCE))
        await Promise.all([before, how.pause()])
        if (paid.length >= DEBTS_A_COMMIT) await payUp()
      }
    } finally {
      await writing
    }
    await payUp()
    const references = owedReferences(session.read)
    if (references && how.withReferences && !how.isEnough() && failed.size < MOST_FAILURES) {
      const kept = await writeReferences(room, folder, requireMirror(place), how.pause)
      onKept(kept === null ? [] : [kept])
      session.transact(write => payMirrorDebts(write, [references]))
    }
    const [first] = failed.values()
    if (first !== undefined) throw first
  }

  return {
    lookAgain() {
      shelf = null
    },
    async write(how) {
      const folder = readSettings(session.read).mirrorFolder
      if (folder === '') return
      try {
        await write(folder, how)
      } catch (error) {
        // It may be another when it is back.
        shelf = null
        const failure = mirrorFailure(error, folder)
        if (toFailure(failure).code === 'bug') ports.log('error', 'the mirror failed', { error: String(error) })
        throw failure
      }
    },
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
