import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportReport } from '../../../preload/contract/job.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import { FailedImport, type JobContext } from '../jobs/job-runner.ts'
import type { Trust } from '../papers/merge-facts.ts'
import type { ParsedEntry, ParsedSource, ParseRequest, Ports } from '../ports.ts'
import { nextArrival } from '../reading/reading.ts'
import type { Session } from '../session.ts'
import { bringAlong, filesNamed, type KeepStep, type NamedFile } from './bring-along.ts'
import { type Edition, keepEdition } from './editions.ts'
import { type ImportedBatch, importEntries, type ImportSource } from './import-papers.ts'

/** An import from bytes to papers: parsed outside, taken in by small transactions, told as it goes. */

export interface ImportTask {
  readonly path: string
  readonly name: string
  readonly format: ParseRequest['format']
  readonly baseUrl: string | null
  readonly capturedOn: string
  readonly dryRun: boolean
  readonly partial: boolean
  /** The feed it was fetched for; null for a file of the reader's. */
  readonly feed: { readonly id: string; readonly name: string; readonly kind: string } | null
  /** The HTTP header it came with, for its charset. */
  readonly contentType?: string | null
  /** A page of a list that is known before it is read; null leaves it to what the source says of itself. */
  readonly page?: ListPage | null
}

export interface ListPage {
  readonly edition: Edition
  /** The place of its first entry in the whole list. */
  readonly firstRank: number
  /** The arrival of the whole list's first paper. */
  readonly arrival: number
}

/** What a source of each kind is worth; see Trust. */
const TRUST: Readonly<Record<ParsedSource['format'], Trust>> = {
  'daily-papers': 1,
  jsonl: 2,
  'hf-json': 3,
  arxiv: 3,
  bibtex: 2,
  ris: 2,
  'csl-json': 2,
  zotero: 2,
  // What a page says of its own paper; a bibliography, or the archive itself, knows better.
  'paper-page': 1,
  openreview: 2,
  // A publisher's feed shortens what it knows; it fills gaps and overrules nobody.
  feed: 1,
  pdf: 0,
}

// A transaction of about 80 ms: a key press in the middle is answered before one notices, and commits cost little.
const BATCH = 1_000
// The first of them sooner: from then on the parser and the library work side by side.
const FIRST_BATCH = 250
const REPORTED_PAPERS = 1_000
const REPORTED_FILES = 20_000

interface AlongWithImport {
  /** Told what the source says of itself once it is taken in. */
  readonly onSource?: (source: ParsedSource) => void
  /** Keeps what came along with new papers as a step that can be undone; without it that is left out. */
  readonly keepStep?: KeepStep | null
}

export async function runImport(
  session: Session,
  ports: Ports,
  task: ImportTask,
  context: JobContext,
  { onSource, keepStep = null }: AlongWithImport = {},
): Promise<ImportReport> {
  let held: ParsedEntry[] = []
  let enough = FIRST_BATCH
  let last: ParsedSource | null = null
  const taker = task.dryRun ? dryTaker(session, ports, task) : writingTaker(session, ports, task, keepStep)
  const parsed = await ports.parseFile({
    path: task.path,
    name: task.name,
    format: task.format,
    baseUrl: task.baseUrl,
    contentType: task.contentType ?? null,
    capturedOn: task.capturedOn,
    partial: task.partial,
    signal: context.signal,
    async onEntries(entries, progress, source) {
      if (context.signal.aborted) throw context.signal.reason
      held.push(...entries)
      last = source
      if (held.length < enough) return
      taker.take(held, source)
      held = []
      enough = BATCH
      context.progress(progress.done, progress.total)
      await ports.yieldTurn()
    },
  })
  onSource?.(parsed)
  if (last && held.length > 0) taker.take(held, last)
  const report: ImportReport = { format: parsed.format, ...taker.counts(), failed: parsed.failed }
  if (parsed.count === 0 && parsed.failed.length > 0)
    throw new FailedImport(
      `${task.name}: none of its ${parsed.failed.length} entries could be read; the first, ${parsed.failed[0]?.where ?? ''}: ${parsed.failed[0]?.reason ?? ''}`,
      report,
    )
  return report
}

/** Where an upload lies. Throws 'not-found'. */
export function requireUpload(uploads: string, upload: string): string {
  const path = join(uploads, upload)
  if (!existsSync(path))
    throw new LibraryFailure('not-found', `The upload ${upload} is not there (any more). Send the file again.`)
  return path
}

/** Removes an upload that has been taken in. */
export async function dropUpload(path: string): Promise<void> {
  await rm(path, { force: true })
}

interface Taker {
  take(entries: readonly ParsedEntry[], source: ParsedSource): void
  counts(): ImportCounts
}

