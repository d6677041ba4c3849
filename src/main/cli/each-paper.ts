import { setImmediate } from 'node:timers/promises'
import type { Results } from '../../preload/contract/library-api.ts'
import type { Paper } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import type { LibrarySession } from './library-session.ts'

const PAGE = 500

/** The papers of a view, or of the whole library, some hundreds at a time, at most `limit` of them. */
export async function* eachPage(
  session: LibrarySession,
  view: View | null,
  limit = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<readonly Paper[]> {
  let left = limit
  for (let after: number | null = 0; after !== null && left > 0; ) {
    const page: Results['export.page'] = await session.call('export.page', { after, limit: Math.min(PAGE, left), view })
    if (page.papers.length > 0) yield page.papers
    left -= page.papers.length
    after = page.next
    // A turn of the loop, in which Ctrl-C and the end of whoever reads are heard.
    await setImmediate()
    session.interrupted.throwIfAborted()
  }
}
