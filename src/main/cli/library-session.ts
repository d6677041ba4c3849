import type { Job } from '../../preload/contract/job.ts'
import type { Results } from '../../preload/contract/library-api.ts'
import type { Args, Method } from '../../preload/contract/method-table.ts'
import { LibraryFailure } from '../core/failures.ts'
import { type Library, openLibrary } from '../core/library.ts'
import type { Ports } from '../core/ports.ts'
import { dispatch } from '../host/dispatch.ts'
import { makeLibraryFolder, resourcesFolder } from '../host/library-folder.ts'
import { nodePorts } from '../host/node-ports.ts'
import type { Terminal } from './terminal.ts'

/** A library opened for one command: the contract in this process, through the same dispatch as every host. */
export interface LibrarySession {
  readonly library: Library
  readonly ports: Ports
  call<M extends Method>(method: M, args: Args<M>): Promise<Results[M]>
  /** Any method by name, as `offprint call` has it. */
  callAny(method: string, args: unknown): Promise<unknown>
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
  const ports = nodePorts(folder)
  const library = await (access === 'read' ? openToRead(folder, ports, terminal) : openToWrite(folder, ports))
  const callAny = async (method: string, args: unknown): Promise<unknown> => {
    const reply = await dispatch(library, method, args, ports.log)
    if (!reply.ok) throw new LibraryFailure(reply.failure.code, reply.failure.message)
    return reply.value
  }
  const session: LibrarySession = {
    library,
    ports,
    callAny,
    // dispatch called the method of this name; its answer is that method's.
    call: async <M extends Method>(method: M, args: Args<M>) => (await callAny(method, args)) as Results[M],
    finish: job => finishJob(session, job, terminal, interrupted),
    close: () => library.close(),
  }
  return session
}

/** Beside whoever has the library open: it takes no lock, starts no waiting work, changes nothing. */
async function openToRead(folder: string, ports: Ports, terminal: Terminal): Promise<Library> {
  try {
    const library = await openLibrary(folder, ports, { as: 'reader', host: HOST })
    if (library.heldBy !== null)
      terminal.problem(`The library is already open (${library.heldBy}), so it is only read here.`)
    return library
  } catch (error) {
    const isToBeMade = error instanceof LibraryFailure && error.code === 'not-found'
    // Of an earlier version: it is brought up to date first.
    const isToBeMigrated = error instanceof LibraryFailure && error.code === 'unsupported'
    if (!isToBeMade && !isToBeMigrated) throw error
    const library = await openToWrite(folder, ports)
    if (isToBeMade) terminal.problem(`There was no library in ${folder}, so a new one was made.`)
    return library
  }
}

const HOST = 'offprint command'

async function openToWrite(folder: string, ports: Ports): Promise<Library> {
  makeLibraryFolder(folder)
  return openLibrary(folder, ports, { as: 'owner', host: HOST, resources: resourcesFolder() })
}

function finishJob(session: LibrarySession, job: Job, terminal: Terminal, interrupted: AbortSignal): Promise<Job> {
  return new Promise((resolve, reject) => {
    const settle = (now: Job): void => {
      if (now.id !== job.id) return
      if (now.state === 'waiting' || now.state === 'running') {
        if (now.done > 0) terminal.progress(`${now.label}: ${inNumbers(now)}`)
        return
      }
      stop()
      interrupted.removeEventListener('abort', cancel)
      resolve(now)
    }
    const cancel = (): void => void session.call('jobs.cancel', { id: job.id }).then(settle, reject)
    const stop = session.library.onEvent(event => event.job && settle(event.job))
    interrupted.addEventListener('abort', cancel)
    if (interrupted.aborted) cancel()
    session.call('jobs.get', { id: job.id }).then(settle, reject)
  })
}

function inNumbers({ done, total }: Job): string {
  return `${done.toLocaleString('en')}${total === null ? '' : ` of ${total.toLocaleString('en')}`}`
}
