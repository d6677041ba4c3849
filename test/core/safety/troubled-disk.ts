import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toFailure } from '../../../src/main/core/failures.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

// Run by troubled-disk.test.ts: in a file system of its own that it may make read-only, or under strace, which has calls of the system fail.

const [what, folder = ''] = process.argv.slice(2)
const one = 1 as PaperId
const complaints: string[] = []
const ports = {
  log: (level: string, message: string) => void (level === 'error' && complaints.push(message)),
  // What is tried again in half a minute is so at once.
  after(ms: number, task: () => void) {
    const timer = setTimeout(task, Math.min(ms, 50))
    return () => clearTimeout(timer)
  },
}
const codes: Record<string, string> = {}
const attempt = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work()
    codes[name] ??= 'done'
    return true
  } catch (error) {
    const { code, message } = toFailure(error)
    codes[name] = code === 'bug' ? message : code
    return false
  }
}

async function attach(test: TestLibrary, number: number): Promise<unknown> {
  const upload = `upload-${number}`
  const bytes = await makePdf([{ lines: [`File ${number}`] }])
  writeFileSync(test.library.uploadPath(upload), bytes)
  return test.library.api['files.attach']({ upload, name: `${number}.pdf`, paper: one, sourceUrl: null })
}

async function readOnly(): Promise<object> {
  const mount = (...args: string[]): void => {
    const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  let test = await openTestLibrary({ folder, ports })
  await test.importText(paperLines(20))
  await attach(test, 1)
  await test.library.api['papers.setNote']({ id: one, text: 'Before' })
  // Under the open library: what is open goes on, nothing new can be made.
  mount('--bind', folder, folder)
  mount('-o', 'remount,bind,ro', folder)
  const { api } = test.library
  await attempt('backup', async () => api['backups.make']({}))
  await attempt('attach', () => attach(test, 2))
  await attempt('note', async () => api['papers.setNote']({ id: one, text: 'Meanwhile' }))
  const meanwhile = (await api['papers.get']({ id: one })).note
  spawnSync('umount', [folder])
  await attempt('backup after', async () => api['backups.make']({}))
  await attempt('attach after', () => attach(test, 2))
  await attempt('note after', async () => api['papers.setNote']({ id: one, text: 'After' }))
  await test.library.close()
  const sidecar = JSON.parse(readFileSync(join(folder, 'sidecars/papers/000/1.json'), 'utf8')).note.text as string
  // Closed, on a disk that takes no writes.
  mount('--bind', folder, folder)
  mount('-o', 'remount,bind,ro', folder)
  await attempt('owner', () => openTestLibrary({ folder, ports }))
  await attempt('reader', async () => {
    const reader = await openTestLibrary({ folder, ports, as: 'reader' })
    const { note } = await reader.library.api['papers.get']({ id: one })
    if (note !== 'After') throw new Error(`it reads ${note}`)
    await reader.library.close()
  })
  spawnSync('umount', [folder])
  test = await openTestLibrary({ folder, ports })
  const wrong = (await test.library.api['doctor.check']({ repair: false })).filter(
    ({ ok, check }) => !ok && check !== 'disk',
  )
  await test.library.close()
  return { codes, meanwhile, sidecar, wrong, complaints }
}

/** As somebody would who tries again. */
async function openInTheEnd(): Promise<TestLibrary> {
  for (let tries = 0; ; tries += 1) {
    const opened: TestLibrary[] = []
    if (await attempt('open', async () => opened.push(await openTestLibrary({ folder, ports })))) {
      const [test] = opened
      if (test) return test
    }
    if (codes['open'] !== 'disk-error' || tries > 20) throw new Error(codes['open'])
  }
}

/** Writes down what was acknowledged, so that a test that reads it later need not trust this process. */
async function ioErrors(): Promise<object> {
  const acknowledged = join(folder, '..', 'acknowledged')
  const test = await openInTheEnd()
  const { api } = test.library
  await attempt('import', () => test.importText(paperLines(20)))
  for (let number = 1; number <= 25; number += 1) {
    if (await attempt('note', async () => api['papers.setNote']({ id: one, text: `Note ${number} `.repeat(3_000) })))
      appendFileSync(acknowledged, `note ${number}\n`)
    if (await attempt('tag', async () => api['papers.setTag']({ ids: [2 as PaperId], tag: `tag ${number}`, on: true })))
      appendFileSync(acknowledged, `tag ${number}\n`)
    if (number % 10 === 0) await attempt('backup', async () => api['backups.make']({}))
    if (number % 9 === 0) await attempt('attach', () => attach(test, number))
  }
  await attempt('close', () => test.library.close())
  const halves = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => /\.(tmp|adding-)/.test(path))
    : []
  return { codes, halves, complaints }
}

process.stdout.write(JSON.stringify(await (what === 'read-only' ? readOnly() : ioErrors())))
