import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** How the parts of the main process become files: said once, for the build and for the tests. */

/** Each worker is an entry under its own name: host/worker-entry.ts looks for it there. */
export function workerSources(project: string): Record<string, string> {
  const folder = join(project, 'src/main/workers')
  const files = readdirSync(folder).filter(name => name.endsWith('.ts'))
  return Object.fromEntries(files.map(name => [name.slice(0, -'.ts'.length), join(folder, name)]))
}

/**
 * Packages of many small files are bundled: finding and reading each takes a quarter of a command's start. The others stay
 * packages: better-sqlite3 brings its binary, pdf.js its worker.
 */
export const BUNDLED_PACKAGES: readonly string[] = ['zod', 'htmlparser2', 'entities']

export const mainOutput = {
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunk-[name]-[hash].js',
} as const
