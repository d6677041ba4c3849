import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleSources } from '../support/bundle-sources.ts'

/**
 * `npm run test:soak -- [--papers N] [--hours N]`: hours of an open library in minutes, by a clock of its own. Prints what
 * the process and the library hold every quarter of an hour, and fails where something grows.
 */

const { values } = parseArgs({
  options: { papers: { type: 'string', default: '100000' }, hours: { type: 'string', default: '8' } },
})
const folder = join(import.meta.dirname, '../../test-results', `soak-${process.pid}`)
try {
  await bundleSources(folder, { soak: join(import.meta.dirname, 'soak.ts') }, ['pdf-lib'])
  const child = spawn(process.execPath, ['--expose-gc', join(folder, 'soak.js'), values.papers, values.hours], {
    stdio: 'inherit',
  })
  const [code] = (await once(child, 'close')) as [number | null]
  process.exitCode = code ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
