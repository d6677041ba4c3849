import type { Annotation } from './annotation.ts'
import type { Feed } from './feed.ts'
import type { Job } from './job.ts'
import type { Args, CheckedArgs, Method } from './method-table.ts'
import type { Paper, PaperFile, PaperId, PaperRow, Status } from './paper.ts'
import type { JournalStep, Queue, QueueId, StatusChange, Tag } from './reading.ts'
import type { FoundPapers, SearchAnswer, ViewIds } from './search.ts'
import type { Settings } from './settings.ts'

export interface LibraryInfo {
  readonly folder: string
  readonly version: string
  readonly schema: number
  /** False where another process owns the library, or it was written by a later version. */
  readonly writable: boolean
  readonly papers: number
  readonly counts: Readonly<Record<Status, number>>
  readonly starred: number
  readonly trashed: number
  /** What can be taken back, and what can be done again; null where nothing. */
  readonly undo: string | null
  readonly redo: string | null
  /** The local time, "2026-02-21T09:00:00.000Z". */
  readonly now: string
}

export interface BackupFile {
  readonly file: string
  readonly madeAt: string
  readonly bytes: number
  readonly papers: number
}

export interface DoctorFinding {
  readonly check: string
  readonly ok: boolean
  /** What was found, and what to do. */
  readonly message: string
  readonly repaired: boolean
}

/** What each method answers. Only JSON values: ids, strings, numbers, booleans, null, arrays, plain objects. */
export interface Results {
  'library.info': LibraryInfo
  'papers.ids': ViewIds
  'papers.rows': readonly PaperRow[]
  'papers.get': Paper
  'papers.find': { readonly id: PaperId | null }
  /** The step that was journalled; null where nothing changed. */
  'papers.setStatus': JournalStep | null
  'papers.setStarred': JournalStep | null
  'papers.setTag': JournalStep | null
  'papers.setNote': JournalStep | null
  'papers.setRemark': JournalStep | null
  'papers.setTakeaway': JournalStep | null
  'papers.setTrashed': JournalStep | null
  'reading.savePlace': null
  'queues.list': readonly Queue[]
  'queues.create': { readonly id: QueueId }
  'queues.change': JournalStep | null
  'queues.remove': JournalStep | null
  'queues.place': JournalStep | null
  'queues.take': JournalStep | null
  'tags.list': readonly Tag[]
  'search.papers': FoundPapers
  'similar.papers': FoundPapers
  'search.words': SearchAnswer
  'annotations.list': readonly Annotation[]
  'annotations.create': Annotation
  'annotations.change': Annotation
  'annotations.remove': JournalStep | null
  'journal.list': readonly JournalStep[]
  'journal.undo': JournalStep | null
  'journal.redo': JournalStep | null
  'journal.statuses': readonly StatusChange[]
  'imports.start': Job
  'files.attach': { readonly paper: PaperId; readonly file: PaperFile; readonly isNew: boolean }
  'papers.add': Job
  'files.fetch': Job
  'jobs.list': readonly Job[]
  'jobs.get': Job
  'jobs.cancel': Job
  'feeds.list': readonly Feed[]
  'feeds.add': Feed
  'feeds.remove': null
  'feeds.refresh': Job
  'settings.get': Settings
  'settings.set': Settings
  'sample.load': Job
  'backups.list': readonly BackupFile[]
  'backups.make': BackupFile
  'backups.restore': { readonly kept: string }
  'doctor.check': readonly DoctorFinding[]
  'export.page': { readonly papers: readonly Paper[]; readonly next: number | null }
}

type Exactly<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
/** Fails to compile where a method has a schema and no result, or a result and no schema. */
export const everyMethodHasAResult: Exactly<keyof Results, Method> = true

/** THE contract, as the core carries it out. */
export type LibraryApi = {
  readonly [M in Method]: (args: CheckedArgs<M>) => Results[M] | Promise<Results[M]>
}

/** THE contract, as a caller sees it on whatever transport. */
export type Call = <M extends Method>(method: M, args: Args<M>) => Promise<Results[M]>

export type Topic = 'papers' | 'queues' | 'tags' | 'annotations' | 'feeds' | 'jobs' | 'settings' | 'journal' | 'library'

/** What changed, after it was committed. Not what to do. */
export interface LibraryEvent {
  readonly topic: Topic
  /** The papers concerned; null means any. Empty for topics that have none. */
  readonly papers: readonly PaperId[] | null
  /** A job's new state, so that progress needs no question. */
  readonly job?: Job | undefined
  /** True where the order or membership of views may have changed. */
  readonly views: boolean
}
