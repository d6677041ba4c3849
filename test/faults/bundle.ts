import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleSources } from '../support/bundle-sources.ts'
import type { killAgainAndAgain } from './harness.ts'

interface Harness {
  readonly killAgainAndAgain: typeof killAgainAndAgain
}

/**
 * The harness and what it starts, put together as the app's own code is: thousands of processes are started, and what
 * follows in the sources does not change a run that has begun.
 */
export async function bundledHarness(): Promise<Harness> {
  const folder = join(import.meta.dirname, '../../test-results', `faults-${process.pid}`)
  const own = (name: string): string => join(import.meta.dirname, `${name}.ts`)
  await bundleSources(folder, { harness: own('harness'), victim: own('victim') }, ['pdf-lib'])
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return (await import(pathToFileURL(join(folder, 'harness.js')).href)) as Harness
}
