import type { PaperId } from '../../preload/contract/paper.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { LibrarySession } from './library-session.ts'

/** The paper meant by a number, arXiv id, DOI, address or its source's own id. Throws 'not-found'. */
export async function requirePaper(session: LibrarySession, reference: string, byKey = false): Promise<PaperId> {
  const { id } = await session.call('papers.find', { reference, byKey })
  if (id === null) throw new LibraryFailure('not-found', `Paper ${reference} is not in this library.`)
  return id
}

export async function requirePapers(session: LibrarySession, references: readonly string[]): Promise<PaperId[]> {
  const ids: PaperId[] = []
  for (const reference of references) ids.push(await requirePaper(session, reference))
  return ids
}
