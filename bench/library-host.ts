import { randomUUID } from 'node:crypto'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostedLibrary } from '../src/main/host/hosted-library.ts'
import { openLibraryThread } from '../src/main/host/library-thread.ts'
import type { ImportFormat, Job } from '../src/preload/contract/job.ts'

// As built: nobody runs the sources, and taking types out of them at every start is not our speed.
const entry = pathToFileURL(join(import.meta.dirname, '../out/main/library.js'))

/** The library in its thread, as the app and the web host have it. */
export function openHosted(folder: string): Promise<HostedLibrary> {
  return openLibraryThread({ folder, host: 'bench', log: () => {}, entry })
}

export async function ask<T>(library: HostedLibrary, method: string, args: unknown): Promise<T> {
  const reply = await library.call(method, args)
  if (!reply.ok) throw new Error(`${method}: ${reply.failure.message}`)
  return reply.value as T
}

/** Imports a file of JSON lines and waits for the job. */
export function importLines(library: HostedLibrary, file: string): Promise<Job> {
  return importFile(library, file, 'jsonl')
}

export async function importFile(library: HostedLibrary, file: string, format: ImportFormat): Promise<Job> {
  const upload = randomUUID()
  await copyFile(file, await library.uploadPath(upload))
  const ended = Promise.withResolvers<Job>()
  const stop = library.onEvent(({ job }) => {
    if (job && job.state !== 'waiting' && job.state !== 'running') ended.resolve(job)
  })
  await ask(library, 'imports.start', { upload, name: `bench.${format}`, format })
  const job = await ended.promise
  stop()
  if (job.state !== 'done') throw new Error(job.error ?? 'the import did not end well')
  return job
}
