import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { killAgainAndAgain } from './harness.ts'

const project = join(import.meta.dirname, '../..')

interface Harness {
  readonly killAgainAndAgain: typeof killAgainAndAgain
}

/**
 * The harness and what it starts, put together as the app's own code is: each of thousands of processes would otherwise
 * take most of its time to read the sources. What follows in the sources does not change a run that has begun.
 */
export async function bundledHarness(): Promise<Harness> {
  const folder = join(project, 'test-results', `faults-${process.pid}`)
  const workers = readdirSync(join(project, 'src/main/workers')).filter(name => name.endsWith('.ts'))
  await build({
    configFile: false,
    root: project,
    logLevel: 'warn',
    // A few large files instead of hundreds of small ones.
    ssr: { noExternal: ['pdf-lib', 'zod', 'htmlparser2', 'entities'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      rolldownOptions: {
        input: {
          harness: join(import.meta.dirname, 'harness.ts'),
          victim: join(import.meta.dirname, 'victim.ts'),
          ...Object.fromEntries(
            workers.map(name => [name.slice(0, -'.ts'.length), join(project, 'src/main/workers', name)]),
          ),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name]-[hash].js' },
      },
    },
  })
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return (await import(pathToFileURL(join(folder, 'harness.js')).href)) as Harness
}
