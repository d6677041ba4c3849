import { parentPort as threadPort } from 'node:worker_threads'
import { LibraryFailure } from '../../core/failures.ts'
import type { ReaderAnswer, ReaderQuestion } from '../../host/ask-reader.ts'
import { watch } from './watchdog.ts'

/** Works on one PDF of any origin in a process of its own, which its parent may kill. Started by host/ask-reader.ts. */

// A parent that is gone kills nothing: this process then ends itself.
const AFTER_PARENT_MS = 5_000

interface Parent {
  send(answer: ReaderAnswer<unknown>): void
  onQuestion(listener: (question: ReaderQuestion) => void): void
}

/** A port of Electron's utility processes; messages come wrapped in an event. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: ReaderQuestion }) => void): void
}

/** Answers the parent's one question with what `work` makes of it, or with why it failed. */
export function answerParent<Request>(work: (request: Request) => Promise<unknown>): void {
  const parent = findParent()
  let isAnswered = false
  const answer = (reply: ReaderAnswer<unknown>): void => {
    if (isAnswered) return
    isAnswered = true
    parent.send(reply)
  }
  const fail = (error: unknown): void => {
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
    if (!threadPort) watch({ ...question, wallMs: question.wallMs + AFTER_PARENT_MS })
    // Nothing left to do and nothing answered: pdf.js waits for what never comes. Only a channel that does not hold the process shows it.
    process.channel?.unref()
    threadPort?.unref()
    process.on('beforeExit', () => fail(new Error('the document does not hold together')))
    // The parent sends what this worker is for.
    work(question as Request & ReaderQuestion).then(value => answer({ ok: true, answer: value }), fail)
  })
  // pdf.js lets some errors of broken files go unhandled and goes on; what the reading needs fails by itself.
  process.on('unhandledRejection', () => {})
  process.on('uncaughtException', fail)
  process.on('disconnect', () => process.exit())
}

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
