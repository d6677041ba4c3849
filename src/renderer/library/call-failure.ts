import type { Failure, FailureCode } from '../../preload/contract/failure.ts'
import { say } from './messages.ts'

/** A call that did not succeed, with the library's own words. */
export class CallFailure extends Error {
  readonly code: FailureCode
  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'CallFailure'
    this.code = failure.code
  }
}

export function toCallFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error
  const what = error instanceof Error ? error.message : String(error)
  return new CallFailure({
    code: 'bug',
    message: say('Offprint made a mistake: {what}. What you wrote is kept; try again.', { what }),
  })
}
