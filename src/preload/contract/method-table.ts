import { z } from 'zod'
import { ANNOTATION_COLORS, ANNOTATION_TYPES, type AnnotationId, type Quad, type Rect } from './annotation.ts'
import { IMPORT_FORMATS } from './job.ts'
import { type PaperId, STATUSES } from './paper.ts'
import type { QueueId } from './reading.ts'

/** Every method of the library with the shape of its arguments: what a host checks before it calls. */

// CSP forbids eval in the renderer, which shares this file.
z.config({ jitless: true })

const paperId = z
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform(id => id as PaperId)
const paperIds = z.array(paperId).max(200_000)
const queueId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as QueueId)
const annotationId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as AnnotationId)
const fileId = z.string().regex(/^[0-9a-f]{64}$/)
const uploadId = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/)
const label = z.string().trim().min(1).max(200)
const line = z.string().max(2_000)
const text = z.string().max(1_000_000)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const finite = z.number()
const none = z.object({}).strict()

const view = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }).strict(),
  z.object({ kind: z.literal('all') }).strict(),
  z.object({ kind: z.literal('starred') }).strict(),
  z.object({ kind: z.literal('trash') }).strict(),
  z.object({ kind: z.literal('queue'), queue: queueId }).strict(),
  z.object({ kind: z.literal('tag'), tag: label }).strict(),
  z.object({ kind: z.literal('feed'), feed: label }).strict(),
  z.object({ kind: z.literal('edition'), edition: label }).strict(),
  z.object({ kind: z.literal('search'), query: line }).strict(),
])

const queuePlace = z.discriminatedUnion('at', [
  z.object({ at: z.literal('top') }).strict(),
  z.object({ at: z.literal('bottom') }).strict(),
  z.object({ at: z.literal('after'), paper: paperId }).strict(),
  z.object({ at: z.literal('before'), paper: paperId }).strict(),
])

const rect = z.tuple([finite, finite, finite, finite]).transform(numbers => numbers as Rect)
const quad = z
  .array(finite)
  .length(8)
  .transform(numbers => numbers as unknown as Quad)
const newAnnotation = z
  .object({
    id: annotationId.optional(),
    paper: paperId,
    file: fileId,
    page: z.number().int().min(0).max(100_000),
    type: z.enum(ANNOTATION_TYPES),
    color: z.enum(ANNOTATION_COLORS),
    rect,
    quads: z.array(quad).max(5_000),
    text,
    before: z.string().max(64),
    after: z.string().max(64),
    order: z.string().max(64),
    comment: text,
  })
  .strict()

const place = z
  .object({
    file: fileId,
    page: z.number().int().min(0).max(100_000),
    offset: finite.min(-1).max(2),
    offsetX: finite.min(-10).max(10),
    zoom: z.union([z.literal('width'), z.literal('page'), finite.min(0.05).max(20)]),
    fraction: finite.min(0).max(1),
  })
  .strict()

const settings = z
  .object({
    theme: z.enum(['system', 'light', 'dark', 'contrast']),
    density: z.enum(['comfortable', 'compact']),
    colorNames: z.object({ yellow: label, green: label, blue: label, purple: label, red: label }).strict(),
    pageTheme: z.enum(['light', 'dark', 'auto']),
    refreshMinutes: z.number().int().min(5).max(10_080),
    wordsPerMinute: z.number().int().min(30).max(2_000),
    allowPrivateAddresses: z.boolean(),
    welcomed: z.boolean(),
  })
  .strict()

export const importOptions = z
  .object({
    /** What the bytes were called where they came from. */
    name: z.string().max(1_000),
    format: z.union([z.literal('auto'), z.enum(IMPORT_FORMATS)]).default('auto'),
    baseUrl: z.url().optional(),
    /** The day the source was saved: dates without a year count back from it. */
    capturedOn: day.optional(),
    dryRun: z.boolean().default(false),
    /** Takes what is whole of a file that is cut off, in place of refusing it. */
    partial: z.boolean().default(false),
  })
  .strict()

const query = <A extends z.ZodType>(args: A) => ({ kind: 'query', args }) as const
const command = <A extends z.ZodType>(args: A) => ({ kind: 'command', args }) as const

