import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { AnnotationId } from '../../src/preload/contract/annotation.ts'
import type { PaperId, ReadingPlace } from '../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../src/preload/contract/reading.ts'
import { makePdf } from './make-pdf.ts'
import type { TestLibrary } from './open-test-library.ts'
import { paperLines } from './paper-lines.ts'

/** Puts something of every kind into a library of 24 papers, two of which become one: every table has rows, and no text is plain ASCII only. */
export async function fillLibrary(test: TestLibrary): Promise<{ readonly file: string }> {
  const { api } = test.library
  const ids = (...numbers: number[]): PaperId[] => numbers as PaperId[]
  await test.importText(paperLines(25, rich), 'Liste à lire.jsonl')
  await test.importText(paperLines(4), 'again.jsonl')
  await api['papers.setStatus']({ ids: ids(1, 2, 3, 4), status: 'queued' })
  await api['papers.setStatus']({ ids: ids(2), status: 'reading' })
  await api['papers.setStatus']({ ids: ids(5), status: 'dismissed' })
  await api['papers.setStatus']({ ids: ids(2), status: 'read' })
  await api['papers.setStarred']({ ids: ids(2, 6), starred: true })
  await api['papers.setTag']({ ids: ids(2, 7), tag: 'À relire 📚', on: true })
  await api['papers.setNote']({ id: 7 as PaperId, text: '# Zebra\n\nLine two with “quotes” and \u0000 a null' })
  await api['papers.setRemark']({ id: 8 as PaperId, text: 'Kurz & gut' })
  await api['papers.setTakeaway']({ id: 2 as PaperId, text: 'zebra stripes converge' })
  await api['papers.setTrashed']({ ids: ids(9), trashed: true })
  const { id: queue } = await api['queues.create']({ name: 'Métodos', hue: 33.5, icon: 'flask' })
  await api['queues.place']({ queue, ids: ids(10, 3, 11), place: { at: 'top' } })
  await api['queues.place']({ queue: UP_NEXT, ids: ids(4), place: { at: 'top' }, reason: 'Pour la réunion' })
  await api['queues.keep']({ queue: UP_NEXT, ids: ids(4) })
  await api['queues.change']({ id: UP_NEXT, limit: 2 })
  await api['queues.create']({ name: 'Zèbres', query: 'zebra stripes' })
  await api['reading.setDue']({ ids: ids(4, 10), on: '2026-03-09' })
  await api['reading.snooze']({ ids: ids(11, 13), until: '2026-03-05T08:00:00Z' })
  await api['settings.set']({
    theme: 'contrast',
    wordsPerMinute: 300,
    colorNames: { yellow: 'Ä', green: 'b', blue: 'c', purple: 'd', red: 'e' },
  })
  await api['feeds.add']({ reference: 'cs.CL', folder: 'Für später' })
  await api['rules.add']({
    name: 'Nie wieder Ünïcode',
    action: 'mute',
    condition: { match: 'all', terms: [{ field: 'words', words: 'lattice', in: 'title' }] },
  })
  await api['rules.apply']({ id: null, days: null })
  await api['interest.argue']({ feature: 'word:zebra', label: 'Zebra', stance: 'less' })
  await api['papers.setMuted']({ ids: ids(13), muted: true })
  // The 25th becomes part of another.
  await api['papers.merge']({ ids: ids(14, 25) })
  const upload = test.ports.newId()
  writeFileSync(
    test.library.uploadPath(upload),
    await makePdf([{ lines: ['Zebra stripes', 'converge'] }, { lines: ['Second page'] }]),
  )
  const { file } = await api['files.attach']({
    upload,
    name: 'zebra été.pdf',
    paper: 12 as PaperId,
    sourceUrl: 'https://example.org/zebra.pdf',
  })
  const place: ReadingPlace = { file: file.id, page: 1, offset: 0.125, offsetX: -0.25, zoom: 1.5, fraction: 0.75 }
  await api['reading.savePlace']({ paper: 12 as PaperId, place })
  await api['reading.logTime']({
    paper: 12 as PaperId,
    file: file.id,
    pages: [
      [0, 61.5],
      [1, 12],
    ],
  })
  await api['annotations.create']({
    id: 'mark-1' as AnnotationId,
    paper: 12 as PaperId,
    file: file.id,
    page: 0,
    type: 'highlight',
    color: 'green',
    rect: [72, 700.5, 140.25, 712],
    quads: [[72, 712, 140.25, 712, 72, 700.5, 140.25, 700.5]],
    text: 'Zebra stripes',
    before: '',
    after: ' converge',
    order: '00000|000000|00000',
    comment: 'Pourquoi ? ✔',
  })
  addFeedEdition(join(test.folder, 'library.sqlite'))
  // The line above went past the library; this has every plain file compared.
  await api['doctor.check']({ repair: true })
  return { file: file.id }
}

function rich(index: number): Record<string, unknown> {
  if (index % 3 !== 0) return {}
  return {
    organization: `Institut № ${index}`,
    authors: [
      { name: 'Łukasz Kaiser', family: 'Kaiser', given: 'Łukasz' },
      { name: 'Zebra Consortium', family: null, given: null },
    ],
    arxivId: `2409.${String(10_000 + index)}`,
    arxivVersion: 2,
    updatedAt: '2025-02-03T04:05:06Z',
    doi: `10.1000/zebra.${index}`,
    venue: 'Zebra Letters',
    year: 2025,
    volume: '12',
    pages: '1–9',
    keywords: ['stripes', 'Ünïcode'],
    upvotes: index,
    comments: 3,
    codeUrl: 'https://example.org/code',
    pdfUrl: `https://example.org/${index}.pdf`,
    enclosures: [{ url: 'https://example.org/sound.mp3', type: 'audio/mpeg', length: 12 }],
  }
}

/** One of the lists came from the feed, as a refresh would have it. */
function addFeedEdition(path: string): void {
  const database = new Database(path)
  database.exec(`UPDATE editions SET feed_id = (SELECT id FROM feeds) WHERE name = 'again.jsonl';
    UPDATE feeds SET last_ok_at = 1700000000123, last_error = 'Ask again', failures = 2, etag = '"x"'`)
  database.close()
}
