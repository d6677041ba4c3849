import type { PaperId } from '../../../preload/contract/paper.ts'
import type { FoundPapers, SearchMode } from '../../../preload/contract/search.ts'
import { describeHits, withNamedPaper } from '../papers/search.ts'
import type { FinderHits } from '../finder-port.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** Finding papers: by words and meaning, and by their likeness to others. */
export function makeFindingApi({ session, ports, finding }: LibraryContext): ApiOf<'search' | 'similar'> {
  const { read } = session

  const described = (found: FinderHits, hits: FinderHits['hits'], start: number): FoundPapers => ({
    hits: describeHits(read, hits, found.words),
    ms: Math.max(0, ports.now() - start),
    problem: found.problems.length === 0 ? null : found.problems.map(({ message }) => message).join(' '),
    problems: found.problems,
    unread: found.unread,
    readShare: null,
  })

  return {
    'search.papers': async ({ query, mode, limit, patient }) => {
      const start = ports.now()
      const found = await finding.ask({ type: 'search', query, mode, limit, narrow: false, patient })
      return described(found, withNamedPaper(read, query, found.hits).slice(0, limit), start)
    },
    'search.words': async ({ query, limit }) => {
      const start = ports.now()
      const found = await finding.ask({ type: 'search', query, mode: 'words', limit, narrow: false, patient: false })
      const { hits, ms, problem } = described(found, withNamedPaper(read, query, found.hits).slice(0, limit), start)
      return { hits, ms, problem }
    },
    'similar.papers': async ({ papers, text, limit, patient }) => {
      const start = ports.now()
      const found = await finding.ask({ type: 'similar', papers, text, limit, patient })
      const nearest = found.hits.slice(0, NEAREST).map(({ paper }) => paper)
      const done = read.column<number>(
        `SELECT count(*) FROM reading WHERE status = 'read' AND paper_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(nearest),
      )[0]
      return {
        ...described(found, found.hits, start),
        readShare: nearest.length < NEAREST ? null : (done ?? 0) / NEAREST,
      }
    },
  }
}

// So many of the nearest tell whether one has been there.
const NEAREST = 8
const MOST_IN_A_VIEW = 10_000

/** The ids of a search as a list that is read through. */
export async function idsOfSearch(
  { session, finding }: LibraryContext,
  query: string,
  mode: SearchMode = 'hybrid',
): Promise<readonly PaperId[]> {
  const { hits } = await finding.ask({
    ...{ type: 'search', mode, narrow: true, patient: false },
    ...{ query, limit: MOST_IN_A_VIEW },
  })
  return withNamedPaper(session.read, query, hits).map(({ paper }) => paper)
}
