import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ImportReport } from '../../../preload/contract/job.ts'
import { LibraryFailure } from '../failures.ts'
import type { JobContext } from '../jobs/job-runner.ts'
import { addPdf } from './add-pdf.ts'
import type { AddingRoom } from './adding-room.ts'
import { runImport } from './run-import.ts'

/** The small library that ships with the app, to look around in. */

const PAPERS = 'sample-library.jsonl'
/** One PDF a paper at most, named after the paper's key without its "sample:". */
const PDFS = 'sample-pdfs'

export async function loadSample(
  room: AddingRoom & { readonly resources: string | null },
  context: JobContext,
): Promise<ImportReport> {
  const path = room.resources === null ? null : join(room.resources, PAPERS)
  if (path === null || !existsSync(path))
    throw new LibraryFailure(
      'not-found',
      'The sample library is missing from this installation. Import a file instead, or subscribe to Daily Papers.',
    )
  const capturedOn = new Date(room.ports.now()).toISOString().slice(0, 10)
  const report = await runImport(
    room.session,
    room.ports,
    {
      path,
      name: 'Sample library',
      format: 'jsonl',
      baseUrl: null,
      capturedOn,
      dryRun: false,
      partial: false,
      feed: null,
    },
    context,
  )
  const folder = join(path, '..', PDFS)
  for (const name of existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.pdf')) : []) {
    const key = basename(name, '.pdf')
    const paper = report.papers.find(
      id => room.session.read.column<string>('SELECT source_key FROM papers WHERE id = ?', id)[0] === `sample:${key}`,
    )
    if (paper !== undefined)
      await addPdf(room.session, room.ports, room.store, { path: join(folder, name), name, paper, sourceUrl: null })
  }
  return report
}
