import type { Paper, PaperId } from '../../../preload/contract/paper.ts'
import type { Stores } from '../../stores/stores.ts'
import { namesTitle, readReference } from './reference-words.ts'

/** The paper of the library that an entry of a list of references means; null where it has none. */
export async function findPaper({ client, papers }: Stores, entry: string, self: PaperId): Promise<Paper | null> {
  const { doi, arxivId, titles } = readReference(entry)
  for (const reference of [doi, arxivId]) {
    if (reference === null) continue
    const { id } = await client.call('papers.find', { reference })
    if (id !== null && id !== self) return papers.get(id)
  }
  for (const title of titles) {
    // Signs of a title would be read as those of a query.
    const query = title
      .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
      .slice(0, 300)
      .trim()
    if (query === '') continue
    const { hits } = await client.call('search.papers', { query, limit: 5 })
    const hit = hits.find(({ paper, title: found }) => paper !== self && namesTitle(entry, found))
    if (hit) return papers.get(hit.paper)
  }
  return null
}
