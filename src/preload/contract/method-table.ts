import { z } from 'zod'
import { ANNOTATION_COLORS, ANNOTATION_TYPES } from './annotation.ts'
import {
  anchor,
  annotationId,
  annotationSearch,
  importOptions,
  line,
  newAnnotation,
  settings,
  sort,
  text,
  view,
} from './arguments.ts'
import { digestMethods } from './digest-methods.ts'
import { interestMethods } from './interest-methods.ts'
import { feedMethods } from './feed-methods.ts'
import { command, query } from './method.ts'
import { STATUSES } from './paper.ts'
import { readingMethods } from './reading-methods.ts'
import { fileId, label, none, paperId, paperIds, uploadId } from './shapes.ts'

/** Every method of the library with the shape of its arguments: what a host checks before it calls. */

export const methods = {
  /** What is open: folder, counts, whether it takes writes. */
  'library.info': query(none),
  /** The ids of a view in its own order, or in that of a column. */
  'papers.ids': query(z.object({ view, sort: sort.optional(), first: z.int().min(1).max(1_000).optional() }).strict()),
  /** Rows for painting, in the order asked; ids that are gone are left out. */
  'papers.rows': query(z.object({ ids: z.array(paperId).max(1_000) }).strict()),
  /** What a card shows beyond a row, in the order asked. */
  'papers.cards': query(z.object({ ids: z.array(paperId).max(200) }).strict()),
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
  /** Of a view, in its order, the papers that arrived, or were published, more than so many days ago. Changes nothing: their ids are for a look and then one command. */
  'papers.older': query(
    z
      .object({
        view,
        days: z.number().int().min(0).max(36_500),
        by: z.enum(['arrival', 'published']).default('arrival'),
      })
      .strict(),
  ),
  /** From the top of a view down to a paper, that one counted in. Throws 'conflict' where it is not in the view. */
  'papers.upTo': query(z.object({ view, paper: paperId }).strict()),
  /** Mutes papers, or shows them, whatever the rules say; null leaves it to the rules again. */
  'papers.setMuted': command(z.object({ ids: paperIds, muted: z.boolean().nullable() }).strict()),
  /** Makes one record of several that are one paper: the first one takes in the others, with all that was written on them. */
  'papers.merge': command(z.object({ ids: z.array(paperId).min(2).max(50) }).strict()),
  /** Takes a record out of a paper it became part of. */
  'papers.split': command(z.object({ id: paperId, record: label }).strict()),
  /** Into the trash, or out of it. Kept 30 days there. */
  'papers.setTrashed': command(z.object({ ids: paperIds, trashed: z.boolean() }).strict()),

  ...readingMethods,
  ...interestMethods,
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
  /** Papers by nearness: of a large library those decided about, and the newest. */
  'map.library': query(z.object({ most: z.number().int().min(1).max(5_000).default(2_500) }).strict()),
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
  /** Gives an annotation another place, by hand: out of the tray, or a note that is dragged. */
  'annotations.place': command(z.object({ ...anchor, id: annotationId }).strict()),
  /** The picture of an area, a PNG in base64; null where there is none. */
  'annotations.picture': query(z.object({ id: annotationId }).strict()),
  /** How many annotations of a PDF the library knows by it: those taken in, and those deleted or carried elsewhere since. */
  'annotations.known': query(z.object({ paper: paperId, file: fileId }).strict()),
  /** Annotations of all papers, the newest first, so many at a time; the trash is left out. */
  'annotations.find': query(annotationSearch),
  /** Takes in the annotations a PDF has, or has by now; never twice. */
  'annotations.import': command(
    z.object({ paper: paperId, file: fileId, password: z.string().max(1_000).optional() }).strict(),
  ),
  /** What has to stand behind the bytes of a PDF for its annotations to be in it; writes nothing. */
  'annotations.addition': query(
    z.object({ paper: paperId, file: fileId, password: z.string().max(1_000).optional() }).strict(),
  ),
  /** Writes a copy of a PDF with its annotations in it; the file itself stays as it is. */
  'annotations.export': command(
    z.object({ paper: paperId, file: fileId, password: z.string().max(1_000).optional() }).strict(),
  ),
  /** Carries the annotations of one file of a paper over to another version of it. */
  'annotations.carry': command(z.object({ paper: paperId, from: fileId, to: fileId }).strict()),
  /** What found no place. */
  'annotations.tray': query(z.object({ paper: paperId }).strict()),
  /** The annotations of papers as Markdown, by the reader's template. */
  'annotations.markdown': query(z.object({ papers: z.array(paperId).max(500) }).strict()),
  /** What differs between the texts of two files, paragraph by paragraph. */
  'versions.diff': query(z.object({ from: fileId, to: fileId }).strict()),

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
  /** How a locked PDF is opened without a password; null where it is not. */
  'files.opening': query(z.object({ file: fileId }).strict()),
  /** Adds a paper by URL, arXiv id or DOI; a PDF is fetched and stored. As a job. */
  'papers.add': command(z.object({ reference: z.string().min(1).max(2_000) }).strict()),
  /** Fills in what archives and registries say of papers by their ids: PDFs say little of themselves. As a job. */
  'papers.complete': command(z.object({ ids: paperIds }).strict()),
  /** Fetches the PDFs of the next papers of a view that have none, each host at its pace, as far as the room set aside allows. As a job. */
  'files.fetchAhead': command(z.object({ view, count: z.number().int().min(1).max(200).default(10) }).strict()),
  /** Fetches the PDF of a paper from the first open place that gives it. As a job. */
  'files.fetch': command(z.object({ paper: paperId }).strict()),
  /** Reads the text of every PDF that was not read yet, with `again` also of those that could not be: searches find it then. As a job; null where there is none. */
  'files.readTexts': command(z.object({ again: z.boolean().default(false) }).strict()),

  'jobs.list': query(none),
  'jobs.get': query(z.object({ id: label }).strict()),
  'jobs.cancel': command(z.object({ id: label }).strict()),

  ...feedMethods,
  ...digestMethods,

  'settings.get': query(none),
  'settings.set': command(settings.partial()),

  /** The sample library that ships with the app. */
  'sample.load': command(none),

  'backups.list': query(none),
  'backups.make': command(none),
  /** What restoring a backup would change; the backup is proved, and nothing is written. */
  'backups.preview': query(z.object({ file: z.string().min(1).max(4_000) }).strict()),
  /** Puts a backup in the place of the library as it stands, which is kept beside it. */
  'backups.restore': command(z.object({ file: z.string().min(1).max(4_000) }).strict()),
  'mirror.status': query(none),
  /** Looks through the whole mirror and writes what is not as it should be. As a job. */
  'mirror.write': command(none),
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
