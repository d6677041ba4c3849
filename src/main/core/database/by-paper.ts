import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from './handles.ts'

/** What is known of each of several papers; nothing, of one that has no row. */
export type ByPaper<Value> = (paper: PaperId) => readonly Value[]

/**
 * One question about several papers, where one each would cost several times as much. The SQL begins its joins with
 * `json_each(?) j`, each of the papers once, and names whose a row is `paper`; the rows of a paper stay in its order.
 */
export function byPaper<Row extends { readonly paper: PaperId }, Value>(
  read: ReadHandle,
  papers: readonly PaperId[],
  sql: string,
  valueOf: (row: Row) => Value,
): ByPaper<Value> {
  const found = new Map<PaperId, Value[]>()
  for (const row of read.all<Row>(sql, JSON.stringify(papers))) {
    const known = found.get(row.paper)
    if (known) known.push(valueOf(row))
    else found.set(row.paper, [valueOf(row)])
  }
  return paper => found.get(paper) ?? []
}
