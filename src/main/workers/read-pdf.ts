import { parentPort as threadPort } from 'node:worker_threads'
import { LibraryFailure } from '../core/failures.ts'
import type { PdfAnswer, PdfQuestion } from '../host/read-pdf.ts'
import { openPdf } from './pdf/open-pdf.ts'
import { readDocument } from './pdf/read-document.ts'
import { watch } from './pdf/watchdog.ts'

// Reads one PDF of any origin in a process of its own, which its parent may kill. Started by host/read-pdf.ts.

// A parent that is gone kills nothing: this process then ends itself.
const AFTER_PARENT_MS = 5_000

interface Parent {
  send(answer: PdfAnswer): void
  onQuestion(listener: (question: PdfQuestion) => void): void
}

/** A port of Electron's utility processes; messages come wrapped in an event. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: PdfQuestion }) => void): void
}

const parent = findParent()
let isAnswered = false

function findParent(): Parent {
  const utilityPort = (process as { parentPort?: UtilityPort }).parentPort
  if (utilityPort)
    return {
      send: answer => utilityPort.postMessage(answer),
      onQuestion: listener => utilityPort.on('message', event => listener(event.data)),
    }
  const thread = threadPort
  if (thread)
    return { send: answer => thread.postMessage(answer), onQuestion: listener => thread.on('message', listener) }
  return {
    send: answer => process.send?.(answer),
    onQuestion: listener => process.on('message', listener),
  }
}

function answer(reply: PdfAnswer): void {
  if (isAnswered) return
  isAnswered = true
  parent.send(reply)
}

async function readIt({ path, password, maxPages }: PdfQuestion): Promise<void> {
  const pdf = await openPdf(path, password)
  answer({ ok: true, reading: await readDocument(pdf.document, maxPages ?? Number.POSITIVE_INFINITY) })
}

function fail(error: unknown): void {
  const failure =
    error instanceof LibraryFailure
      ? error
      : new LibraryFailure(
          'invalid',
          `it is damaged (${error instanceof Error ? error.message : String(error)}): get the file again from where it came`,
        )
  answer({ ok: false, failure: { code: failure.code, message: failure.message } })
}

parent.onQuestion(question => {
  // A thread shares its process with the library: it is ended by its parent alone.
  if (!threadPort) watch({ timeoutMs: question.timeoutMs + AFTER_PARENT_MS, maxBytes: question.maxBytes })
  // Nothing left to do and nothing answered: pdf.js waits for what never comes. Only a channel that does not hold the process shows it.
  process.channel?.unref()
  threadPort?.unref()
  process.on('beforeExit', () => fail(new Error('the document does not hold together')))
  readIt(question).catch(fail)
})

// pdf.js lets some errors of broken files go unhandled and goes on; what the reading needs fails by itself.
process.on('unhandledRejection', () => {})
process.on('uncaughtException', fail)
process.on('disconnect', () => process.exit())
