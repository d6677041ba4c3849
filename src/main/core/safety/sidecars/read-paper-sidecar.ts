import type { PaperId } from '../../../../preload/contract/paper.ts'
import { annotationsByPaper } from '../../annotations/annotations.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { instantOf } from '../../papers/instants.ts'
import { seenFactsOf } from '../../papers/paper-row.ts'
import { PAPER_FORMAT, type PaperSidecar } from '../../papers/paper-sidecar.ts'
import { factsByPaper } from '../../papers/papers.ts'
import { filesByPaper, tagsByPaper } from '../../papers/rows.ts'
import { queueHistoryByPaper } from '../../reading/queue-history.ts'
import { placesByPaper } from '../../reading/reading.ts'
import { timesByPaper } from '../../reading/time-log.ts'
import {
  decisionsByPaper,
  identitiesByPaper,
  joinedByPaper,
  listsByPaper,
  mutingsByPaper,
  notesByPaper,
  queuesByPaper,
  signalsByPaper,
  statusesByPaper,
  storedFilesByPaper,
  versionsByPaper,
} from './rows-by-paper.ts'

/** Gathers all there is of papers, in their order; one that is not in the library is left out. */
export function readPaperSidecars(read: ReadHandle, ids: readonly PaperId[]): PaperSidecar[] {
  return read.together(() => {
    const facts = factsByPaper(read, ids)
    const decisions = decisionsByPaper(read, ids)
    const identities = identitiesByPaper(read, ids)
    const versions = versionsByPaper(read, ids)
    const signals = signalsByPaper(read, ids)
    const mutings = mutingsByPaper(read, ids)
    const joined = joinedByPaper(read, ids)
    const lists = listsByPaper(read, ids)
    const statuses = statusesByPaper(read, ids)
    const notes = notesByPaper(read, ids)
    const tags = tagsByPaper(read, ids)
    const queues = queuesByPaper(read, ids)
    const queueHistory = queueHistoryByPaper(read, ids)
    const times = timesByPaper(read, ids)
    const places = placesByPaper(read, ids)
    const annotations = annotationsByPaper(read, ids)
    const files = filesByPaper(read, ids)
    const stored = storedFilesByPaper(read, ids)
    return ids.flatMap((id): PaperSidecar[] => {
      const [row] = facts(id)
      const [reading] = decisions(id)
      if (!row || !reading) return []
      const seen = seenFactsOf(row)
      const [kept] = places(id)
      return [
        {
          format: PAPER_FORMAT,
          id,
          facts: seen.facts,
          seen: { trust: seen.trust, observedAt: seen.observedAt },
          addedAt: instantOf(row.added_at),
          identities: [...identities(id)],
          versions: [...versions(id)],
          signals: [...signals(id)],
          muted: mutings(id)[0] ?? null,
          joined: [...joined(id)],
          sources: [...lists(id)],
          reading,
          history: [...statuses(id)],
          note: notes(id)[0] ?? null,
          tags: [...tags(id)],
          queues: [...queues(id)],
          queueHistory: queueHistory(id).map(({ queue, at, kind }) => ({ queue, at: instantOf(at), kind })),
          time: [...times(id)],
          place: kept ? { ...kept.place, updatedAt: instantOf(kept.at) } : null,
          annotations: annotations(id).map(({ paper: _, ...annotation }) => annotation),
          // What the text of a file says is read from the file again.
          files: files(id).map(({ text: _, ...file }) => ({ ...file, ...storedOf(stored(id), file.id) })),
        },
      ]
    })
  })
}

function storedOf(files: ReturnType<ReturnType<typeof storedFilesByPaper>>, id: string) {
  const found = files.find(({ file }) => file === id)
  if (!found) throw new Error(`the file ${id} of a paper is not among the files of the library`)
  return found.kept
}
