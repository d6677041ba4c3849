import { LibraryFailure } from '../../failures.ts'

/** Says in one line which file could not be taken in, where the trouble is, what it is and what to do. */
export function refusal(file: string, trouble: string, remedy: string, where = ''): LibraryFailure {
  const place = where === '' ? file : `${file}, ${where}`
  return new LibraryFailure('invalid', `${shown(place)}: ${shown(trouble)}. ${remedy}.`)
}

/** The refusal of a file that ends too early. */
export function cutOff(file: string, where: string, trouble: string): LibraryFailure {
  return refusal(
    file,
    trouble,
    'Nothing was imported. Get the whole file again, or take what is whole of it with "offprint import --partial"',
    where,
  )
}

/** Text of a file as it may stand in a message: one line, no control characters, not endless. */
export function shown(text: string, length = 300): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`
}
