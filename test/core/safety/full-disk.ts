import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { toFailure } from '../../../src/main/core/failures.ts'
import type { AnnotationId } from '../../../src/preload/contract/annotation.ts'
import { SCHEMA_VERSION } from '../../../src/main/core/database/migrate.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makeEarlierLibrary } from '../../support/earlier-library.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

// Run by backups.test.ts in a file system of a few megabytes: leaves so many bytes free, tries everything, and tells what came of it.

const folder = process.argv[2] ?? ''
mkdirSync(folder, { recursive: true })
const ballast = join(folder, 'ballast')
const pdf = await makePdf([{ lines: ['A page', 'with two lines'] }])
const STEPS = [0, 24_576, 400_000]
let onTrouble = (): void => {}
const ports = {
  log: () => onTrouble(),
  // What is tried again in half a minute is so at once.
  after(ms: number, task: () => void) {
    const timer = setTimeout(task, Math.min(ms, 50))
    return () => clearTimeout(timer)
  },
}
writeFileSync(ballast, '')
let test = await openTestLibrary({ folder, ports })
await test.importText(paperLines(20))

const fill = (free: number): void => {
  const { bavail, bsize } = statfsSync(folder)
  const bytes = bavail * bsize - free
  if (bytes > 0) appendFileSync(ballast, Buffer.alloc(bytes))
  else truncateSync(ballast, Math.max(0, statSync(ballast).size + bytes))
}
const makeRoom = (): void => fill(8e6)
/** What only leads up to it has all the room there is. */
async function withRoom<T>(free: number, before: () => Promise<T>): Promise<T> {
  makeRoom()
  const done = await before()
  fill(free)
  return done
}
const one = 1 as PaperId
const api = () => test.library.api

async function attach(number: number): Promise<string> {
  const upload = `upload-${number}`
  writeFileSync(test.library.uploadPath(upload), Buffer.concat([pdf, Buffer.from(`\n% ${number}\n`)]))
  return (await api()['files.attach']({ upload, name: 'a.pdf', paper: one, sourceUrl: null })).file.id
}

async function annotate(number: number): Promise<unknown> {
  const [rect, quads] = [[72, 700, 200, 712] as const, [[72, 712, 200, 712, 72, 700, 200, 700] as const]]
  return api()['annotations.create']({
    ...{
      id: `mark-${number}` as AnnotationId,
      paper: one,
      file,
      page: 0,
      type: 'highlight',
      color: 'green',
      rect,
      quads,
    },
    ...{ text: 'two lines', before: '', after: '', order: '00000|000000|00000', comment: 'x'.repeat(90_000) },
  })
}

const WORK: Readonly<Record<string, (number: number, free: number) => Promise<unknown>>> = {
  note: async number => api()['papers.setNote']({ id: one, text: `${number} `.repeat(30_000) }),
  settings: async number => api()['settings.set']({ wordsPerMinute: 100 + number }),
  import: async number => {
    // A job whose end the full disk does not take ends once there is room.
    onTrouble = makeRoom
    await test.importText(paperLines(100 + number))
  },
  attach,
  annotate,
  backup: async () => api()['backups.make']({}),
  undo: async () => api()['journal.undo']({}),
  mirror: async (number, free) => {
    const mirrorFolder = join(folder, `../mirror-${number}`)
    await withRoom(free, async () => api()['settings.set']({ mirrorFolder, mirrorPdfs: true }))
    onTrouble = makeRoom
    const { error } = await test.endOf(await api()['mirror.write']({}))
    if (error !== null) throw new Error(error)
  },
  restore: async (_number, free) => {
    const { file: backup } = await withRoom(free, async () => api()['backups.make']({}))
    await api()['backups.restore']({ file: backup })
  },
  earlier: async (number, free) => {
    const earlier = join(folder, `../earlier-${number}`)
    // Its backup and its new pages are more than the others write.
    await withRoom(free * 4, () => makeEarlierLibrary(earlier, 1 + (number % (SCHEMA_VERSION - 1))))
    const opened = await openTestLibrary({ folder: earlier, ports }).finally(makeRoom)
    await opened.close()
  },
  plainFiles: async () => {
    const wrong = (await api()['doctor.check']({ repair: true })).find(
      ({ ok, check }) => !ok && check === 'plain files',
    )
    if (wrong) throw Object.assign(new Error(wrong.message), { code: 'ENOSPC' })
  },
  open: async () => {
    await test.library.close()
    // Closing gave room back. The reserve is given up once; then there must be some.
    fill(opened ? 400_000 : 0)
    opened = true
    await test.reopen()
  },
}
let opened = false
const file = await attach(0)
let number = 0
const met: Record<string, string[]> = {}
let acknowledged = 0
for (const [name, work] of Object.entries(WORK)) {
  // With a log that has no room of earlier changes in it.
  await test.reopen()
  const codes = new Set<string>()
  for (const free of STEPS) {
    number += 1
    onTrouble = () => {}
    fill(free)
    try {
      await work(number, free)
      codes.add('done')
      acknowledged += 1
    } catch (error) {
      const { code, message } = toFailure(error)
      // A job's own words come without their code.
      const isFull = code === 'disk-full' || message.includes('disk is full')
      const what = message.includes('of an earlier Offprint') ? ' for an update' : ''
      codes.add(isFull ? `disk-full${what}` : `${code}: ${message}`)
    }
    makeRoom()
    // It goes on without a restart.
    await api()['papers.setStarred']({ ids: [one], starred: number % 2 === 0 })
  }
  met[name] = [...codes].sort()
}
const halves = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => /\.(tmp|adding-)/.test(path))
await test.close()
const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
const integrity = database.pragma('integrity_check', { simple: true })
database.close()
const note = JSON.parse(readFileSync(join(folder, 'sidecars/papers/000/1.json'), 'utf8')).note.text as string
test = await openTestLibrary({ folder, ports })
const same = (await api()['papers.get']({ id: one })).note === note
const wrong = (await api()['doctor.check']({ repair: true })).filter(({ ok, check }) => !ok && check !== 'disk')
await test.close()
process.stdout.write(JSON.stringify({ met, halves, integrity, same, wrong, acknowledged: acknowledged > 8 }))
