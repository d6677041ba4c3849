import { toCallFailure } from '../library/call-failure.ts'

/** What failed, in the words of the library: for a form that shows it itself. */
export function wordsOf(error: unknown): string {
  return toCallFailure(error).message
}
