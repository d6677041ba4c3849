import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LibraryInfo } from '../../src/preload/contract/library-api.ts'
import { openTestLibrary } from '../support/open-test-library.ts'
import { makePdf } from '../support/make-pdf.ts'
import { paperLines } from '../support/paper-lines.ts'
import { type CliResult, runCli, startCli } from '../support/run-cli.ts'

// Some start a dozen processes.
vi.setConfig({ testTimeout: 240_000 })

let folder: string
let library: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-reading-'))
  library = join(folder, 'library')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const offprint = (...args: string[]): Promise<CliResult> => runCli(library, args)

function fileOf(text: string | Uint8Array, name = 'papers.jsonl'): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const READING = [
  ['list'],
  ['show', '1'],
  ['search', 'lattice'],
  ['export', '--format', 'jsonl'],
  ['note', '1'],
  ['annotations', 'list'],
  ['feeds', 'list'],
  ['backup', '--list'],
  ['doctor'],
  ['call', 'library.info', '{}'],
] as const

describe('a command that only reads', () => {
  it('takes no lock and starts no work that waits', async () => {
    await offprint('import', fileOf(paperLines(3)))
    // What a closed window left to do.
    const database = new Database(join(library, 'library.sqlite'))
    database.exec(
      `INSERT INTO jobs (id, kind, label, task, created_at, updated_at) VALUES ('left-over', 'import', 'Sample', '{"sample":true}', 1, 1)`,
    )
    database.close()
    rmSync(join(library, 'owner.json'))
    for (const args of READING) {
      const { code, stderr } = await offprint(...args)
      expect({ args, code: args[0] === 'doctor' ? 0 : code, stderr }).toEqual({ args, code: 0, stderr: '' })
      expect(existsSync(join(library, 'owner.json'))).toBe(false)
    }
    expect((await offprint('call', 'jobs.get', '{"id":"left-over"}', '--json')).values()).toMatchObject([
      { state: 'waiting' },
    ])
  })

  it('makes nothing where there is no library, and reads an empty one', async () => {
    for (const args of [['list'], ['export', '--format', 'csl-json'], ['search', 'x'], ['call', 'tags.list']]) {
      const { code, stderr } = await offprint(...args)
      expect(code).toBe(0)
      expect(stderr).toBe(`offprint: there is no library at ${library} yet\n`)
    }
    expect(await offprint('show', '1')).toMatchObject({ code: 1 })
    expect(existsSync(library)).toBe(false)
  })

  it('says of a folder that lost its database what is wrong, and makes none', async () => {
    await offprint('import', fileOf(paperLines(2)))
    for (const name of readdirSync(library)) if (name.startsWith('library.sqlite')) rmSync(join(library, name))
    const { code, stderr } = await offprint('list')
    expect(code).toBe(1)
    expect(stderr).toMatch(/database of the library .* is gone/)
    expect((await offprint('doctor', '--json')).values()).toMatchObject([[{ check: 'database', ok: false }]])
    expect(existsSync(join(library, 'library.sqlite'))).toBe(false)
  })

  it('sees what a process that was killed had written', async () => {
    const child = startCli(library, ['serve', '--no-open', '--json'])
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    await offprint('import', fileOf(paperLines(4)))
    expect((await offprint('list', '--json')).values()).toHaveLength(4)
  })
})

describe('text', () => {
  it('prints the pages of the PDF, and all of them as one value', async () => {
    const pdf = fileOf(await makePdf([{ lines: ['The first page.'] }, { lines: ['The second page.'] }]), 'paper.pdf')
    await offprint('add', pdf)
    const { code, stdout } = await offprint('text', '1')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'The first page.\n\fThe second page.\n' })
    expect((await offprint('text', '1', '--json')).values()).toMatchObject([
      { id: 1, pages: 2, text: [/first/, /second/].map(words => expect.stringMatching(words)) },
    ])
  })

  it('prints a full text that came without a PDF, and says where there is none', async () => {
    await offprint('import', fileOf(paperLines(2, index => (index === 0 ? { content: 'All of it.' } : {}))))
    expect(await offprint('text', '1')).toMatchObject({ code: 0, stdout: 'All of it.\n' })
    const none = await offprint('text', '2')
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toMatch(/has no PDF and no full text/)
  })
})

describe('a reader that has had enough', () => {
  it('ends a command quietly', async () => {
    await offprint('import', fileOf(paperLines(1_000, () => ({ abstract: 'word '.repeat(100) }))))
    for (const args of [
      ['export', '--format', 'jsonl'],
      ['list', '--json'],
      ['search', 'word', '--limit', '1000', '--json'],
    ]) {
      const child = startCli(library, args)
      let stderr = ''
      child.stderr.on('data', chunk => (stderr += String(chunk)))
      await once(child.stdout, 'data')
      child.stdout.destroy()
      expect({ args, end: await once(child, 'close'), stderr }).toEqual({ args, end: [0, null], stderr: '' })
    }
  })

  it('does not stop an import', async () => {
    const child = startCli(library, ['import', fileOf(paperLines(1_500))])
    child.stdout.destroy()
    child.stderr.destroy()
    expect(await once(child, 'close')).toEqual([0, null])
    expect((await offprint('list', '--json')).values()).toHaveLength(1_500)
  })
})

describe('Ctrl-C', () => {
  it('stops an import at a safe point, and a second run takes in the rest', async () => {
    const count = 12_000
    const file = fileOf(paperLines(count, index => ({ title: `Paper number ${index} on lattices` })))
    const child = startCli(library, ['import', file, '--json'])
    let stdout = ''
    child.stdout.on('data', chunk => (stdout += String(chunk)))
    await until(() => hasPapers(library))
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([1, null])
    expect(JSON.parse(stdout)).toMatchObject({
      failed: [{ where: file, reason: expect.stringMatching(/interrupted/) }],
    })
    const [info] = (await offprint('call', 'library.info', '{}', '--json')).values()
    const kept = (info as LibraryInfo).papers
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(count)
    const reopened = await openTestLibrary({ folder: library })
    try {
      const findings = await reopened.library.api['doctor.check']({ repair: false })
      expect(findings.filter(({ check, ok }) => !ok && check !== 'backups' && check !== 'plain files')).toEqual([])
    } finally {
      await reopened.library.close()
    }
    expect((await offprint('import', file, '--json')).values()).toMatchObject([
      { new: count - kept, unchanged: kept, failed: [] },
    ])
  })

  it('ends an import that waits for its standard input', async () => {
    const child = startCli(library, ['import', '-'])
    child.stdin.write(paperLines(1))
    await until(() => existsSync(join(library, 'uploads')) && readdirSync(join(library, 'uploads')).length > 0)
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([1, null])
    expect(readdirSync(join(library, 'uploads'))).toEqual([])
  })

  it('ends questions that are still being asked', async () => {
    const child = startCli(library, ['search', '--batch', '-'])
    child.stdin.write('{"id":1,"text":"lattices"}\n')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([1, null])
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 20))
}

/** Whether an import that another process does has committed some papers. */
function hasPapers(folder: string): boolean {
  if (!existsSync(join(folder, 'library.sqlite'))) return false
  try {
    const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
    const papers = database.prepare<[], number>('SELECT count(*) FROM papers').pluck().get() ?? 0
    database.close()
    return papers > 0
  } catch {
    // It is being made.
    return false
  }
}
