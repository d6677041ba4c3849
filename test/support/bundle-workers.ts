import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleSources } from './bundle-sources.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the bundles of this run. */
    workers: string
  }
}

/** Run by vitest before the tests: what they start is bundled once. */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = join(import.meta.dirname, '../../test-results', `workers-${process.pid}`)
  await bundleSources(folder)
  provide('workers', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
