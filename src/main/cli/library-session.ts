import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Args, Method } from '../../preload/contract/method-table.ts'
import type { Job } from '../../preload/contract/job.ts'
import type { Results } from '../../preload/contract/library-api.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { Library } from '../core/library.ts'
import { dispatch } from '../host/dispatch.ts'
import { missedLibrary, papersIn, rememberLibrary } from '../host/known-libraries.ts'
import { resourcesFolder } from '../host/library-folder.ts'
import { sayPlace } from './say-place.ts'
import type { Terminal } from './terminal.ts'

/** A library opened for one command: the contract in this process, through the same dispatch as every host. */
export interface LibrarySession {
  readonly library: Library
  /** Aborted by Ctrl-C, with a LibraryFailure. */
  readonly interrupted: AbortSignal
  call<M extends Method>(method: M, args: Args<M>): Promise<Results[M]>
  /** Waits for a job, drawing how far it is; Ctrl-C cancels it. */
  finish(job: Job): Promise<Job>
  close(): Promise<void>
}

export async function openSession(
  folder: string,
  access: 'read' | 'write',
  terminal: Terminal,
  interrupted: AbortSignal,
): Promise<LibrarySession> {
  const [{ openLibrary }, { nodePorts }] = await Promise.all([
    import('../core/library.ts'),
    import('../host/node-ports.ts'),
  ])
  const ports = nodePorts(folder)
  if (access === 'read' && !existsSync(join(folder, 'library.sqlite')))
    terminal.problem(`there is no library at ${folder} yet`)
  const open = (as: 'owner' | 'reader'): Promise<Library> =>
    openLibrary(folder, ports, { host: 'offprint command', resources: resourcesFolder(), as })
  if (access === 'write') {
    const missed = missedLibrary(folder)
    if (missed !== null) terminal.problem(missed)
    await mkdir(folder, { recursive: true })
  }
  // Whoever reads takes no lock and starts no work that waits; only a library of an earlier version has to be brought up to date first.
  const library =
    access === 'write'
      ? await open('owner')
      : await open('reader').catch(async (error: unknown) => {
          if (!(error instanceof LibraryFailure) || error.code !== 'unsupported') throw error
          await (await open('owner')).close()
          return open('reader')
        })
  if (access === 'write') sayPlace(folder, terminal, ports.now())
  const session: LibrarySession = {
    library,
    interrupted,
    async call(method, args) {
      const reply = await dispatch(library, method, args, ports.log)
      if (!reply.ok) throw new LibraryFailure(reply.failure.code, reply.failure.message)
      // dispatch called the method of this name; its answer is that method's.
      return reply.value as Results[typeof method]
    },
    finish: job => finishJob(session, job, terminal, interrupted),
    async close() {
      if (access === 'write') rememberLibrary(folder, await papersIn(library), ports.now())
      await library.close()
    },
  }
  return session
}

function finishJob(session: LibrarySession, job: Job, terminal: Terminal, interrupted: AbortSignal): Promise<Job> {
  return new Promise((resolve, reject) => {
    const settle = (now: Job): void => {
      if (now.id !== job.id) return
      if (now.state === 'waiting' || now.state === 'running') {
        terminal.progress(
          `${now.label}: ${now.done.toLocaleString('en')}${now.total === null ? '' : ` of ${now.total.toLocaleString('en')}`}`,
        )
        return
      }
      stop()
      interrupted.removeEventListener('abort', cancel)
      resolve(now)
    }
    const cancel = (): void => void session.call('jobs.cancel', { id: job.id }).catch(reject)
    const stop = session.library.onEvent(event => event.job && settle(event.job))
    interrupted.addEventListener('abort', cancel)
    if (interrupted.aborted) cancel()
    session.call('jobs.get', { id: job.id }).then(settle, reject)
  })
}
