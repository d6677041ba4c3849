import type { PaperId } from '../../../preload/contract/paper.ts'
import type { Changes } from '../changes.ts'
import type { WriteHandle } from '../database/handles.ts'
import type { Changeset } from '../journal/changeset.ts'
import type { BroughtAlong, ParsedEntry } from '../ports.ts'
import { setNote, setTag } from '../reading/reading.ts'
import type { ImportedBatch } from './import-papers.ts'

/** What the reader kept in another program: tags and notes come with a paper that is new here, as a step that can be undone. */

/** Keeps rows of the reader's as a step of the journal, in the transaction that brings the papers. */
export type KeepStep = (
  write: WriteHandle,
  changes: Changes,
  label: string,
  work: (rows: Changeset, at: number) => void,
) => void

/** A PDF that a bibliography names for one of its papers; only who may read the disk can fetch it. */
export interface NamedFile {
  readonly paper: PaperId
  readonly path: string
  /** So many of its bytes are the PDF; all of them where not given. */
  readonly bytes?: number
}

const MAX_TAG = 200
const MAX_NOTE = 1_000_000

export function bringAlong(rows: Changeset, entries: readonly ParsedEntry[], batch: ImportedBatch, at: number): void {
  const fresh = new Set(batch.fresh)
  for (const [paper, own] of broughtFor(entries, batch)) {
    if (!fresh.has(paper)) continue
    for (const tag of own.tags) {
      const name = tag.slice(0, MAX_TAG).trim()
      if (name !== '') setTag(rows, [paper], name, true)
    }
    if (own.note !== null) setNote(rows, paper, own.note.slice(0, MAX_NOTE), at)
  }
}

export function filesNamed(entries: readonly ParsedEntry[], batch: ImportedBatch): NamedFile[] {
  return broughtFor(entries, batch).flatMap(([paper, own]) =>
    own.files.map(path => {
      const bytes = own.fileBytes?.[path]
      return bytes === undefined ? { paper, path } : { paper, path, bytes }
    }),
  )
}

/** Of two entries that are one paper the first has the word. */
function broughtFor(entries: readonly ParsedEntry[], batch: ImportedBatch): [PaperId, BroughtAlong][] {
  const found = new Map<PaperId, BroughtAlong>()
  for (const [index, { own }] of entries.entries()) {
    const paper = batch.papers[index]
    if (own && paper !== undefined && !found.has(paper)) found.set(paper, own)
  }
  return [...found]
}
