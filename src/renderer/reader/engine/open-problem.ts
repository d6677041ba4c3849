import { say } from '../messages.ts'
export type ProblemKind = 'missing' | 'damaged' | 'unreachable' | 'stuck' | 'failed'

/** Why a PDF cannot be shown, for people: what, why, what to do. */
export interface OpenProblem {
  readonly kind: ProblemKind
  readonly title: string
  readonly detail: string
}

/** By the names pdf.js gives its errors; it exports no types for them that survive its worker. */
export function problemOf(error: unknown): OpenProblem {
  const name = error instanceof Error ? error.name : ''
  const message = error instanceof Error ? error.message : String(error)
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null
  // What the worker stumbles over inside a file comes as "unknown"; so does a connection that breaks.
  const isBroken = name === 'UnknownErrorException' && !/fetch|network/i.test(message)
  if (name === 'InvalidPDFException' || isBroken) {
    return {
      kind: 'damaged',
      title: say('This PDF is damaged'),
      detail: say(
        'It cannot be read as a PDF ({plain}). The file may have been cut off on its way here; fetch it again. Your annotations and notes are kept.',
        { plain: plain(message) },
      ),
    }
  }
  if (status === 404 || status === 410) {
    return {
      kind: 'missing',
      title: say('The PDF is not where it should be'),
      detail: say(
        'The library knows this file, but it is gone from the folder. Put it back from a backup, or fetch it again. Your annotations and notes are kept.',
      ),
    }
  }
  if (name === 'ResponseException' || name === 'UnknownErrorException' || name === 'TypeError') {
    return {
      kind: 'unreachable',
      title: say('The PDF could not be loaded'),
      detail: say('The library did not hand the file over{value}. Try again; if it stays so, restart Offprint.', {
        value: status === null ? '' : say(' (answer {status})', { status }),
      }),
    }
  }
  if (error instanceof StuckError)
    return { kind: 'stuck', title: say('This PDF does not come to an end'), detail: message }
  return {
    kind: 'failed',
    title: say('The PDF could not be opened'),
    detail: `${plain(message)}. Try again, or open the file in another program.`,
  }
}

/** The worker of a document stood still and was ended. */
export class StuckError extends Error {
  constructor() {
    super(
      'Reading it took so long that Offprint stopped. Parts of the file may be damaged; try again, or open it in another program.',
    )
    this.name = 'StuckError'
  }
}

function plain(message: string): string {
  return message.replace(/\.+$/, '') || say('no reason was given')
}
