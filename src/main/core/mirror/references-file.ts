import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { makeExportWriter } from '../export/export-writer.ts'
import { papersOf } from '../papers/paper-details.ts'
import { stampOf } from '../safety/backups.ts'
import { UNFINISHED } from '../safety/safe-files.ts'
import { type Marker, writeMarker } from './mirror-folder.ts'
import { makeWay, sumOfFile } from './mirror-files.ts'
import type { MirrorRoom } from './mirror-paper.ts'

/** The bibliography of all papers that are not in the trash: what `offprint export --format bibtex` writes. */

export const REFERENCES_FILE = 'references.bib'
const PAPERS_A_SLICE = 50

const NEXT = `SELECT paper_id FROM reading WHERE trashed_at IS NULL AND paper_id > ? ORDER BY paper_id LIMIT ?`

/** Writes it where it says something else; answers the name of one that somebody had changed and that was kept. */
export async function writeReferences(
  room: MirrorRoom,
  mirror: string,
  marker: Marker,
  pause: () => Promise<void>,
): Promise<string | null> {
  const path = join(mirror, REFERENCES_FILE)
  const growing = path + UNFINISHED
  await rm(growing, { force: true })
  try {
    const sum = await writeAll(room, growing, pause)
    const there = await sumOfFile(path)
    if (there === sum) return null
    const kept = await makeWay(path, marker.references, stampOf(room.ports.now()))
    writeMarker(mirror, { ...marker, references: [sum, ...(there === null ? [] : [there])] })
    await rename(growing, path)
    return kept
  } finally {
    await rm(growing, { force: true })
  }
}

async function writeAll(
  { session: { read }, moment }: MirrorRoom,
  path: string,
  pause: () => Promise<void>,
): Promise<string> {
  const writer = makeExportWriter('bibtex')
  const hash = createHash('sha256')
  // What is there under this name is a leftover, or a link that would lead elsewhere.
  const file = await open(path, 'wx')
  try {
    let last = 0
    for (;;) {
      const ids = read.column<PaperId>(NEXT, last, PAPERS_A_SLICE)
      if (ids.length === 0) break
      const papers = read.together(() => papersOf(read, ids, () => null, moment()))
      const text = papers.map(paper => writer.paper(paper, [])).join('')
      hash.update(text)
      await file.writeFile(text)
      last = ids.at(-1) ?? last
      await pause()
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}