export const methods = {
  /** What is open: folder, counts, whether it takes writes. */
  'library.info': query(none),
  /** The ids of a view in its order. */
  'papers.ids': query(z.object({ view }).strict()),
  /** Rows for painting, in the order asked; ids that are gone are left out. */
  'papers.rows': query(z.object({ ids: z.array(paperId).max(1_000) }).strict()),
  'papers.get': query(z.object({ id: paperId }).strict()),
  /** A paper by number, arXiv id, DOI, URL, or its source's own id, which comes first where it is asked by key. */
  'papers.find': query(z.object({ reference: z.string().min(1).max(2_000), byKey: z.boolean().optional() }).strict()),
  'papers.setStatus': command(z.object({ ids: paperIds, status: z.enum(STATUSES) }).strict()),
  'papers.setStarred': command(z.object({ ids: paperIds, starred: z.boolean() }).strict()),
  'papers.setTag': command(z.object({ ids: paperIds, tag: label, on: z.boolean() }).strict()),
  /** Markdown; an empty text removes the note. */
  'papers.setNote': command(z.object({ id: paperId, text }).strict()),
  'papers.setRemark': command(z.object({ id: paperId, text: line }).strict()),
  'papers.setTakeaway': command(z.object({ id: paperId, text: line }).strict()),
  /** Into the trash, or out of it. Kept 30 days there. */
  'papers.setTrashed': command(z.object({ ids: paperIds, trashed: z.boolean() }).strict()),
  /** Where the reader stopped; not an undoable step. */
  'reading.savePlace': command(z.object({ paper: paperId, place }).strict()),

  'queues.list': query(none),
  'queues.create': command(
    z
      .object({ name: label, hue: finite.min(0).max(360).optional(), icon: z.string().max(32).nullable().optional() })
      .strict(),
  ),
  'queues.change': command(
    z
      .object({
        id: queueId,
        name: label.optional(),
        hue: finite.min(0).max(360).optional(),
        icon: z.string().max(32).nullable().optional(),
      })
      .strict(),
  ),
  'queues.remove': command(z.object({ id: queueId }).strict()),
  /** Puts papers into a queue, or moves them inside it, in the order given. */
  'queues.place': command(z.object({ queue: queueId, ids: paperIds, place: queuePlace }).strict()),
  'queues.take': command(z.object({ queue: queueId, ids: paperIds }).strict()),
  'tags.list': query(none),

  /** One answer of the word index over titles, abstracts, authors, organisations, notes. */
  /** Papers by words, by meaning, or by both (hybrid). Not patient: what came lately and is not read yet is not found, and counted. */
  'search.papers': query(
    z
      .object({
        query: line,
        mode: z.enum(['hybrid', 'words', 'meaning']).default('hybrid'),
        limit: z.number().int().min(1).max(1_000).default(50),
        patient: z.boolean().default(false),
      })
      .strict(),
  ),
  /** Papers like these, or like a text; the papers themselves are left out. */
  'similar.papers': query(
    z
      .object({
        papers: z.array(paperId).max(1_000).default([]),
        text: text.default(''),
        limit: z.number().int().min(1).max(1_000).default(50),
        patient: z.boolean().default(false),
      })
      .strict(),
  ),
  'search.words': query(z.object({ query: line, limit: z.number().int().min(1).max(1_000).default(50) }).strict()),

  /** In reading order. */
  'annotations.list': query(z.object({ paper: paperId }).strict()),
  'annotations.create': command(newAnnotation),
  'annotations.change': command(
    z
      .object({
        id: annotationId,
        color: z.enum(ANNOTATION_COLORS).optional(),
        comment: text.optional(),
        type: z.enum(ANNOTATION_TYPES).optional(),
      })
      .strict(),
  ),
  'annotations.remove': command(z.object({ ids: z.array(annotationId).max(10_000) }).strict()),

  /** The newest steps first. */
  'journal.list': query(z.object({ limit: z.number().int().min(1).max(1_000).default(50) }).strict()),
  /** Takes back the newest step that stands; null where there is none. */
  'journal.undo': command(none),
  'journal.redo': command(none),
  /** The changes of status of a paper, oldest first. */
  'journal.statuses': query(z.object({ paper: paperId }).strict()),

  /** Imports an upload: at once where it is small, as a job in any case. */
  'imports.start': command(importOptions.extend({ upload: uploadId })),
  /** Stores an uploaded PDF, for a paper or as a paper of its own. */
  'files.attach': command(
    z
      .object({
        upload: uploadId,
        name: z.string().max(1_000),
        paper: paperId.nullable(),
        sourceUrl: z.url().nullable().default(null),
      })
      .strict(),
  ),
  /** Adds a paper by URL, arXiv id or DOI; a PDF is fetched and stored. As a job. */
  'papers.add': command(z.object({ reference: z.string().min(1).max(2_000) }).strict()),
  /** Fetches the PDF of a paper from where its source says. As a job. */
  'files.fetch': command(z.object({ paper: paperId }).strict()),

  'jobs.list': query(none),
  'jobs.get': query(z.object({ id: label }).strict()),
  'jobs.cancel': command(z.object({ id: label }).strict()),

  'feeds.list': query(none),
  /** "daily-papers", an arXiv category, or the URL of one of their lists. */
  'feeds.add': command(z.object({ reference: z.string().min(1).max(2_000) }).strict()),
  'feeds.remove': command(z.object({ id: label }).strict()),
  /** One feed, or all of them. As a job. */
  'feeds.refresh': command(z.object({ id: label.nullable() }).strict()),

  'settings.get': query(none),
  'settings.set': command(settings.partial()),

  /** The sample library that ships with the app. */
  'sample.load': command(none),

  'backups.list': query(none),
  'backups.make': command(none),
  /** Puts a backup in the place of the library as it stands, which is kept beside it. */
  'backups.restore': command(z.object({ file: z.string().min(1).max(4_000) }).strict()),
  'doctor.check': command(z.object({ repair: z.boolean().default(false) }).strict()),

  /** Papers as JSON, a page at a time, by id: what `export --format jsonl` writes. */
  'export.page': query(
    z
      .object({
        after: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
        view: view.nullable().default(null),
      })
      .strict(),
  ),
} as const

export type Method = keyof typeof methods
/** What a caller writes: defaults may be left out. */
export type Args<M extends Method> = z.input<(typeof methods)[M]['args']>
/** What the library gets: checked, defaults filled in. */
export type CheckedArgs<M extends Method> = z.output<(typeof methods)[M]['args']>
