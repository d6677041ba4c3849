import { constants, setPriority } from 'node:os'
import { parentPort as threadPort } from 'node:worker_threads'
import type { ReadPdfRequest } from '../core/ports.ts'
import { answerParent } from './pdf/answer-parent.ts'
import { readFile } from './pdf/read-file.ts'

answerParent<ReadPdfRequest>(request => {
  // A thread has the priority of its process, which is the library's.
  if (request.isInBackground === true && !threadPort) stepBack()
  return readFile(request)
})

function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW)
  } catch {
    // Where the system does not let us, it works as fast as any other.
  }
}
