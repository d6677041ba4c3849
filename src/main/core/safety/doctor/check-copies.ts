import { statSync } from 'node:fs'
import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { DATABASE_FILE } from '../../database/open-database.ts'
import { toFailure } from '../../failures.ts'
import { listBackups } from '../backups.ts'
import { placeInWords, placeOf } from '../../library-place.ts'
import { moveInto } from '../replacement.ts'
import { proveCopy } from '../sealed-copy.ts'
import { countDebts, oweSidecars } from '../sidecar-debts.ts'
import { listPaperSidecars } from '../sidecars/sidecar-files.ts'
import { inSlices } from '../soundness.ts'
import { counted } from '../../counted.ts'
import { type Check, type DoctorRoom, fine, RECOVERED, REPAIR, repaired, wrong } from './finding.ts'

const DAY = 86_400_000
const OLD_BACKUP = 3 * DAY
// A few owed files are what was changed a moment ago.
const MANY_DEBTS = 200
const LEAST_FREE = 200 * 2 ** 20

/** Every paper has its plain file. With repair each one is compared with the database, and written where it differs. */
export const checkSidecars: Check = async (room, repair) => {
  const { session, folder } = room
  const written = await listPaperSidecars(folder)
  const papers = session.read.column<PaperId>('SELECT id FROM papers ORDER BY id')
  const owed = countDebts(session.read)
  const owing = new Set(session.read.column<PaperId>('SELECT paper_id FROM sidecar_debts'))
  const missing = papers.filter(id => !written.has(id) && !owing.has(id))
  const known = new Set(papers)
  const strangers = [...written].filter(([id]) => !known.has(id))
  if (repair) return repairSidecars(room, papers, missing.length, strangers)
  if (missing.length + strangers.length > 0)
    return [
      wrong(
        'plain files',
        `${counted(missing.length, 'paper has', 'papers have')} no plain file, ${counted(strangers.length, 'plain file belongs', 'plain files belong')} to no paper. ${REPAIR}`,
      ),
    ]
  if (owed > MANY_DEBTS)
    return [
      wrong(
        'plain files',
        `The plain files of ${counted(owed, 'paper')} are behind; they are written while the app is open.`,
      ),
    ]
  return [fine('plain files', `${counted(papers.length, 'paper has', 'papers have')} a plain file.`)]
}

async function repairSidecars(
  { session, folder, ports, flushSidecars }: DoctorRoom,
  papers: readonly PaperId[],
  missing: number,
  strangers: readonly (readonly [PaperId, string])[],
) {
  session.transact(write => oweSidecars(write, papers, ports.now()))
  if (strangers.length > 0) await mkdir(join(folder, RECOVERED), { recursive: true })
  for (const [, path] of strangers) moveInto(join(folder, RECOVERED), path)
  try {
    await flushSidecars()
  } catch (error) {
    return [wrong('plain files', toFailure(error).message)]
  }
  if (missing + strangers.length === 0)
    return [
      fine(
        'plain files',
        `${counted(papers.length, 'plain file')} compared with the database, and written where they differed.`,
      ),
    ]
  return [
    repaired(
      'plain files',
      `${counted(missing, 'missing plain file')} written; ${strangers.length} that ${strangers.length === 1 ? 'belongs' : 'belong'} to no paper moved to ${RECOVERED}/.`,
    ),
  ]
}

/** There is a backup, it is young enough, and it opens. */
export const checkBackups: Check = async ({ session, folder, ports, makeBackup }, repair) => {
  const papers = session.read.one<{ n: number }>('SELECT count(*) AS n FROM papers')?.n ?? 0
  const [newest] = listBackups(folder)
  const problem = newest
    ? await problemOf(newest.file, Date.parse(newest.madeAt), ports)
    : papers > 0
      ? 'There is no backup yet.'
      : null
  if (problem === null)
    return [
      fine(
        'backups',
        newest
          ? `The newest backup, of ${newest.madeAt}, opens and holds ${counted(newest.papers, 'paper')}.`
          : 'An empty library needs no backup.',
      ),
    ]
  if (!repair) return [wrong('backups', `${problem} Make one ("offprint backup").`)]
  try {
    return [repaired('backups', `${problem} A new one was made: ${(await makeBackup()).file}.`)]
  } catch (error) {
    return [wrong('backups', `${problem} ${toFailure(error).message}`)]
  }
}

async function problemOf(file: string, madeAt: number, ports: DoctorRoom['ports']): Promise<string | null> {
  try {
    await inSlices(proveCopy(file), ports.yieldTurn)
  } catch (error) {
    return `The newest backup does not open: ${toFailure(error).message}`
  }
  return ports.now() - madeAt > OLD_BACKUP
    ? `The newest backup is ${Math.floor((ports.now() - madeAt) / DAY)} days old.`
    : null
}

/** Room for the next backup, and then some. */
export const checkSpace: Check = async ({ folder }) => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const needed = LEAST_FREE + 2 * (statSync(join(folder, DATABASE_FILE), { throwIfNoEntry: false })?.size ?? 0)
  const words = `${Math.floor(free / 2 ** 20).toLocaleString('en')} MB are free on the disk of the library`
  return [
    free > needed
      ? fine('disk', `${words}.`)
      : wrong(
          'disk',
          `${words}; backups need ${Math.ceil(needed / 2 ** 20).toLocaleString('en')} MB. Free some space.`,
        ),
  ]
}

/** Where others get at it: something to know, and nothing that is wrong with it. */
export const checkPlace: Check = async ({ folder }) => {
  const place = placeOf(folder)
  return [fine('place', place === null ? 'It lies on a disk of this machine.' : placeInWords(place, folder))]
}
