import type { ImportReport } from '../../../preload/contract/job.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { LibraryFailure } from '../failures.ts'
import type { JobContext } from '../jobs/job-runner.ts'
import { findByReference, readSeenFacts } from '../papers/papers.ts'
import { filesOf } from '../papers/rows.ts'
import { readSettings } from '../settings/settings.ts'
import { addPdf } from './add-pdf.ts'
import type { AddingRoom } from './adding-room.ts'
import { fetchPdf, mayHavePdf, nameOfPdf } from './by-hand/fetch-pdf.ts'
import { lookUp, lookUpAtArxiv } from './by-hand/look-up.ts'
import { type NamedPaper, namedPaper } from './by-hand/named-paper.ts'
import { fetchToUpload, requireSuccess } from './fetch-to-upload.ts'
import { bothReports, NOTHING_IMPORTED } from './import-report.ts'
import { dropUpload, runImport } from './run-import.ts'

/** Papers by hand: an arXiv id, a DOI, the address of a page or of a PDF. */

/** Adds what a reference names, with its PDF where one is to be had; without it the paper comes all the same. */
export async function addReference(room: AddingRoom, reference: string, context: JobContext): Promise<ImportReport> {
  const text = reference.trim()
  const known = findByReference(room.session.read, text)
  if (known !== null && filesOf(room.session.read, known).length > 0) return alreadyHere(known)
  const named = known === null ? namedPaper(text) : null
  if (known === null && named === null)
    throw new LibraryFailure(
      'invalid',
      `"${text}" is no arXiv id, no DOI and no web address. Give something like 2409.08264, 10.1038/nature14539 or https://arxiv.org/abs/2409.08264.`,
    )
  const report =
    named === null
      ? alreadyHere(known as PaperId)
      : named.kind === 'address'
        ? await addFromAddress(room, named.url, context)
        : await lookUp(room, named, context)
  const paper = report.papers[0]
  if (paper === undefined)
    throw new LibraryFailure('not-found', `Nothing came of ${text}: no paper is called that there. Check the id.`)
  return withPdf(room, paper, report, context)
}

function alreadyHere(paper: PaperId): ImportReport {
  return { format: null, new: 0, updated: 0, unchanged: 1, failed: [], papers: [paper] }
}

/** A PDF nobody gives away is said beside the paper, and is no failure of adding it. */
async function withPdf(
  room: AddingRoom,
  paper: PaperId,
  report: ImportReport,
  context: JobContext,
): Promise<ImportReport> {
  if (filesOf(room.session.read, paper).length > 0 || !mayHavePdf(room, paper)) return report
  try {
    await fetchPdf(room, paper, context)
    return report
  } catch (error) {
    if (!(error instanceof LibraryFailure) || context.signal.aborted) throw error
    return { ...report, failed: [...report.failed, { where: 'its PDF', reason: error.message }] }
  }
}

async function addFromAddress(room: AddingRoom, url: string, context: JobContext): Promise<ImportReport> {
  const allowPrivate = readSettings(room.session.read).allowPrivateAddresses
  const { path, reply } = await fetchToUpload(room.ports, room.uploads, { url, kind: 'pdf', allowPrivate }, context)
  try {
    requireSuccess(url, reply.status)
    if (!/pdf|octet-stream/i.test(reply.headers['content-type'] ?? 'pdf')) {
      const task = {
        path,
        name: url,
        format: 'auto',
        baseUrl: reply.url,
        contentType: reply.headers['content-type'] ?? null,
        capturedOn: new Date(room.ports.now()).toISOString().slice(0, 10),
        dryRun: false,
        partial: false,
        feed: null,
      } as const
      return await runImport(room.session, room.ports, task, context)
    }
    const { paper, isNew } = await addPdf(room.session, room.ports, room.store, {
      path,
      name: nameOfPdf(reply.url),
      paper: null,
      sourceUrl: url,
    })
    return { ...alreadyHere(paper), format: 'pdf', new: isNew ? 1 : 0, unchanged: isNew ? 0 : 1 }
  } finally {
    await dropUpload(path)
  }
}

// One question of arXiv's holds so many ids without its address growing too long.
const ARXIV_IDS_AT_ONCE = 50

/** Fills in what archives and registries know of papers that have an id there: PDFs say little of themselves. */
export async function completePapers(
  room: AddingRoom,
  ids: readonly PaperId[],
  context: JobContext,
): Promise<ImportReport> {
  const named = ids.flatMap(id => idOf(room, id) ?? [])
  const atArxiv = named.flatMap(paper => (paper.kind === 'arxiv' ? [paper.id] : []))
  const questions: (() => Promise<ImportReport>)[] = []
  for (let at = 0; at < atArxiv.length; at += ARXIV_IDS_AT_ONCE)
    questions.push(() => lookUpAtArxiv(room, atArxiv.slice(at, at + ARXIV_IDS_AT_ONCE), context))
  for (const paper of named)
    if (paper.kind !== 'arxiv' && paper.kind !== 'address') questions.push(() => lookUp(room, paper, context))
  let total = NOTHING_IMPORTED
  for (const [index, question] of questions.entries()) {
    context.progress(index, questions.length)
    try {
      total = bothReports(total, await question())
    } catch (error) {
      if (!(error instanceof LibraryFailure) || context.signal.aborted || error.code === 'offline') throw error
      total = { ...total, failed: [...total.failed, { where: 'looking it up', reason: error.message }] }
    }
  }
  return total
}

function idOf({ session }: AddingRoom, id: PaperId): NamedPaper | null {
  const facts = readSeenFacts(session.read, id)?.facts
  if (!facts) throw new LibraryFailure('not-found', `Paper ${id} is not in this library.`)
  if (facts.arxivId !== null) return { kind: 'arxiv', id: facts.arxivId }
  if (facts.doi !== null) return namedPaper(facts.doi)
  return facts.openReviewId === null ? null : { kind: 'openreview', id: facts.openReviewId }
}
