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

const AT_ONCE = 8
const DEBTS_A_COMMIT = 64
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
  const readOrFail = (id: PaperId): MirroredPaper | Error => {
    try {
      return readMirrored(room, id)
    } catch (error) {
      return asError(error)
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
    const payUp = async (): Promise<void> => {
      for (const path of touched) await syncFolderSoon(path).catch(() => {})
      touched.clear()
      if (paid.length > 0) session.transact(write => payMirrorDebts(write, paid.splice(0)), 'later')
    }
    while (!how.isEnough() && failed.size < MOST_FAILURES) {
      const waiting = paid.map(({ id }) => id)
      const debts = owedPapers(session.read, how.since, [...failed.keys(), ...waiting], AT_ONCE)
      if (debts.length === 0) {
        if (paid.length === 0) break
        await payUp()
        continue
      }
      // After the debts: what changes from here on is owed anew.
      const papers = session.read.together(() => debts.map(({ id }) => readOrFail(id as PaperId)))
      const written = await Promise.allSettled(
        papers.map(paper => (paper instanceof Error ? Promise.reject(paper) : mirrorPaper(room, folder, known, paper))),
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
      if (paid.length >= DEBTS_A_COMMIT) await payUp()
      done += debts.length
      how.onProgress?.(done, total)
      await how.pause()
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
