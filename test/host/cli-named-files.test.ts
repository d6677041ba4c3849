import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportReport } from '../../src/preload/contract/job.ts'
import type { Paper } from '../../src/preload/contract/paper.ts'
import { makePdf } from '../support/make-pdf.ts'
import { runCli } from '../support/run-cli.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-named-'))
  mkdirSync(join(folder, 'export/files/1'), { recursive: true })
  mkdirSync(join(folder, 'elsewhere'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function offprint<T>(...args: string[]): Promise<{ value: T; stderr: string; code: number | null }> {
  const result = await runCli(join(folder, 'library'), [...args, '--json'])
  return { value: result.values()[0] as T, stderr: result.stderr, code: result.code }
}

/** A bibliography of one work, which names so many files. */
const bib = (...paths: string[]): string => {
  const file = join(folder, 'export/refs.bib')
  const named = paths.map(path => `:${path}:PDF`).join(';')
  writeFileSync(file, `@article{a, title = {On the writing of letters}, author = {Doe, J.}, file = {${named}}}\n`)
  return file
}

describe('PDFs that a bibliography names', () => {
  it('are attached where they lie beside it, once', async () => {
    writeFileSync(join(folder, 'export/files/1/a.pdf'), await makePdf([{ lines: ['A page'] }]))
    const file = bib('files/1/a.pdf')
    expect(await offprint<ImportReport>('import', file)).toMatchObject({ code: 0, value: { new: 1, failed: [] } })
    expect(await offprint<ImportReport>('import', file)).toMatchObject({ code: 0, value: { unchanged: 1 } })
    const { value } = await offprint<Paper>('show', '1')
    expect(value.files).toMatchObject([{ name: 'a.pdf' }])
    expect(value.title).toBe('On the writing of letters')
  })

  it('are left alone anywhere else, however they are named, unless the folder is named', async () => {
    const outside = join(folder, 'elsewhere/b.pdf')
    writeFileSync(outside, await makePdf([{ lines: ['A page'] }]))
    symlinkSync(outside, join(folder, 'export/files/link.pdf'))
    const file = bib(outside, '../elsewhere/b.pdf', 'files/link.pdf', 'files/1/none.pdf')
    const { stderr, code } = await offprint<ImportReport>('import', file)
    expect([code, stderr]).toEqual([0, expect.stringContaining('4 PDFs named and not found in its folder')])
    expect((await offprint<Paper>('show', '1')).value.files).toEqual([])
    await offprint('import', bib(outside), '--files', join(folder, 'elsewhere'))
    expect((await offprint<Paper>('show', '1')).value.files).toMatchObject([{ name: 'b.pdf' }])
  })

  it('are named where they cannot be taken', async () => {
    writeFileSync(join(folder, 'export/files/1/a.pdf'), 'no PDF at all')
    const { value, code } = await offprint<ImportReport>('import', bib('files/1/a.pdf'))
    expect(code).toBe(1)
    expect(value).toMatchObject({ new: 1, failed: [{ where: 'files/1/a.pdf' }] })
  })
})
