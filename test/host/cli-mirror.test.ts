import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dumpOf } from '../support/dump-library.ts'
import { fillLibrary } from '../support/fill-library.ts'
import { openTestLibrary, type TestLibrary } from '../support/open-test-library.ts'
import { runCli } from '../support/run-cli.ts'

let home: string
let from: TestLibrary
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'offprint-mirror-'))
  from = await openTestLibrary()
})
afterEach(async () => {
  await from.close()
  rmSync(home, { recursive: true, force: true })
})

// Of the library and not of its papers; `jobs` and what is read from PDFs is not compared anywhere.
const OTHERS = ['settings', 'feeds', 'rules', 'rule_marks', 'muted', 'stances', 'queues', 'editions', 'words']

/** All that is told of papers, without those in the trash. */
function papersIn(folder: string): Record<string, unknown> {
  const dump = dumpOf(join(folder, 'library.sqlite'))
  const trashed = new Set(dump['reading']?.filter(row => row['trashed_at'] !== null).map(row => row['paper_id']))
  const kept = Object.entries(dump)
    .filter(([name]) => !OTHERS.includes(name))
    .map(([name, rows]) => [name, rows.filter(row => !trashed.has(name === 'papers' ? row['id'] : row['paper_id']))])
  return Object.fromEntries(kept) as Record<string, unknown>
}

test('a library that is made of a mirror alone equals the one that was mirrored: papers, reading, notes, annotations, PDFs', async () => {
  const { file } = await fillLibrary(from)
  await from.library.close()
  const mirror = join(home, 'mirror')
  const off = await runCli(from.folder, ['mirror'])
  expect([off.code, off.stdout]).toEqual([0, 'There is no mirror. "offprint mirror FOLDER" keeps one.\n'])
  const named = await runCli(from.folder, ['mirror', mirror])
  expect([named.code, named.stdout]).toEqual([0, `${mirror}: up to date\n`])
  // What the command line changes stands there when it ends.
  await runCli(from.folder, ['note', '3', 'Of the command line'])
  expect((await runCli(from.folder, ['mirror', '--json'])).values()).toEqual([
    { folder: mirror, behind: 0, trouble: null, kept: [] },
  ])
  const texts = readdirSync(join(mirror, 'papers'), { recursive: true, encoding: 'utf8' })
  const third = texts.find(name => name.endsWith('(paper 3).md')) ?? ''
  expect(readFileSync(join(mirror, 'papers', third), 'utf8')).toContain('Of the command line')

  const library = join(home, 'rebuilt')
  const imported = await runCli(library, ['import', mirror, '--json'])
  expect(imported.stderr).not.toContain('not found')
  expect(imported.values()).toMatchObject([{ new: 23, updated: 0, failed: [] }])
  expect(papersIn(library)).toEqual(papersIn(from.folder))
  expect(readFileSync(join(library, 'files', file.slice(0, 2), `${file}.pdf`))).toEqual(
    readFileSync(join(from.folder, 'files', file.slice(0, 2), `${file}.pdf`)),
  )
  const doctor = await runCli(library, ['doctor'])
  expect(doctor.stdout.split('\n').filter(line => line.startsWith('BAD') && !line.includes('backup'))).toEqual([])
  // Again, it is all there; one that is spoiled is named, and the others come.
  const [spoiled = ''] = texts.filter(name => name.endsWith('(paper 5).json'))
  writeFileSync(join(mirror, 'papers', spoiled), '{"format": "offprint-paper-1", "id"')
  const again = await runCli(library, ['import', mirror, '--json'])
  expect(again.values()).toMatchObject([
    {
      new: 0,
      updated: 0,
      unchanged: 22,
      failed: [
        {
          where: `papers/${spoiled}`,
          reason: expect.stringMatching(/^it ends in the middle, in line 1\. Get the file again/),
        },
      ],
    },
  ])
  expect(again.code).toBe(1)
  await from.reopen()
})

test('a folder that cannot be a mirror is refused in words', async () => {
  await from.library.close()
  writeFileSync(join(home, 'thesis.tex'), 'mine')
  const refused = await runCli(from.folder, ['mirror', home])
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('other things are in it. Name an empty folder')
  expect((await runCli(from.folder, ['mirror', '--write'])).stderr).toContain('name a folder for it first')
  expect((await runCli(from.folder, ['mirror', home, '--off'])).code).toBe(2)
  await from.reopen()
})
