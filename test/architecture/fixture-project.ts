import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A small project in a temporary folder, gone with the test: file paths and what stands in them. */
export function fixtureProject(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'offprint-architecture-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const all = { '.gitignore': 'node_modules/\nout/\n', 'package.json': '{ "type": "module" }', ...files }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
