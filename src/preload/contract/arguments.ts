import { LANGUAGES } from './language.ts'
import { z } from 'zod'
import { ANNOTATION_COLORS, ANNOTATION_TYPES, type AnnotationId, type Quad, type Rect } from './annotation.ts'
import { digestSettings, owedDigest } from './digest-methods.ts'
import { IMPORT_FORMATS } from './job.ts'
import { STATUSES } from './paper.ts'
import { SORT_KEYS } from './search.ts'
import { day, fileId, finite, label, paperId, queueId } from './shapes.ts'

/** The shapes of which the arguments of methods are made. */

export const annotationId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as AnnotationId)
export const line = z.string().max(2_000)
export const text = z.string().max(1_000_000)
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
  z
    .object({ kind: z.literal('search'), query: line, mode: z.enum(['hybrid', 'words', 'meaning']).optional() })
    .strict(),
])

export const sort = z.object({ by: z.enum(SORT_KEYS), descending: z.boolean() }).strict()

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

export const annotationSearch = z
  .object({
    /** All of them must stand in the text, the comment, or the title of the paper. */
    words: line.default(''),
    /** None chosen means all. */
    colors: z.array(z.enum(ANNOTATION_COLORS)).max(5).default([]),
    types: z.array(z.enum(ANNOTATION_TYPES)).max(7).default([]),
    /** Those of other programs alone, or those of the reader's alone. */
    external: z.boolean().optional(),
    limit: z.number().int().min(1).max(200).default(50),
    /** Goes on after this one, which the last answer ended with. */
    after: annotationId.optional(),
  })
  .strict()

const hexColor = z.string().regex(/^#[0-9a-f]{6}$/i)

/** As Electron names them: modifiers and a key. A key alone would be taken from every other program. */
const quickAddKeys = z
  .string()
  .max(60)
  .regex(
    /^$|^(?:(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|Shift|Super)\+)+(?:[A-Z0-9]|F[1-9]|F1\d|F2[0-4])$/i,
  )

export const settings = z
  .object({
    theme: z.enum(['system', 'light', 'dark', 'contrast']),
    density: z.enum(['comfortable', 'compact']),
    colorNames: z.object({ yellow: label, green: label, blue: label, purple: label, red: label }).strict(),
    authorName: z.string().trim().max(200),
    annotationTemplate: z.string().max(20_000),
    pageTheme: z.enum(['light', 'dark', 'sepia', 'own', 'auto']),
    pageColors: z.object({ page: hexColor, ink: hexColor }).strict(),
    pageBrightness: z.number().min(0.5).max(1.5),
    pageContrast: z.number().min(0.5).max(1.5),
    refreshMinutes: z.number().int().min(5).max(10_080),
    wordsPerMinute: z.number().int().min(30).max(2_000),
    staleDays: z.number().int().min(1).max(3_650),
    dailyMinutes: z.array(z.number().int().min(0).max(1_440)).length(7).readonly(),
    statistics: z.boolean(),
    allowPrivateAddresses: z.boolean(),
    fetchAheadMegabytes: z.number().int().min(10).max(1_000_000),
    watchedFolder: z.string().trim().max(4_000),
    mirrorFolder: z.string().trim().max(4_000),
    mirrorPdfs: z.boolean(),
    unpaywallEmail: z.union([z.literal(''), z.email().max(320)]),
    language: z.union([z.literal('system'), z.enum(LANGUAGES)]),
    tray: z.boolean(),
    quickAddKeys: quickAddKeys,
    offerForPdfs: z.boolean(),
    spellCheck: z.boolean(),
    digest: digestSettings,
    digestSentOn: z.union([z.literal(''), day]),
    digestOwed: owedDigest.nullable(),
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
