import { z } from 'zod'
import { ANNOTATION_COLORS, ANNOTATION_TYPES, type AnnotationId, type Quad, type Rect } from './annotation.ts'
import { IMPORT_FORMATS } from './job.ts'
import { type PaperId, STATUSES } from './paper.ts'
import type { QueueId } from './reading.ts'

/** The shapes of which the arguments of methods are made. */

export const paperId = z
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform(id => id as PaperId)
export const paperIds = z.array(paperId).max(200_000)
export const queueId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as QueueId)
export const annotationId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as AnnotationId)
export const fileId = z.string().regex(/^[0-9a-f]{64}$/)
export const uploadId = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/)
export const label = z.string().trim().min(1).max(200)
export const line = z.string().max(2_000)
export const text = z.string().max(1_000_000)
/** "2026-03-02", and a day that there is. */
export const day = z.iso.date()
export const instant = z.iso.datetime({ offset: true })
export const finite = z.number()
export const none = z.object({}).strict()
export const someDays = z.object({ from: day, to: day }).strict()
export const queueLimit = z.number().int().min(1).max(10_000)
export const searchLine = z.string().trim().min(1).max(2_000)

export const view = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('status'), status: z.enum(STATUSES) }).strict(),
  z.object({ kind: z.literal('all') }).strict(),
  z.object({ kind: z.literal('starred') }).strict(),
  z.object({ kind: z.literal('trash') }).strict(),
  z.object({ kind: z.literal('snoozed') }).strict(),
  z.object({ kind: z.literal('muted') }).strict(),
  z.object({ kind: z.literal('queue'), queue: queueId }).strict(),
  z.object({ kind: z.literal('tag'), tag: label }).strict(),
  z.object({ kind: z.literal('feed'), feed: label }).strict(),
  z.object({ kind: z.literal('edition'), edition: label }).strict(),
  z.object({ kind: z.literal('search'), query: line }).strict(),
])

export const queuePlace = z.discriminatedUnion('at', [
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
const stroke = z
  .array(finite)
  .max(40_000)
  .refine(numbers => numbers.length % 2 === 0, 'a stroke is pairs of numbers')
  .readonly()
export const anchor = {
  file: fileId,
  page: z.number().int().min(0).max(100_000),
  rect,
  quads: z.array(quad).max(5_000),
  text,
  before: z.string().max(64),
  after: z.string().max(64),
  order: z.string().max(64),
  strokes: z.array(stroke).max(5_000).readonly().optional(),
}
export const newAnnotation = z
  .object({
    ...anchor,
    id: annotationId.optional(),
    paper: paperId,
    type: z.enum(ANNOTATION_TYPES),
    color: z.enum(ANNOTATION_COLORS),
    comment: text,
    png: z.base64().max(4_000_000).optional(),
  })
  .strict()

export const place = z
  .object({
    file: fileId,
    page: z.number().int().min(0).max(100_000),
    offset: finite.min(-1).max(2),
    offsetX: finite.min(-10).max(10),
    zoom: z.union([z.literal('width'), z.literal('page'), finite.min(0.05).max(20)]),
    fraction: finite.min(0).max(1),
  })
  .strict()

export const settings = z
  .object({
    theme: z.enum(['system', 'light', 'dark', 'contrast']),
    density: z.enum(['comfortable', 'compact']),
    colorNames: z.object({ yellow: label, green: label, blue: label, purple: label, red: label }).strict(),
    authorName: z.string().trim().max(200),
    annotationTemplate: z.string().max(20_000),
    pageTheme: z.enum(['light', 'dark', 'auto']),
    refreshMinutes: z.number().int().min(5).max(10_080),
    wordsPerMinute: z.number().int().min(30).max(2_000),
    staleDays: z.number().int().min(1).max(3_650),
    dailyMinutes: z.array(z.number().int().min(0).max(1_440)).length(7).readonly(),
    statistics: z.boolean(),
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
