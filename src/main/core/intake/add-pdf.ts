import { basename } from 'node:path'
import type { PaperFacts, PaperFile, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import { linkFile, paperWithFile } from '../pdfs/paper-files.ts'
import type { PdfStore } from '../pdfs/pdf-store.ts'
import { wordCountOf } from '../pdfs/word-count.ts'
import { arxivIdOf } from '../papers/paper-identity.ts'
import { readFacts } from '../papers/papers.ts'
import { filesOf } from '../papers/rows.ts'
import type { PdfReading, Ports } from '../ports.ts'
import { nextArrival } from '../reading/reading.ts'
import type { Session } from '../session.ts'
import { keepEdition } from './editions.ts'
import { oweCarry } from './owed-carries.ts'
import { importEntries } from './import-papers.ts'

/** How a PDF enters: kept first, then known by what it says of itself, else by its name. */

export interface PdfToAdd {
  readonly path: string
  readonly name: string
  /** Whose it is; null to find or make its paper. */
  readonly paper: PaperId | null
  readonly sourceUrl: string | null
}

export interface AddedPdf {
  readonly paper: PaperId
  readonly file: PaperFile
  readonly isNew: boolean
}

// Title, authors and ids stand on the first pages; the whole text is read by another job.
const PAGES_TO_KNOW_IT = 3
const READ_WITHIN_MS = 20_000

export async function addPdf(session: Session, ports: Ports, store: PdfStore, given: PdfToAdd): Promise<AddedPdf> {
  const stored = await store.add(given.path, given.name)
  const reading = await readWhatItSays(ports, store.pathOf(stored.id), given.name)
  const added = session.transact((write, changes) => {
    const at = ports.now()
    const paper = given.paper ?? paperWithFile(write, stored.id) ?? paperOfReading(write, stored.id, reading, given, at)
    const isNew = linkFile(
      write,
      paper,
      {
        id: stored.id,
        bytes: stored.bytes,
        pages: reading?.pages ?? null,
        words: reading && wordCountOf(reading.pages, reading.text),
      },
      { name: basename(given.name), sourceUrl: given.sourceUrl, version: versionOf(write, paper, reading, given), at },
    )
    if (isNew) {
      changes.papers([paper])
      oweCarry(write, { paper, to: stored.id }, ports.newId(), at)
    }
    return { paper, isNew }
  })
  const file = filesOf(session.read, added.paper).find(({ id }) => id === stored.id)
  if (!file) throw new Error(`file ${stored.id} was linked and is not there`)
  return { ...added, file }
}

/** Null where a password keeps it shut: the file is good, only nobody can look inside. */
async function readWhatItSays(ports: Ports, path: string, name: string): Promise<PdfReading | null> {
  try {
    return await ports.readPdf({ path, maxPages: PAGES_TO_KNOW_IT, cpuMs: READ_WITHIN_MS })
  } catch (error) {
    if (error instanceof LibraryFailure && /password/i.test(error.message)) return null
    if (error instanceof LibraryFailure)
      throw new LibraryFailure(error.code, `${name} was not added: ${error.message}`, { cause: error })
    throw error
  }
}

/** Which version of the preprint it is: by its own stamp, else by where it was fetched from and when. */
function versionOf(read: ReadHandle, paper: PaperId, reading: PdfReading | null, given: PdfToAdd): number | null {
  const known = readFacts(read, paper)
  const stamped = reading?.arxivId !== null && reading?.arxivId === known?.arxiv_id ? reading?.arxivVersion : null
  if (stamped != null) return stamped
  const source = given.sourceUrl === null ? null : arxivIdOf(given.sourceUrl)
  return source === null || source.id !== known?.arxiv_id ? null : (source.version ?? known.arxiv_version)
}

function paperOfReading(
  write: Parameters<typeof importEntries>[0],
  file: string,
  reading: PdfReading | null,
  given: PdfToAdd,
  at: number,
): PaperId {
  const edition = {
    id: 'file:pdf',
    feed: null,
    kind: 'file',
    name: 'PDF files',
    date: new Date(at).toISOString().slice(0, 10),
    span: null,
  }
  keepEdition(write, edition, at)
  const source = {
    trust: 0,
    observedAt: edition.date,
    edition,
    arrival: nextArrival(write),
    spokenOf: new Set<PaperId>(),
  } as const
  const facts = factsOfReading(file, reading, given)
  const { papers } = importEntries(write, [{ facts, where: given.name }], source, 0, at)
  const paper = papers[0]
  if (paper === undefined) throw new Error('an entry was imported and no paper came of it')
  return paper
}

function factsOfReading(file: string, reading: PdfReading | null, given: PdfToAdd): PaperFacts {
  return {
    ...NO_FACTS,
    // Two files called "scan.pdf" are two papers.
    key: reading?.arxivId ?? reading?.doi ?? file,
    title: reading?.title ?? titleOfName(given.name),
    authors: reading?.authors ?? [],
    authorCount: reading?.authors.length || null,
    arxivId: reading?.arxivId ?? null,
    arxivVersion: reading?.arxivVersion ?? null,
    doi: reading?.doi ?? null,
    url: given.sourceUrl,
  }
}

function titleOfName(name: string): string {
  const words = basename(name)
    .replace(/\.pdf$/i, '')
    .replace(/[_+]+/g, ' ')
    .trim()
  return words === '' ? 'Untitled PDF' : words
}

const NO_FACTS: PaperFacts = {
  key: null,
  title: '',
  abstract: null,
  authors: [],
  authorCount: null,
  organization: null,
  publishedAt: null,
  publishedInferred: false,
  updatedAt: null,
  arxivId: null,
  arxivVersion: null,
  doi: null,
  openReviewId: null,
  url: null,
  pdfUrl: null,
  codeUrl: null,
  projectUrl: null,
  venue: null,
  year: null,
  volume: null,
  pages: null,
  keywords: [],
  categories: [],
  content: null,
  summary: null,
  comments: null,
  upvotes: null,
  githubStars: null,
  enclosures: [],
}
