import { checkWordIndex } from '../../papers/word-index.ts'
import { indexAllPapers, indexGaps, indexMissingPapers, oweAllWords, unreadGaps } from '../index-papers.ts'
import { isDamage } from '../sealed-copy.ts'
import { findProblems, inSlices } from '../soundness.ts'
import { counted } from '../../counted.ts'
import { type Check, fine, REPAIR, repaired, wrong } from './finding.ts'

const SOUND = 'The database is sound.'
// What SQLite says of an index that does not fit its table; the table is whole then.
const INDEX_PROBLEM = /missing from index|wrong # of entries in index|non-unique entry in index/

/** Every page of the database. Where more than an index is wrong the finding stays `ok: false` and the caller takes a backup. */
export const checkDatabase: Check = async ({ database, ports }, repair) => {
  const problems = await inSlices(findProblems(database.raw), ports.yieldTurn)
  if (problems.length === 0) return [fine('database', SOUND)]
  if (repair && problems.every(problem => INDEX_PROBLEM.test(problem))) {
    database.raw.exec('REINDEX')
    const left = await inSlices(findProblems(database.raw), ports.yieldTurn)
    if (left.length === 0)
      return [
        repaired('database', 'An index of the database did not fit its table and was written anew. Nothing was lost.'),
      ]
  }
  return [
    wrong(
      'database',
      `The database is damaged: ${problems.slice(0, 3).join('; ')}. ${REPAIR} It keeps the damaged file and takes the newest backup or the plain files.`,
    ),
  ]
}

export const checkReferences: Check = async ({ database }) => {
  const broken = database.raw.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (broken.length === 0) return [fine('references', 'Every row belongs to something that is there.')]
  const kinds = [...new Set(broken.map(({ table, parent }) => `${table} without ${parent}`))]
  return [
    wrong(
      'references',
      `${counted(broken.length, 'row')} of the database belong to nothing (${kinds.join(', ')}). They do no harm; restore a backup if something you know of is missing.`,
    ),
  ]
}

/** The word index: sound in itself, and complete. It is made of the papers, so that it can always be made again. */
export const checkWords: Check = async ({ session, database, ports }, repair) => {
  const problem = wordProblem(database.writable ? () => session.transact(checkWordIndex) : () => {})
  const { missing, extra } = indexGaps(session.read)
  const unread = unreadGaps(session.read)
  if (problem === null && missing + extra + unread === 0)
    return [fine('search', 'Every paper can be found by its words.')]
  const what = problem !== null ? 'The word index is damaged' : gaps(Math.max(missing, unread), extra)
  if (!repair) return [wrong('search', `${what}; searches miss papers. ${REPAIR}`)]
  session.transact(oweAllWords)
  const work = problem !== null || extra > 0 ? indexAllPapers : indexMissingPapers
  const count = await inSlices(work(session), ports.yieldTurn)
  return [repaired('search', `${what}. ${counted(count, 'paper was', 'papers were')} indexed anew.`)]
}

function gaps(missing: number, extra: number): string {
  return missing > 0
    ? `${counted(missing, 'paper is', 'papers are')} not in the word index`
    : `The word index holds ${counted(extra, 'entry', 'entries')} of no paper`
}

function wordProblem(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (isDamage(error)) return error instanceof Error ? error.message : String(error)
    throw error
  }
}

export const checkSqlite: Check = async ({ database }) => {
  const version = database.raw.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? ''
  return [fine('sqlite', `SQLite ${version}.`)]
}
