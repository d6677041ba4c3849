import type {
  AnnotatedCopy,
  AnnotationAddition,
  Annotation,
  AnnotationImport,
  CarryReport,
  FoundAnnotations,
  TrayItem,
} from './annotation.ts'
import type { EditionPage, EditionSummary, Feed, FeedsStatus, FoundFeed, OpmlReport, PaperSignals } from './feed.ts'
import type { Digest, MailPasswordState } from './digest.ts'
import type { CatchUp, Interest, KeptStance } from './interest.ts'
import type { Job } from './job.ts'
import type { LibraryMap } from './map.ts'
import type { Args, CheckedArgs, Method } from './method-table.ts'
import type { FileOpening, Paper, PaperCard, PaperFile, PaperId, PaperRow, Status } from './paper.ts'
import type { Plan, WeekPlan } from './plan.ts'
import type {
  FinishSuggestion,
  JournalStep,
  Pace,
  PlacingStep,
  Queue,
  QueueHealth,
  QueueId,
  RecentPaper,
  StatusChange,
  Tag,
} from './reading.ts'
import type { Rule, RuleTrial } from './rule.ts'
import type { FoundPapers, SearchAnswer, ViewIds } from './search.ts'
import type { DayNumbers, JournalDay, JournalDayNumbers, StatisticsRow, StatisticsSummary } from './statistics.ts'
import type { Settings } from './settings.ts'
import type { VersionDiff } from './version.ts'

/** A place where other programs or machines get at a library. */
export interface LibraryPlace {
  readonly kind: 'synced' | 'network'
  /** "Dropbox", "NFS" */
  readonly by: string
}

