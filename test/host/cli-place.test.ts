import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paperLines } from '../support/paper-lines.ts'
import { type CliResult, runCli } from '../support/run-cli.ts'

let home: string
let papers: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'offprint-place-'))
  papers = join(home, 'papers.jsonl')
  writeFileSync(papers, paperLines(3))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** As somebody whose temporary files are elsewhere. */
const offprint = (library: string, ...args: string[]): Promise<CliResult> =>
  runCli(library, args, { environment: { TMPDIR: join(home, 'temporary'), XDG_DATA_HOME: join(home, 'data') } })

test('where a library was and is not any more, a new one is not made unseen, and none where its disk is away', async () => {
  const library = join(home, 'library')
  expect((await offprint(library, 'import', papers)).stderr).toBe('')
  renameSync(library, join(home, 'moved'))
  const looked = await offprint(library, 'list')
  expect(looked.stderr).toContain('there is no library')
  const anew = await offprint(library, 'import', papers)
  expect(anew.code).toBe(0)
  expect(anew.stderr).toMatch(
    /There were 3 papers in the library .*\/library on \d{4}-.*a new one was made\. If it was moved/,
  )
  expect((await offprint(library, 'list')).stderr).toBe('')
  // Where it was moved to, it opens, with its paths; beside the one that has its old name.
  const moved = await offprint(join(home, 'moved'), 'status', '2', 'read')
  expect([moved.code, moved.stderr]).toEqual([0, ''])
  expect((await offprint(join(home, 'moved'), 'doctor')).stdout).not.toContain('BAD  files')
  // The disk is another one.
  rmSync(library, { recursive: true })
  const memory = join(home, 'data/offprint/known-libraries.json')
  writeFileSync(memory, readFileSync(memory, 'utf8').replaceAll(/"disk": \d+/g, '"disk": 99999'))
  const away = await offprint(library, 'import', papers)
  expect(away.code).toBe(1)
  expect(away.stderr).toContain('its disk is not there now, so nothing was opened')
  expect((await offprint(library, 'list')).stderr).toContain('there is no library')
  rmSync(memory)
  expect((await offprint(library, 'import', papers)).code).toBe(0)
})

test('a library in a folder that a program synchronises opens, and it is said once a day and by the doctor', async () => {
  mkdirSync(join(home, 'Dropbox'))
  const library = join(home, 'Dropbox/library')
  const imported = await offprint(library, 'import', papers)
  expect(imported.code).toBe(0)
  expect(imported.stderr).toContain('is in a folder that Dropbox synchronises')
  expect((await offprint(library, 'star', '1')).stderr).toBe('')
  const doctor = await offprint(library, 'doctor')
  expect(doctor.stdout).toMatch(/^ok +place +The library .* Dropbox synchronises/m)
  const [info] = (await offprint(library, 'call', 'library.info', '{}', '--json')).values() as { place: unknown }[]
  expect(info?.place).toEqual({ kind: 'synced', by: 'Dropbox' })
})
