import { rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { listAnnotations } from '../annotations/annotations.ts'
import { makeAnnotationWriter } from '../export/annotation-markdown.ts'
import type { CopyRoom } from '../export/annotated-copy.ts'
import { bibtexOf } from '../export/bibtex.ts'
import { markdownOf } from '../export/markdown.ts'
import { papersOf } from '../papers/paper-details.ts'
import type { Moment } from '../papers/reading-time.ts'
import { placesByPaper } from '../reading/reading.ts'
import { stampOf } from '../safety/backups.ts'
import { writeSoon } from '../safety/safe-files.ts'
import type { PaperSidecar } from '../papers/paper-sidecar.ts'
import { readPaperSidecars } from '../safety/sidecars/read-paper-sidecar.ts'
import { readSettings } from '../settings/settings.ts'
import { oweMirror, owedReferences, REFERENCES } from './mirror-debts.ts'
import { type MakeFolder, makeWay, sumOfFile, sumOfText, takeAway } from './mirror-files.ts'
import { placeInMirror } from './mirror-names.ts'
import { dropReady, inTheirOrder, placePdf, readyPdfs } from './mirror-pdfs.ts'
import { PAPERS, type Shelf } from './mirror-shelf.ts'
import {
  readWritten,
  saysTheSame,
  sumsOf,
  textOfPaper,
  type Written,
  type WrittenPdf,
  type WrittenText,
} from './paper-file.ts'

export interface MirrorRoom extends CopyRoom {
  moment(): Moment
}

/** A paper as it is to stand in the mirror; null for one that is to leave it. */
export interface MirroredPaper {
  readonly id: PaperId
  readonly is: { readonly record: PaperSidecar; readonly markdown: string; readonly reference: string } | null
}

/** Asks for all of them at once, which costs a fraction of one by one. */
export function readMirrored(room: MirrorRoom, ids: readonly PaperId[]): MirroredPaper[] {
  return room.session.read.together(() => {
    const records = readPaperSidecars(room.session.read, ids).filter(({ reading }) => reading.trashedAt === null)
    const texts = textsOf(
      room,
      records.map(({ id }) => id),
    )
    const known = new Map(records.map(record => [record.id, record]))
    return ids.map(id => {
      const [record, own] = [known.get(id), texts.get(id)]
      return { id, is: record && own ? { record, ...own } : null }
    })
  })
}

/** Brings the files of one paper up to date, or takes them away; answers the names of files that somebody had changed and that were kept. */
export async function mirrorPaper(
  room: MirrorRoom,
  mirror: string,
  shelf: Shelf,
  makeFolder: MakeFolder,
  { id, is }: MirroredPaper,
): Promise<readonly string[]> {
  const stamp = stampOf(room.ports.now())
  const ways = shelf.get(id) ?? []
  const found = await whatWasWritten(mirror, ways)
  const kept: (string | null)[] = []
  if (!is) {
    if (ways.length > 0) oweReferences(room)
    for (const way of jsonLast(ways)) kept.push(await takeAway(join(mirror, way), found.sumsFor(way), stamp))
    await dropEmpty(mirror, ways)
    shelf.delete(id)
    return kept.filter(path => path !== null)
  }
  const { record, markdown, reference } = is
  const place = placeInMirror(id, record.facts)
  const folder = join(mirror, PAPERS, place.folder)
  await makeFolder(join(mirror, PAPERS))
  await makeFolder(folder)
  const pdfs = await readyPdfs(room, record, { folder, base: place.base }, found.pdfs)
  try {
    const names = [`${place.base}.json`, `${place.base}.md`, ...pdfs.map(({ name }) => name)]
    const now = names.map(name => join(PAPERS, place.folder, name))
    const [jsonWay = '', markdownWay = ''] = now
    const next: Written = {
      markdown: sumOfText(markdown),
      reference: sumOfText(reference),
      pdfs: pdfs.map(({ from: _, ...pdf }) => pdf),
      before: [],
    }
    const inPlace = new Set(pdfs.flatMap(({ from, name }) => (from === null ? [join(PAPERS, place.folder, name)] : [])))
    const there = await sumsThere(
      mirror,
      ways.filter(way => !inPlace.has(way)),
    )
    const before = [...new Set(there.values())].filter(sum => found.sums.includes(sum) && !sumsOf(next).includes(sum))
    // Before the file that says so: a process that ends in between owes it still.
    if (found.reference !== next.reference) oweReferences(room)
    const was = found.texts.get(jsonWay) ?? (await readWritten(join(mirror, jsonWay)))
    if (was === null || was === 'changed' || !saysTheSame(was.text, record, next, was.mirror)) {
      if (was === 'changed') kept.push(await makeWay(join(mirror, jsonWay), [], stamp))
      // Before the others: a file that is ours is told by it from one that somebody changed.
      await writeSoon(join(mirror, jsonWay), textOfPaper(record, { ...next, before }))
    }
    const sums = [...sumsOf(next), ...found.sums]
    const markdownPath = join(mirror, markdownWay)
    if (there.get(markdownWay) !== next.markdown) {
      kept.push(await makeWay(markdownPath, sums, stamp))
      await writeSoon(markdownPath, markdown)
    }
    for (const pdf of inTheirOrder(pdfs)) {
      kept.push(await makeWay(join(folder, pdf.name), sums, stamp))
      await placePdf(pdf, folder)
    }
    const gone = ways.filter(way => !now.includes(way))
    for (const way of jsonLast(gone)) kept.push(await takeAway(join(mirror, way), found.sumsFor(way), stamp))
    await dropEmpty(mirror, gone)
    shelf.set(id, now)
  } finally {
    await dropReady(pdfs)
  }
  return kept.filter(path => path !== null)
}

/** The texts of papers. */
function textsOf(
  { session: { read }, moment }: MirrorRoom,
  ids: readonly PaperId[],
): ReadonlyMap<PaperId, { readonly markdown: string; readonly reference: string }> {
  const { annotationTemplate: template, colorNames } = readSettings(read)
  const writer = template.trim() === '' ? null : makeAnnotationWriter({ template, colorNames })
  const places = placesByPaper(read, ids)
  return new Map(
    papersOf(read, ids, id => places(id)[0]?.place ?? null, moment()).map(paper => {
      const annotations = paper.annotationCount > 0 ? listAnnotations(read, paper.id) : []
      const markdown = writer ? writer.write(paper, annotations) : markdownOf(paper, annotations, colorNames)
      // By whatever key: that one says which of two comes first is not the paper's doing.
      return [paper.id, { markdown, reference: bibtexOf(paper, `paper${paper.id}`) }]
    }),
  )
}

interface Found {
  /** Of every file that we wrote. */
  readonly sums: readonly string[]
  readonly reference: string | null
  readonly pdfs: readonly (WrittenPdf & { readonly path: string })[]
  /** JSON as we wrote it, by its way. */
  readonly texts: ReadonlyMap<string, WrittenText>
  /** Of what may be taken away at a way: a JSON is ours by what stands in it. */
  sumsFor(way: string): readonly string[]
}

async function whatWasWritten(mirror: string, ways: readonly string[]): Promise<Found> {
  const sums: string[] = []
  const texts = new Map<string, WrittenText>()
  let reference: string | null = null
  let pdfs: Found['pdfs'] = []
  for (const way of ways.filter(name => name.endsWith('.json'))) {
    const read = await readWritten(join(mirror, way))
    if (read === null || read === 'changed') continue
    texts.set(way, read)
    sums.push(...sumsOf(read.mirror))
    reference = read.mirror.reference
    const folder = dirname(join(mirror, way))
    pdfs = [...pdfs, ...read.mirror.pdfs.map(pdf => ({ ...pdf, path: join(folder, pdf.name) }))]
  }
  const sumsFor = (way: string): readonly string[] => {
    const own = texts.get(way)
    return own ? [...sums, sumOfText(own.text)] : sums
  }
  return { sums, reference, pdfs, texts, sumsFor }
}

/** Of the files that are there, by their ways. */
async function sumsThere(mirror: string, ways: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const there = new Map<string, string>()
  for (const way of ways) {
    const sum = way.endsWith('.json') ? null : await sumOfFile(join(mirror, way))
    if (sum !== null) there.set(way, sum)
  }
  return there
}

/** One transaction for all that are new. */
function oweReferences({ session, ports }: MirrorRoom): void {
  if (owedReferences(session.read) === null) session.transact(write => oweMirror(write, [REFERENCES], ports.now()))
}

/** It says which of the others are ours, so it goes when they are gone. */
function jsonLast(ways: readonly string[]): readonly string[] {
  const isJson = (way: string): boolean => way.endsWith('.json')
  return [...ways.filter(way => !isJson(way)), ...ways.filter(isJson)]
}

async function dropEmpty(mirror: string, ways: readonly string[]): Promise<void> {
  // One that holds something stays.
  for (const folder of new Set(ways.map(way => dirname(way))))
    if (basename(folder) !== PAPERS) await rmdir(join(mirror, folder)).catch(() => {})
}
