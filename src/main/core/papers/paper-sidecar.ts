import { z } from 'zod'
import {
  ANNOTATION_COLORS,
  ANNOTATION_TYPES,
  type AnnotationId,
  type Quad,
  type Rect,
} from '../../../preload/contract/annotation.ts'
import { EDITION_SPANS } from '../../../preload/contract/feed.ts'
import { ANNOUNCE_TYPES, type PaperFacts, type PaperId, STATUSES } from '../../../preload/contract/paper.ts'
import type { Trust } from './merge-facts.ts'

/** One paper as a plain file: everything the library knows of it and the reader made of it. Instants are ISO 8601. */

export const PAPER_FORMAT = 'offprint-paper-1'

const instant = z.iso.datetime({ precision: 3 })
const text = z.string().nullable()
const count = z.number().int().nullable()
const status = z.enum(STATUSES)
const fileId = z.string().regex(/^[0-9a-f]{64}$/)

const facts = z.object({
  key: text,
  title: z.string(),
  abstract: text,
  authors: z.array(z.object({ name: z.string(), family: text, given: text })).readonly(),
  authorCount: count,
  organization: text,
  publishedAt: text,
  publishedInferred: z.boolean(),
  updatedAt: text,
  arxivId: text,
  arxivVersion: count,
  doi: text,
  openReviewId: text,
  url: text,
  pdfUrl: text,
  codeUrl: text,
  projectUrl: text,
  venue: text,
  year: count,
  volume: text,
  pages: text,
  keywords: z.array(z.string()).readonly(),
  categories: z.array(z.string()).readonly(),
  content: text,
  summary: text,
  comments: count,
  upvotes: count,
  githubStars: count,
  enclosures: z.array(z.object({ url: z.string(), type: text, length: z.number().nullable() })).readonly(),
}) satisfies z.ZodType<PaperFacts>

const rect = z.tuple([z.number(), z.number(), z.number(), z.number()]).transform(numbers => numbers as Rect)
const quad = z
  .array(z.number())
  .length(8)
  // Eight numbers, as was just checked.
  .transform(numbers => numbers as unknown as Quad)

/** Where an annotation lies in a file. */
const anchor = {
  file: fileId,
  page: z.number().int(),
  rect,
  quads: z.array(quad).readonly(),
  text: z.string(),
  before: z.string(),
  after: z.string(),
  order: z.string(),
  // Older sidecars have none.
  strokes: z.array(z.array(z.number()).readonly()).readonly().optional(),
}

export const paperSidecar = z.object({
  format: z.literal(PAPER_FORMAT),
  id: z
    .number()
    .int()
    .positive()
    .transform(id => id as PaperId),
  facts,
  /** How much the best source so far is trusted, and when what it says was true. */
  seen: z.object({ trust: z.literal([0, 1, 2, 3]) satisfies z.ZodType<Trust>, observedAt: z.string() }),
  addedAt: instant,
  identities: z.array(z.object({ kind: z.string(), value: z.string() })),
  versions: z.array(
    z.object({ number: z.number().int(), submittedAt: text, seenAt: instant.nullable().default(null) }),
  ),
  /** The lists it stood in. */
  sources: z.array(
    z.object({
      edition: z.string(),
      kind: z.string(),
      name: z.string(),
      date: z.string(),
      feed: text,
      seenAt: instant,
      rank: z.number().int(),
      upvotes: count,
      comments: count,
      githubStars: count,
      span: z.enum(EDITION_SPANS).nullable().default(null),
      announce: z.enum(ANNOUNCE_TYPES).nullable().default(null),
    }),
  ),
  /** Upvotes, comments and stars over time. */
  signals: z.array(z.object({ at: instant, upvotes: count, comments: count, stars: count })).default([]),
  /** What the reader said of it against the rules. */
  muted: z.boolean().nullable().default(null),
  /** Records that became part of it; the record is what splitting it off needs, as JSON. */
  joined: z
    .array(z.object({ id: z.string(), reason: z.string(), title: z.string(), record: z.string(), joinedAt: instant }))
    .default([]),
  reading: z.object({
    status,
    statusAt: instant.nullable(),
    /** Its place among the arrivals. */
    arrival: z.number().int(),
    starred: z.boolean(),
    remark: text,
    takeaway: text,
    trashedAt: instant.nullable(),
    dueOn: text.default(null),
    snoozedUntil: instant.nullable().default(null),
  }),
  /** Every change of status, the oldest first. */
  history: z.array(z.object({ at: instant, from: status, to: status })),
  note: z.object({ text: z.string(), updatedAt: instant }).nullable(),
  tags: z.array(z.string()),
  queues: z.array(
    z.object({
      queue: z.string(),
      name: text.default(null),
      position: z.string(),
      addedAt: instant,
      reason: text.default(null),
      keptAt: instant.nullable().default(null),
    }),
  ),
  /** Every coming into a queue and leaving it, the oldest first. */
  queueHistory: z.array(z.object({ at: instant, queue: z.string(), kind: z.enum(['in', 'out']) })).default([]),
  /** The time spent on its pages, by day. */
  time: z.array(z.object({ file: fileId, page: z.number().int(), day: z.string(), seconds: z.number() })).default([]),
  place: z
    .object({
      file: fileId,
      page: z.number().int(),
      offset: z.number(),
      offsetX: z.number(),
      zoom: z.union([z.literal('width'), z.literal('page'), z.number()]),
      fraction: z.number(),
      updatedAt: instant,
    })
    .nullable(),
  annotations: z.array(
    z.object({
      id: z.string().transform(id => id as AnnotationId),
      ...anchor,
      type: z.enum(ANNOTATION_TYPES),
      color: z.enum(ANNOTATION_COLORS),
      comment: z.string(),
      external: z.boolean(),
      createdAt: instant,
      updatedAt: instant,
      // What older sidecars do not have.
      picture: z.string().optional(),
      author: z.string().optional(),
      carried: z
        .object({
          ...anchor,
          confidence: z.number(),
        })
        .optional(),
      pdfName: text.default(null),
      pdfPrint: text.default(null),
      editedAt: instant.nullable().default(null),
      state: z.enum(['live', 'removed', 'gone']).default('live'),
      tray: z.object({ to: fileId, at: instant, confidence: z.number() }).nullable().default(null),
    }),
  ),
  files: z.array(
    z.object({
      id: fileId,
      name: z.string(),
      bytes: z.number().int(),
      pages: count,
      words: count.default(null),
      /** When it was linked to this paper, and when its bytes came. */
      addedAt: instant,
      storedAt: instant,
      sourceUrl: text,
      /** Of the preprint, where it is one. */
      version: count.default(null),
    }),
  ),
})

export type PaperSidecar = z.output<typeof paperSidecar>
