import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { BUNDLED_PACKAGES, mainOutput, workerSources } from '../../scripts/main-bundles.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the bundles of this run. */
    workers: string
  }
}

const project = join(import.meta.dirname, '../..')

/**
 * Bundles the threads and processes of the main process, as a build does: to take the types out of their hundred sources
 * anew for each thread that a test starts takes four times as long as what the thread then does.
 */
export async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = join(project, 'test-results', `workers-${process.pid}`)
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: workerSources(project), output: mainOutput },
    },
    ssr: { noExternal: [...BUNDLED_PACKAGES] },
  })
  provide('workers', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
