import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotationsIn } from '../support/annotated-pdf.ts'
import { makePdf } from '../support/make-pdf.ts'
import { runCli } from '../support/run-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-cli-annotations-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Each command is a process of its own, and most of them start another for the PDF.
test('annotations are taken in from a PDF, listed, and written out as Markdown and as a PDF', async () => {
  const path = join(folder, 'noted.pdf')
  const original = await makePdf([
    {
      lines: ['Sparse codes explain most of what neurons do.'],
      annotations: [{ type: 'Text', rect: [400, 700, 420, 720], contents: 'Check this.', author: 'Bob' }],
    },
  ])
  writeFileSync(path, original)
  const run = (...args: string[]) => runCli(join(folder, 'library'), args)
  const added = await run('add', path, '--json')
  expect(added).toMatchObject({ code: 0 })
  const { paper } = JSON.parse(added.stdout)
  const imported = await run('annotations', 'import', String(paper), '--json')
  expect(JSON.parse(imported.stdout)).toMatchObject({ new: 1, updated: 0 })
  const again = await run('annotations', 'import', String(paper), path, '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ new: 0, unchanged: 1 })
  const [listed] = (await run('annotations', 'list', '--json')).stdout.trim().split('\n')
  expect(JSON.parse(listed ?? '')).toMatchObject({
    type: 'note',
    comment: 'Check this.',
    external: true,
    author: 'Bob',
  })
  const markdown = await run('annotations', 'export', String(paper))
  expect(markdown.stdout).toMatch(
    /- Note \(\w+, \[p\. 1\]\(<offprint:\/\/paper\/\d+\?page=1&annotation=\w+>\)\)\n\n {2}Check this\./,
  )
  const out = join(folder, 'out.pdf')
  expect(await run('annotations', 'export', String(paper), '--format', 'pdf', '--out', out)).toMatchObject({ code: 0 })
  // It has the annotation already, so nothing was added to it.
  expect(readFileSync(out).equals(Buffer.from(original))).toBe(true)
  expect(annotationsIn(readFileSync(out))).toHaveLength(1)
  expect(await run('annotations', 'export', '--format', 'pdf')).toMatchObject({ code: 2 })
  expect(await run('annotations', 'burn')).toMatchObject({ code: 2 })
}, 240_000)
