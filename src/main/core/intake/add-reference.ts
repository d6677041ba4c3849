import type { ImportReport } from '../../../preload/contract/job.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { LibraryFailure } from '../failures.ts'
import type { JobContext } from '../jobs/job-runner.ts'
import { arxivIdOf, doiOf } from '../papers/paper-identity.ts'
import { findByReference, readFacts } from '../papers/papers.ts'
import type { PdfStore } from '../pdfs/pdf-store.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { readSettings } from '../settings/settings.ts'
import { addPdf } from './add-pdf.ts'
import { fetchToUpload, requireSuccess } from './fetch-to-upload.ts'
import { dropUpload, runImport } from './run-import.ts'

/** Papers by hand: an arXiv id, an address of one of its pages or of a PDF. */

export interface AddingRoom {
  readonly session: Session
  readonly ports: Ports
  readonly store: PdfStore
  readonly uploads: string
}

/** Adds what a reference names, with its PDF where one is to be had. */
export async function addReference(room: AddingRoom, reference: string, context: JobContext): Promise<ImportReport> {
  const text = reference.trim()
  const known = findByReference(room.session.read, text)
  if (known !== null) return { format: null, new: 0, updated: 0, unchanged: 1, failed: [], papers: [known] }
  const arxiv = arxivIdOf(text)
  if (arxiv) return addFromArxiv(room, arxiv.id, context)
  if (/^https?:\/\//i.test(text)) return addFromUrl(room, text, context)
  if (doiOf(text))
    throw new LibraryFailure(
      'unsupported',
      `${text}: a DOI by itself cannot be looked up yet. Give the address of the paper's PDF or its arXiv id.`,
    )
  throw new LibraryFailure(
    'invalid',
    `"${text}" is no arXiv id and no web address. Give something like 2409.08264 or https://arxiv.org/abs/2409.08264.`,
  )
}

async function addFromArxiv(room: AddingRoom, id: string, context: JobContext): Promise<ImportReport> {
  const report = await importList(
    room,
    `https://export.arxiv.org/api/query?id_list=${encodeURIComponent(id)}&max_results=1`,
    `arXiv ${id}`,
    context,
  )
  const paper = report.papers[0]
  if (paper === undefined) throw new LibraryFailure('not-found', `arXiv has no paper ${id}. Check the id.`)
  await fetchPdf(room, paper, context)
  return report
}

async function addFromUrl(room: AddingRoom, url: string, context: JobContext): Promise<ImportReport> {
  const { path, reply } = await fetchToUpload(
    room.ports,
    room.uploads,
    { url, kind: 'pdf', allowPrivate: allowsPrivate(room) },
    context,
  )
  try {
    requireSuccess(url, reply.status)
    if (!/pdf|octet-stream/i.test(reply.headers['content-type'] ?? 'pdf'))
      return await runImport(room.session, room.ports, taskOf(room, path, url, reply.url), context)
    const { paper, isNew } = await addPdf(room.session, room.ports, room.store, {
      path,
      name: nameOf(reply.url),
      paper: null,
      sourceUrl: url,
    })
    return { format: 'pdf', new: isNew ? 1 : 0, updated: 0, unchanged: isNew ? 0 : 1, failed: [], papers: [paper] }
  } finally {
    await dropUpload(path)
  }
}

/** Fetches the PDF of a paper from where its source says it is. */
export async function fetchPdf(room: AddingRoom, paper: PaperId, context: JobContext): Promise<ImportReport> {
  const facts = readFacts(room.session.read, paper)
  if (!facts) throw new LibraryFailure('not-found', `Paper ${paper} is not in this library.`)
  const url = facts.pdf_url ?? (facts.arxiv_id ? `https://arxiv.org/pdf/${facts.arxiv_id}` : null)
  if (url === null)
    throw new LibraryFailure(
      'not-found',
      `No source of "${facts.title}" says where its PDF is. Add the file or its address by hand.`,
    )
  const { path, reply } = await fetchToUpload(
    room.ports,
    room.uploads,
    { url, kind: 'pdf', allowPrivate: allowsPrivate(room) },
    context,
  )
  try {
    requireSuccess(url, reply.status)
    const { isNew } = await addPdf(room.session, room.ports, room.store, {
      path,
      name: nameOf(reply.url),
      paper,
      sourceUrl: url,
    })
    return { format: 'pdf', new: 0, updated: isNew ? 1 : 0, unchanged: isNew ? 0 : 1, failed: [], papers: [paper] }
  } finally {
    await dropUpload(path)
  }
}

async function importList(room: AddingRoom, url: string, name: string, context: JobContext): Promise<ImportReport> {
  const { path, reply } = await fetchToUpload(
    room.ports,
    room.uploads,
    { url, kind: 'list', allowPrivate: allowsPrivate(room) },
    context,
  )
  try {
    requireSuccess(url, reply.status)
    return await runImport(room.session, room.ports, taskOf(room, path, name, reply.url), context)
  } finally {
    await dropUpload(path)
  }
}

function taskOf(room: AddingRoom, path: string, name: string, baseUrl: string): Parameters<typeof runImport>[2] {
  return {
    path,
    name,
    format: 'auto',
    baseUrl,
    capturedOn: new Date(room.ports.now()).toISOString().slice(0, 10),
    dryRun: false,
    partial: false,
    feed: null,
  }
}

function allowsPrivate(room: AddingRoom): boolean {
  return readSettings(room.session.read).allowPrivateAddresses
}

function nameOf(url: string): string {
  const last = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
  return last === '' ? 'paper.pdf' : /\.pdf$/i.test(last) ? last : `${last}.pdf`
}
