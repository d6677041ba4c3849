import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Failure } from '../../src/preload/contract/failure.ts'
import type { LibraryEvent } from '../../src/preload/contract/library-api.ts'
import type { HostedLibrary } from '../../src/main/host/hosted-library.ts'
import { openLibraryThread } from '../../src/main/host/library-thread.ts'
import { openLog } from '../../src/main/host/log-file.ts'

let folder = ''
const opened: HostedLibrary[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-thread-'))
})

afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  rmSync(folder, { recursive: true, force: true })
})

async function openIt(entry?: URL): Promise<HostedLibrary> {
  const library = await openLibraryThread({ folder, host: 'test', log: () => {}, ...(entry ? { entry } : {}) })
  opened.push(library)
  return library
}

const crashing = new URL('./crashing-library.ts', import.meta.url)

test('calls, answers and events cross to the thread and back', async () => {
  const library = await openIt()
  const events: LibraryEvent[] = []
  library.onEvent(event => events.push(event))
  expect(await library.call('queues.create', { name: 'Later' })).toMatchObject({
    ok: true,
    value: { id: expect.any(String) },
  })
  expect(await library.call('queues.list', {})).toMatchObject({
    ok: true,
    value: [{ name: 'Up next' }, { name: 'Later' }],
  })
  expect(events.map(event => event.topic)).toContain('queues')
  expect(await library.call('papers.nothing', {})).toMatchObject({ ok: false, failure: { code: 'invalid' } })
  expect(await library.call('queues.list', { bad: () => 1 })).toMatchObject({
    ok: false,
    failure: { code: 'invalid', message: expect.stringContaining('no JSON value') },
  })
  expect(await library.uploadPath('abcdefgh')).toBe(join(folder, 'uploads', 'abcdefgh'))
  expect(await library.filePath('f'.repeat(64))).toBeNull()
})

test('the calling thread stays free while the library works', async () => {
  const library = await openIt()
  // Two hundred thousand ids are checked and looked for in one go.
  const ids = Array.from({ length: 200_000 }, (_, index) => index + 1)
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)
  await library.call('papers.setStarred', { ids, starred: true })
  clearInterval(timer)
  expect(turns).toBeGreaterThan(5)
})

test('a second owner is refused with "already open", and may come when the first has closed', async () => {
  const startedAt = Date.now()
  const first = await openIt()
  // What a thread needs to start here and now, which says how busy the machine is.
  const openedAfter = Date.now() - startedAt
  await expect(openIt()).rejects.toMatchObject({
    code: 'already-open',
    message: expect.stringContaining('already open'),
  })
  expect(Date.now() - startedAt - openedAfter).toBeLessThan(2_000 + openedAfter)
  await first.close()
  expect(await (await openIt()).call('queues.list', {})).toMatchObject({ ok: true })
})

test('a folder that cannot be one is refused in words', async () => {
  const path = join(folder, 'notes.txt')
  writeFileSync(path, '')
  await expect(openLibraryThread({ folder: path, host: 'test', log: () => {} })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining(path),
  })
})

test('closing waits for what is under way, happens once, and is told to whoever calls after it', async () => {
  const library = await openIt()
  const created = library.call('queues.create', { name: 'Last moment' })
  await Promise.all([library.close(), library.close()])
  expect(await created).toMatchObject({ ok: true })
  expect(await library.call('queues.list', {})).toMatchObject({ ok: false, failure: { code: 'conflict' } })
  await expect(library.uploadPath('abcdefgh')).rejects.toMatchObject({ code: 'conflict' })
  const again = await openIt()
  expect(await again.call('queues.list', {})).toMatchObject({
    value: expect.arrayContaining([expect.objectContaining({ name: 'Last moment' })]),
  })
})

test('a crash fails what was under way, keeps what was acknowledged, and is survived once', async () => {
  const library = await openIt(crashing)
  const topics: string[] = []
  library.onEvent(event => topics.push(event.topic))
  await library.call('queues.create', { name: 'Before' })
  expect(await library.call('queues.create', { name: 'crash' })).toMatchObject({
    ok: false,
    failure: { code: 'bug', message: expect.stringContaining('try the last action once more') },
  })
  expect(await library.call('queues.list', {})).toMatchObject({
    ok: true,
    value: [{ name: 'Up next' }, { name: 'Before' }],
  })
  expect(topics).toContain('library')
})

test('a second crash in a row is the end, told once and to every call', async () => {
  const library = await openIt(crashing)
  const lost: Failure[] = []
  library.onLost(failure => lost.push(failure))
  await library.call('queues.create', { name: 'crash' })
  await library.call('queues.create', { name: 'crash' })
  await expect.poll(() => lost.length).toBe(1)
  expect(lost[0]?.message).toContain('stopped twice')
  expect(await library.call('queues.list', {})).toEqual({ ok: false, failure: lost[0] })
})

test('a library that dies as soon as it is restarted is not started for ever', async () => {
  const library = await openIt(crashing)
  const lost = new Promise<Failure>(resolve => library.onLost(resolve))
  await library.call('queues.create', { name: 'crash for good' })
  expect((await lost).code).toBe('bug')
})

test('the log rotates, holds one object a line, and never makes a folder for a library that is not there', () => {
  const log = openLog(folder, () => 0)
  for (let index = 0; index < 3_000; index += 1) log('info', 'x'.repeat(1_000), { index })
  const newest = readFileSync(join(folder, 'logs/offprint.log'), 'utf8')
  const older = readFileSync(join(folder, 'logs/offprint.log.1'), 'utf8')
  expect(Math.max(newest.length, older.length)).toBeLessThanOrEqual(1_000_000)
  expect(JSON.parse(newest.trim().split('\n').at(-1) ?? '')).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    level: 'info',
    details: { index: 2_999 },
  })
  openLog(join(folder, 'absent'))('info', 'hello')
  expect(() => readFileSync(join(folder, 'absent/logs/offprint.log'))).toThrow('ENOENT')
})
