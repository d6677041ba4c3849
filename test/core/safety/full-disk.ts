import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { toFailure } from '../../../src/main/core/failures.ts'
import type { AnnotationId } from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

// Run by backups.test.ts in a file system of a few megabytes: leaves so many bytes free, tries everything, and tells what came of it.

const folder = process.argv[2] ?? ''
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
let test = await openTestLibrary({ folder, ports })
await test.importText(paperLines(20))

const fill = (free: number): void => {
  rmSync(ballast, { force: true })
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)))
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

const WORK: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
  note: async number => api()['papers.setNote']({ id: one, text: `${number} `.repeat(30_000) }),
  settings: async number => api()['settings.set']({ wordsPerMinute: 100 + number }),
  import: async number => {
    const troubled = new Promise<void>(resolve => (onTrouble = resolve))
    const importing = test.importText(paperLines(100 + number))
    // A job whose end the full disk does not take ends once there is room.
    void troubled.then(() => rmSync(ballast, { force: true }))
    await importing
  },
  attach,
  annotate,
  backup: async () => api()['backups.make']({}),
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
    fill(free)
    try {
      await work(number)
      codes.add('done')
      acknowledged += 1
    } catch (error) {
      const { code, message } = toFailure(error)
      // A job's own words come without their code.
      codes.add(
        message.includes('the disk is full') || message.includes('The disk is full')
          ? 'disk-full'
          : `${code}: ${message}`,
      )
    }
    rmSync(ballast, { force: true })
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
