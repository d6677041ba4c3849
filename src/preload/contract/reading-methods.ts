import { z } from 'zod'
import { command, query } from './method.ts'
import { day, fileId, finite, label, none, paperId, paperIds, queueId } from './shapes.ts'

/** Methods about reading: where one is and for how long, queues, plans, days and their numbers, with the shapes of their arguments. */

const instant = z.iso.datetime({ offset: true })
const someDays = z.object({ from: day, to: day }).strict()
const queueLimit = z.number().int().min(1).max(10_000)
const searchLine = z.string().trim().min(1).max(2_000)

const queuePlace = z.discriminatedUnion('at', [
  z.object({ at: z.literal('top') }).strict(),
  z.object({ at: z.literal('bottom') }).strict(),
  z.object({ at: z.literal('after'), paper: paperId }).strict(),
  z.object({ at: z.literal('before'), paper: paperId }).strict(),
])

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

export const readingMethods = {
  /** Where the reader stopped; not an undoable step. */
  'reading.savePlace': command(z.object({ paper: paperId, place }).strict()),
  /** Adds the seconds that pages were looked at. Not an undoable step; at most five minutes a page a call; kept only where the setting `statistics` is on. */
  'reading.logTime': command(
    z
      .object({
        paper: paperId,
        file: fileId,
        pages: z.array(z.tuple([z.number().int().min(0).max(100_000), finite])).max(10_000),
      })
      .strict(),
  ),
  /** The seconds each page was looked at, in the order of pages; pages never looked at are left out. */
  'reading.pages': query(z.object({ paper: paperId, file: fileId }).strict()),
  /** How fast the reader reads. */
  'reading.pace': query(none),
  /** The papers read in last, the last one first. */
  'reading.recent': query(z.object({ limit: z.number().int().min(1).max(100).default(10) }).strict()),
  /** Papers in hand that look finished. Only the reader says that they are. */
  'reading.suggestions': query(none),
  /** The day papers should be read by; null takes it away. */
  'reading.setDue': command(z.object({ ids: paperIds, on: day.nullable() }).strict()),
  /** Hides papers that wait to be read until an instant or the beginning of a day; null brings them back now. Throws 'invalid' for a time that is past. */
  'reading.snooze': command(z.object({ ids: paperIds, until: z.union([day, instant]).nullable() }).strict()),

  'queues.list': query(none),
  /** With a query it is a smart queue: the results of that search, in their order. */
  'queues.create': command(
    z
      .object({
        name: label,
        hue: finite.min(0).max(360).optional(),
        icon: z.string().max(32).nullable().optional(),
        limit: queueLimit.nullable().optional(),
        query: searchLine.optional(),
      })
      .strict(),
  ),
  'queues.change': command(
    z
      .object({
        id: queueId,
        name: label.optional(),
        hue: finite.min(0).max(360).optional(),
        icon: z.string().max(32).nullable().optional(),
        limit: queueLimit.nullable().optional(),
        /** Of a smart queue only. */
        query: searchLine.optional(),
      })
      .strict(),
  ),
  'queues.remove': command(z.object({ id: queueId }).strict()),
  /** Puts papers into a queue, or moves them inside it, in the order given. `reason` says why they are there; an empty one takes it away. */
  'queues.place': command(
    z.object({ queue: queueId, ids: paperIds, place: queuePlace, reason: z.string().max(500).optional() }).strict(),
  ),
  /** Says that papers should stay in a queue: their age counts from now. */
  'queues.keep': command(z.object({ queue: queueId, ids: paperIds }).strict()),
  /** Says why papers stand in a queue; an empty reason takes it away. */
  'queues.setReason': command(z.object({ queue: queueId, ids: paperIds, reason: z.string().max(500) }).strict()),
  'queues.health': query(z.object({ id: queueId }).strict()),
  'queues.take': command(z.object({ queue: queueId, ids: paperIds }).strict()),

  /** What fits into so many minutes, in the order to read it: of the queues named, else of all that are ordered by hand. */
  'plan.pick': query(
    z.object({ minutes: z.number().int().min(1).max(10_080), queues: z.array(queueId).max(100).optional() }).strict(),
  ),
  /** Seven days by the setting `dailyMinutes`; from today where no day is given. */
  'plan.week': query(z.object({ from: day.optional() }).strict()),

  /** What was done on a day of the reader's; 'journal.days' says how much on each. */
  'journal.day': query(z.object({ day }).strict()),
  'journal.days': query(someDays),

  /** Each day from one to another, both counted in. */
  'stats.days': query(someDays),
  'stats.summary': query(someDays),
  /** A row for each paper and day on which something happened with it. */
  'stats.export': query(someDays),
  /** Forgets the time spent on pages, for good. The dates of decisions stay. */
  'stats.erase': command(none),
} as const