export interface LibraryInfo {
  readonly folder: string
  /** Null where it lies on a disk of this machine that nobody else looks after. */
  readonly place: LibraryPlace | null
  /** What there was to say when it was opened; null where nothing. */
  readonly notice: string | null
  readonly version: string
  readonly schema: number
  /** False where it was opened for reading only, or was written by a later version. */
  readonly writable: boolean
  readonly papers: number
  readonly counts: Readonly<Record<Status, number>>
  readonly starred: number
  readonly trashed: number
  /** Put off to a time to come: not in `counts`. */
  readonly snoozed: number
  /** Papers kept out of the inbox; not counted in `counts.inbox`. */
  readonly muted: number
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

/** What putting a backup in the library's place would change, in counts. */
export interface RestorePreview {
  /** Of the backup. */
  readonly papers: number
  /** Papers the library has and the backup has not; the other way round. */
  readonly gone: number
  readonly back: number
  /** Papers whose status, star, place in the trash or line of text differ. */
  readonly decisions: number
  readonly notes: number
  readonly annotations: number
  readonly tags: number
  readonly queued: number
  /** What was done since. */
  readonly steps: number
  /** The youngest few of the papers that would be gone. */
  readonly titles: readonly string[]
}

export interface DoctorFinding {
  readonly check: string
  readonly ok: boolean
  /** What was found, and what to do. */
  readonly message: string
  readonly repaired: boolean
}

/** How the folder of plain files stands to the library. */
export interface MirrorStatus {
  /** Empty where there is none. */
  readonly folder: string
  /** Papers whose files are not up to date yet. */
  readonly behind: number
  /** Why it could not be written lately, and what to do. */
  readonly trouble: string | null
  /** Files that somebody had changed there and that were kept under another name, the newest first. */
  readonly kept: readonly string[]
}

/** What each method answers. Only JSON values: ids, strings, numbers, booleans, null, arrays, plain objects. */
export interface Results {
  'library.info': LibraryInfo
  'papers.ids': ViewIds
  'papers.rows': readonly PaperRow[]
  'papers.cards': readonly PaperCard[]
  'papers.get': Paper
  'papers.find': { readonly id: PaperId | null }
  /** The step that was journalled; null where nothing changed. */
  'papers.setStatus': JournalStep | null
  'papers.setStarred': JournalStep | null
  'papers.setTag': JournalStep | null
  'papers.setNote': JournalStep | null
  'papers.setRemark': JournalStep | null
  'papers.setTakeaway': JournalStep | null
  'papers.older': { readonly ids: readonly PaperId[] }
  'papers.upTo': { readonly ids: readonly PaperId[] }
  'papers.setMuted': JournalStep | null
  'papers.merge': JournalStep | null
  'papers.split': { readonly paper: PaperId }
  'papers.setTrashed': JournalStep | null
  'reading.savePlace': null
  'reading.logTime': null
  'reading.pages': readonly (readonly [page: number, seconds: number])[]
  'reading.pace': Pace
  'reading.recent': readonly RecentPaper[]
  'reading.suggestions': readonly FinishSuggestion[]
  'reading.setDue': JournalStep | null
  'reading.snooze': JournalStep | null
  'queues.list': readonly Queue[]
  'queues.create': { readonly id: QueueId }
  'queues.change': JournalStep | null
  'queues.remove': JournalStep | null
  'queues.place': PlacingStep | null
  'queues.keep': JournalStep | null
  'queues.setReason': JournalStep | null
  'queues.health': QueueHealth
  'queues.take': JournalStep | null
  'plan.pick': Plan
  'plan.week': WeekPlan
  'tags.list': readonly Tag[]
  'search.papers': FoundPapers
  'similar.papers': FoundPapers
  'search.words': SearchAnswer
  'map.library': LibraryMap
  'interest.explain': Interest
  'interest.argue': JournalStep | null
  'interest.stances': readonly KeptStance[]
  'interest.catchUp': CatchUp
  'interest.fileMissed': JournalStep | null
  'annotations.list': readonly Annotation[]
  'annotations.create': Annotation
  'annotations.change': Annotation
  'annotations.remove': JournalStep | null
  'annotations.place': Annotation
  'annotations.picture': { readonly png: string | null }
  'annotations.known': { readonly known: number }
  'annotations.find': FoundAnnotations
  'annotations.import': AnnotationImport
  'annotations.addition': AnnotationAddition
  'annotations.export': AnnotatedCopy
  'annotations.carry': CarryReport
  'annotations.tray': readonly TrayItem[]
  'annotations.markdown': { readonly markdown: string }
  'versions.diff': VersionDiff
  'journal.list': readonly JournalStep[]
  'journal.undo': JournalStep | null
  'journal.redo': JournalStep | null
  'journal.statuses': readonly StatusChange[]
  'journal.day': JournalDay
  'journal.days': readonly JournalDayNumbers[]
  'stats.days': readonly DayNumbers[]
  'stats.summary': StatisticsSummary
  'stats.export': readonly StatisticsRow[]
  'stats.erase': { readonly papers: number }
  'imports.start': Job
  'files.attach': { readonly paper: PaperId; readonly file: PaperFile; readonly isNew: boolean }
  'files.opening': FileOpening | null
  'papers.add': Job
  'papers.complete': Job
  'files.fetch': Job
  'files.fetchAhead': Job
  'files.readTexts': Job | null
  'jobs.list': readonly Job[]
  'jobs.get': Job
  'jobs.cancel': Job
  'feeds.list': readonly Feed[]
  'feeds.status': FeedsStatus
  'feeds.add': Feed
  'feeds.discover': readonly FoundFeed[]
  'feeds.change': Feed
  'feeds.importOpml': OpmlReport
  'feeds.exportOpml': { readonly text: string }
  'feeds.remove': null
  'feeds.refresh': Job
  'editions.list': readonly EditionSummary[]
  'editions.read': EditionPage
  'editions.fetch': Job
  'signals.of': PaperSignals
  'digest.read': Digest
  'digest.send': null
  'digest.due': null
  'digest.password': MailPasswordState
  'digest.keepPassword': null
  'digest.unsubscribe': null
  'rules.list': readonly Rule[]
  'rules.add': Rule
  'rules.change': JournalStep | null
  'rules.remove': JournalStep | null
  'rules.try': RuleTrial
  'rules.apply': JournalStep | null
  'settings.get': Settings
  'settings.set': Settings
  'sample.load': Job
  'backups.list': readonly BackupFile[]
  'backups.make': BackupFile
  'backups.preview': RestorePreview
  'backups.restore': { readonly kept: string }
  'mirror.status': MirrorStatus
  'mirror.write': Job
  'doctor.check': readonly DoctorFinding[]
  'export.page': { readonly papers: readonly Paper[]; readonly next: number | null }
}

type Exactly<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
/**
 * Fails to compile where a method has a schema and no result, or a result and no schema.
 * @public looked at by the compiler alone
 */
export const everyMethodHasAResult: Exactly<keyof Results, Method> = true

/** THE contract, as the core carries it out. */
export type LibraryApi = {
  readonly [M in Method]: (args: CheckedArgs<M>) => Results[M] | Promise<Results[M]>
}

/** THE contract, as a caller sees it on whatever transport. */
export type Call = <M extends Method>(method: M, args: Args<M>) => Promise<Results[M]>

export type Topic =
  | 'papers'
  | 'queues'
  | 'tags'
  | 'annotations'
  | 'feeds'
  | 'jobs'
  | 'settings'
  | 'journal'
  | 'library'
  | 'rules'
  | 'digest'
  | 'mirror'

/** What changed, after it was committed. Not what to do. */
export interface LibraryEvent {
  readonly topic: Topic
  /** The papers concerned; null means any. Empty for topics that have none. */
  readonly papers: readonly PaperId[] | null
  /** A job's new state, so that progress needs no question. */
  readonly job?: Job | undefined
  /** What the reader asked to be told: by the system, and in every window. */
  readonly notice?: { readonly title: string; readonly body: string } | undefined
  /** True where the order or membership of views may have changed. */
  readonly views: boolean
}
