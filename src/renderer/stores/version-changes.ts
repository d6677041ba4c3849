import type { PaperId } from '../../preload/contract/paper.ts'
import type { VersionDiff } from '../../preload/contract/version.ts'
import type { Stores } from './stores.ts'

/** What differs between two files of a paper, and what the paper is called. */
export async function compareVersions(
  { client, papers }: Pick<Stores, 'client' | 'papers'>,
  { paper, from, to }: { readonly paper: PaperId; readonly from: string; readonly to: string },
): Promise<{ readonly diff: VersionDiff; readonly title: string }> {
  const [diff, { title }] = await Promise.all([client.call('versions.diff', { from, to }), papers.get(paper)])
  return { diff, title }
}
