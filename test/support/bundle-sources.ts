import { join } from 'node:path'
import { build } from 'vite'
import { BUNDLED_PACKAGES, mainOutput, workerSources } from '../../scripts/main-bundles.ts'

const project = join(import.meta.dirname, '../..')

/**
 * Bundles the threads and processes of the main process into a folder, each under its name, as a build does, and what else
 * is named: to take the types out of hundreds of sources anew at each start takes longer than what then runs.
 */
export async function bundleSources(
  folder: string,
  others: Readonly<Record<string, string>> = {},
  packages: readonly string[] = [],
): Promise<void> {
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: [...BUNDLED_PACKAGES, ...packages] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: { ...workerSources(project), ...others }, output: mainOutput },
    },
  })
}
