import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'

/** Disks that take no writes, and disks that answer with errors: in a process of its own, where the system lets us make such. */

const script = join(import.meta.dirname, 'troubled-disk.ts')
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0
const canTrace =
  spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=9', 'true']).status === 0

test.skipIf(!canMount)('a folder that takes no writes is read all the same, and says so where one writes', () => {
  const place = mkdtempSync(join(tmpdir(), 'offprint-disk-'))
  const folder = join(place, 'library')
  mkdirSync(folder)
  const run = spawnSync('unshare', ['-Urm', process.execPath, script, 'read-only', folder], { encoding: 'utf8' })
  rmSync(place, { recursive: true, force: true })
  expect(run.stderr).toBe('')
  expect(JSON.parse(run.stdout)).toEqual({
    codes: {
      backup: 'read-only',
      attach: 'read-only',
      note: 'done',
      'backup after': 'done',
      'attach after': 'done',
      'note after': 'done',
      owner: 'read-only',
      reader: 'done',
    },
    meanwhile: 'Meanwhile',
    sidecar: 'After',
    wrong: [],
    complaints: [],
  })
})

test.skipIf(!canTrace).each([
  ['fsync', 'when=100+13'],
  ['pwrite64', 'when=600+41'],
])('where calls of %s fail now and then, what was acknowledged is there, and the rest is said', async (call, when) => {
  const place = mkdtempSync(join(tmpdir(), 'offprint-disk-'))
  const folder = join(place, 'library')
  mkdirSync(folder)
  const traced = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:${when}`]
  const run = spawnSync('strace', [...traced, process.execPath, script, 'io-errors', folder], { encoding: 'utf8' })
  const { codes, ...rest } = JSON.parse(run.stdout) as { codes: Record<string, string> }
  expect(rest).toEqual({ halves: [], complaints: [] })
  for (const [name, code] of Object.entries(codes))
    expect([name, ['done', 'disk-error']]).toEqual([name, expect.arrayContaining([code])])
  const acknowledged = readFileSync(join(place, 'acknowledged'), 'utf8').trim().split('\n')
  const again = await openTestLibrary({ folder, ports: { log: () => {} } })
  const { api } = again.library
  const lastNote = acknowledged.findLast(line => line.startsWith('note '))
  const { note } = await api['papers.get']({ id: 1 as PaperId })
  // One that failed after it may be there as a whole.
  const number = Number(/^Note (\d+) /.exec(note ?? '')?.[1])
  expect(number).toBeGreaterThanOrEqual(Number(lastNote?.slice(5)))
  expect(note).toBe(`Note ${number} `.repeat(3_000).trimEnd() === note ? note : `Note ${number} `.repeat(3_000))
  const { tags } = await api['papers.get']({ id: 2 as PaperId })
  for (const tag of acknowledged.filter(line => line.startsWith('tag '))) expect(tags).toContain(tag)
  const wrong = (await api['doctor.check']({ repair: true })).filter(({ ok }) => !ok)
  expect(wrong).toEqual([])
  await again.close()
  rmSync(place, { recursive: true, force: true })
})
