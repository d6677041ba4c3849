import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleSources } from '../support/bundle-sources.ts'
import type { killAgainAndAgain } from './harness.ts'
import type { killMigrations } from './migrations.ts'

interface Harness {
  readonly killAgainAndAgain: typeof killAgainAndAgain
  readonly killMigrations: typeof killMigrations
}

/**
 * The harness and what it starts, put together as the app's own code is: thousands of processes are started, and what
 * follows in the sources does not change a run that has begun.
 */
export async function bundledHarness(): Promise<Harness> {
  const folder = join(import.meta.dirname, '../../test-results', `faults-${process.pid}`)
  const own = (name: string): string => join(import.meta.dirname, `${name}.ts`)
  const entries = { harness: own('harness'), migrations: own('migrations'), victim: own('victim') }
  await bundleSources(folder, entries, ['pdf-lib'])
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const load = async (name: string): Promise<Harness> =>
    (await import(pathToFileURL(join(folder, `${name}.js`)).href)) as Harness
  return { ...(await load('harness')), ...(await load('migrations')) }
}
