import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Library, type OpenOptions, openLibrary } from '../../src/main/core/library.ts'
import type { Ports } from '../../src/main/core/ports.ts'
import { parseFile } from '../../src/main/host/parse-file.ts'
import { makeAnnotatePdf, makeCarryPdf, readPdf } from '../../src/main/host/read-pdf.ts'
import { environmentPassword } from '../../src/main/host/mail-password.ts'
import { startFinder } from '../../src/main/host/start-finder.ts'
import type { ImportReport, Job } from '../../src/preload/contract/job.ts'

/** A real library in a folder of its own, with a clock and ids that a test can foresee. */
export interface TestLibrary {
  readonly folder: string
  readonly ports: Ports
  library: Library
  /** Imports text as if a file of that name had been dropped; waits for the job. */
  importText(
    text: string | Uint8Array,
    name?: string,
    options?: { capturedOn?: string; dryRun?: boolean; partial?: boolean },
  ): Promise<ImportReport>
  endOf(job: Job): Promise<Job>
  /** Closes and opens again, as a second start would. */
  reopen(): Promise<void>
  /** Moves the clock on. */
  pass(ms: number): void
  close(): Promise<void>
}

const TEST_DAY = '2026-03-02'

export async function openTestLibrary(
  options: Partial<OpenOptions> & { folder?: string; ports?: Partial<Ports> } = {},
): Promise<TestLibrary> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'offprint-test-'))
  let now = Date.parse(`${TEST_DAY}T09:00:00Z`)
  let ids = 0
  const ports: Ports = {
    now: () => (now += 1),
    offsetAt: () => 0,
    newId: () => `test-id-${String((ids += 1)).padStart(6, '0')}`,
    yieldTurn: () => new Promise(resolve => setImmediate(resolve)),
    after(ms, task) {
      const timer = setTimeout(task, ms)
      timer.unref()
      return () => clearTimeout(timer)
    },
    fetch: async request => {
      throw new Error(`a test fetched ${request.url}`)
    },
    parseFile,
    readPdf,
    annotatePdf: makeAnnotatePdf(),
    carryPdf: makeCarryPdf(),
    startFinder,
    sendMail: async mail => {
      throw new Error(`a test sent a mail to ${mail.to}`)
    },
    mailPassword: environmentPassword,
    log(level, message, details) {
      if (level === 'error') console.error(message, details)
    },
    ...options.ports,
  }
  const opening: OpenOptions = {
    as: options.as ?? 'owner',
    host: 'test',
    ...(options.resources ? { resources: options.resources } : {}),
    ...(options.background ? { background: true } : {}),
  }
  const test: TestLibrary = {
    folder,
    ports,
    library: await openLibrary(folder, ports, opening),
    async importText(text, name = 'papers.jsonl', how = {}) {
      const upload = ports.newId()
      writeFileSync(test.library.uploadPath(upload), text)
      const job = await test.endOf(
        await test.library.api['imports.start']({
          upload,
          name,
          format: 'auto',
          dryRun: false,
          partial: false,
          capturedOn: TEST_DAY,
          ...how,
        }),
      )
      if (!job.report) throw new Error(job.error ?? 'the import ended without a report')
      return job.report
    },
    endOf: job => endOfJob(test.library, job),
    async reopen() {
      await test.library.close()
      test.library = await openLibrary(folder, ports, opening)
    },
    pass(ms) {
      now += ms
    },
    async close() {
      await test.library.close()
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
  return test
}

/** Waits for a job as a window would: by its events. */
export function endOfJob(library: Library, job: Job): Promise<Job> {
  return new Promise(resolve => {
    const ended = (now: Job): boolean => now.id === job.id && now.state !== 'waiting' && now.state !== 'running'
    const stop = library.onEvent(event => {
      if (!event.job || !ended(event.job)) return
      stop()
      resolve(event.job)
    })
    void Promise.resolve(library.api['jobs.get']({ id: job.id })).then(now => {
      if (!ended(now)) return
      stop()
      resolve(now)
    })
  })
}
