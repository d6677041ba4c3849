import type { PaperId } from '../../../../preload/contract/paper.ts'
import { LibraryFailure } from '../../failures.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { hasRunning } from '../../jobs/jobs.ts'
import { keepWordCount, papersWithFile } from '../../pdfs/paper-files.ts'
import type { PdfStore } from '../../pdfs/pdf-store.ts'
import { wordCountOf } from '../../pdfs/word-count.ts'
import type { PdfReading, Ports } from '../../ports.ts'
import type { Session } from '../../session.ts'
import { filesWithoutText, keepNoText, keepText } from './page-texts.ts'

/**
 * Reads the text of every PDF that nobody has read. Each file is kept by itself, so that what was done stays done wherever
 * this ends; one that cannot be read is remembered as such and spoils no other.
 */

export interface TextRoom {
  readonly session: Session
  readonly ports: Ports
  readonly store: PdfStore
}

const READ_WITHIN_MS = 60_000
const LOOK_AGAIN_MS = 500

export async function readTexts({ session, ports, store }: TextRoom, job: JobContext): Promise<null> {
  const passedOver = new Set<string>()
  let done = 0
  for (;;) {
    const waiting = filesWithoutText(session.read).filter(file => !passedOver.has(file))
    if (waiting.length === 0) return null
    for (const file of waiting) {
      await whileImporting(session, ports, job.signal)
      job.signal.throwIfAborted()
      job.progress(done, done + waiting.length)
      // What is not on the disk is for the doctor to tell; it is read once it is back.
      if (store.has(file)) await readOne({ session, ports, store }, file)
      else passedOver.add(file)
      done += 1
    }
    job.progress(done, done)
  }
}

async function readOne({ session, ports, store }: TextRoom, file: string): Promise<void> {
  const reading = await readingOf(ports, store.pathOf(file))
  session.transact((write, changes) => {
    const at = ports.now()
    if (reading instanceof LibraryFailure)
      keepNoText(write, file, /password/i.test(reading.message) ? 'locked' : 'failed', reading.message, at)
    else {
      keepText(write, file, reading.text, at)
      keepWordCount(write, file, reading.pages, wordCountOf(reading.pages, reading.text))
    }
    const papers: readonly PaperId[] = papersWithFile(write, file)
    // How long it takes is known better now.
    changes.papers(papers, { views: false })
  })
}

async function readingOf(ports: Ports, path: string): Promise<PdfReading | LibraryFailure> {
  try {
    return await ports.readPdf({ path, cpuMs: READ_WITHIN_MS, isInBackground: true })
  } catch (error) {
    if (error instanceof LibraryFailure) return error
    throw error
  }
}

/** Papers that come in go first: both want the processor. */
async function whileImporting(session: Session, ports: Ports, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && hasRunning(session.read, 'import'))
    await new Promise<void>(resolve => void ports.after(LOOK_AGAIN_MS, resolve))
}
