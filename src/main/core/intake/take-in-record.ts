import type { PaperId } from '../../../preload/contract/paper.ts'
import type { WriteHandle } from '../database/handles.ts'
import type { PaperSidecar } from '../papers/paper-sidecar.ts'
import type { PaperRecord } from '../ports.ts'
import { writePaperSidecar } from './write-paper-sidecar.ts'

// Numbers are never given twice, so one that is far ahead would use up all between.
const HIGHEST_NUMBER = 100_000_000

/**
 * A paper of another library of ours that is new here, with everything the reader made of it. It keeps its number where
 * none so high was given yet: links to papers hold then. Its place among the arrivals is its own, or the one given.
 */
export function takeInRecord(write: WriteHandle, record: PaperRecord, arrival: number | null): PaperId {
  // Whoever read it checked it: core/intake/formats/paper-record.ts.
  const sidecar = record as PaperSidecar
  const used = write.column<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'papers'`)[0] ?? 0
  const id = (sidecar.id > used && sidecar.id <= HIGHEST_NUMBER ? sidecar.id : used + 1) as PaperId
  writePaperSidecar(write, {
    ...sidecar,
    id,
    reading: { ...sidecar.reading, arrival: arrival ?? sidecar.reading.arrival },
  })
  return id
}