interface ImportCounts extends Pick<ImportReport, 'new' | 'updated' | 'unchanged' | 'papers'> {
  readonly files: readonly NamedFile[]
}

function writingTaker(session: Session, ports: Ports, task: ImportTask, keepStep: KeepStep | null): Taker {
  let counts = NOTHING
  let rank = task.page?.firstRank ?? 0
  const arrival = task.page?.arrival ?? nextArrival(session.read)
  const all = { arrival, spokenOf: new Set<PaperId>(), editions: new Set<string>(), isFirst: isEmpty(session.read) }
  return {
    take(entries, source) {
      const batch = session.transact((write, changes) => {
        const done = takeBatch(write, entries, source, task, { ...all, rank, at: ports.now() })
        if (done.touched.length > 0) changes.papers(done.touched)
        if (keepStep && entries.some(entry => entry.own))
          keepStep(write, changes, `Tags and notes of ${task.name}`, (rows, at) => bringAlong(rows, entries, done, at))
        return done
      }, 'later')
      rank += entries.length
      counts = added(counts, batch, filesNamed(entries, batch))
    },
    counts: () => counts,
  }
}

/** Counts what an import would do: takes everything in and takes it all back. */
function dryTaker(session: Session, ports: Ports, task: ImportTask): Taker {
  const held: { entries: readonly ParsedEntry[]; source: ParsedSource }[] = []
  return {
    take: (entries, source) => void held.push({ entries, source }),
    counts() {
      let counts = NOTHING
      let rank = 0
      const takenBack = new Error('a dry run ends here')
      try {
        session.transact(write => {
          const all = {
            arrival: nextArrival(write),
            spokenOf: new Set<PaperId>(),
            editions: new Set<string>(),
            isFirst: isEmpty(write),
          }
          for (const { entries, source } of held) {
            const from = { ...all, rank, at: ports.now() }
            counts = added(counts, takeBatch(write, entries, source, task, from))
            rank += entries.length
          }
          throw takenBack
        })
      } catch (error) {
        if (error !== takenBack) throw error
      }
      return { ...counts, papers: [] }
    },
  }
}

const NOTHING: ImportCounts = { new: 0, updated: 0, unchanged: 0, papers: [], files: [] }

function takeBatch(
  write: WriteHandle,
  entries: readonly ParsedEntry[],
  source: ParsedSource,
  task: ImportTask,
  from: Pick<ImportSource, 'arrival' | 'spokenOf' | 'isFirst'> & { rank: number; editions: Set<string>; at: number },
): ImportedBatch {
  const edition = editionOf(source, task)
  // Papers of another library of ours stand in the lists they stood in there.
  if (!from.editions.has(edition.id) && entries.some(({ record }) => !record)) {
    keepEdition(write, edition, from.at)
    from.editions.add(edition.id)
  }
  const context = {
    trust: TRUST[source.format],
    observedAt: task.capturedOn,
    edition,
    arrival: from.arrival,
    spokenOf: from.spokenOf,
    isFirst: from.isFirst ?? false,
  }
  return importEntries(write, entries, context, from.rank, from.at)
}

function isEmpty(read: ReadHandle): boolean {
  return read.one('SELECT 1 AS found FROM papers LIMIT 1') === undefined
}

function added(a: ImportCounts, b: ImportedBatch, named: readonly NamedFile[] = []): ImportCounts {
  const papers = a.papers.length >= REPORTED_PAPERS ? a.papers : [...a.papers, ...b.papers].slice(0, REPORTED_PAPERS)
  const files = a.files.length >= REPORTED_FILES ? a.files : [...a.files, ...named].slice(0, REPORTED_FILES)
  return { new: a.new + b.new, updated: a.updated + b.updated, unchanged: a.unchanged + b.unchanged, papers, files }
}

/** A day of Daily Papers is one edition, whether it came as a saved page, as JSON or from the feed. */
function editionOf(source: ParsedSource, task: ImportTask): Edition {
  if (task.page) return task.page.edition
  const date = source.edition?.date ?? task.capturedOn.slice(0, 10)
  if (source.edition?.kind === 'daily-papers')
    return {
      id: `daily-papers:${date}`,
      feed: task.feed?.id ?? null,
      kind: 'daily-papers',
      name: source.sourceName,
      date,
      span: 'day',
    }
  if (task.feed)
    return {
      id: `${task.feed.id}:${date}`,
      feed: task.feed.id,
      kind: task.feed.kind,
      name: task.feed.name,
      date,
      span: null,
    }
  return { id: `file:${task.name}`, feed: null, kind: 'file', name: task.name, date, span: null }
}
