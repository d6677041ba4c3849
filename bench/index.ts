import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOnce } from '../scripts/build-once.mjs'
import type { Part } from './bench.ts'
import { readingFeeds } from './feeds.ts'
import { type FilledLibrary, fillLibrary } from './filled-library.ts'
import { firstRows } from './first-rows.ts'
import { hostLoop } from './host-loop.ts'
import { importing } from './import.ts'
import { interfacing } from './interface.ts'
import { mirroring } from './mirror.ts'
import { quality } from './quality.ts'
import { readingPdfs } from './reading-pdfs.ts'
import { report } from './report.ts'
import { scrolling } from './scrolling.ts'
import { search } from './search.ts'
import { similar } from './similar.ts'
import { start } from './start.ts'

// `npm run bench [-- PART …]`: each figure beside its limit, or beside a plain program doing the same in the same run.
const parts: Readonly<Record<string, Part>> = {
  import: importing,
  feeds: readingFeeds,
  host: hostLoop,
  search,
  similar,
  quality,
  mirror: mirroring,
  start,
  rows: firstRows,
  scroll: scrolling,
  interface: interfacing,
  pdf: readingPdfs,
}

const wanted = process.argv.slice(2)
const usage = [
  'usage: npm run bench [-- PART …]',
  '',
  ...Object.entries(parts).map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`),
].join('\n')
if (wanted.includes('--help') || wanted.includes('-h')) {
  console.log(usage)
  process.exit(0)
}
const unknown = wanted.find(name => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}".\n${usage}`)
  process.exit(2)
}

buildOnce()
const folder = mkdtempSync(join(tmpdir(), 'offprint-bench-'))
let filled: Promise<FilledLibrary> | null = null
const filledLibrary = (): Promise<FilledLibrary> => (filled ??= fillLibrary(join(folder, 'filled')))
try {
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const own = mkdtempSync(join(folder, `${name}-`))
    const startedAt = performance.now()
    const figures = await part.measure({ folder: own, filledLibrary })
    report(name, figures, (performance.now() - startedAt) / 1_000)
    rmSync(own, { recursive: true, force: true })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
