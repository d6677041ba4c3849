import type { Outcome, ParsedPapers } from '../format.ts'
import { type ByteSource, wholeOf } from '../reading/byte-source.ts'
import { decodeByLine } from '../reading/decode-text.ts'
import { refusal } from '../refusal.ts'

/** What a reader of a bibliography found: so many entries, made papers one by one as they are asked for. */
export interface BibliographyReading {
  readonly total: number
  readonly outcomes: Iterable<Outcome>
}

/** Lets a format that needs its whole text at once be a function from text to entries. */
export async function parseBibliography(
  source: ByteSource,
  expected: string,
  read: (text: string) => BibliographyReading,
): Promise<ParsedPapers> {
  const reading = read(decodeByLine(await wholeOf(source)))
  if (reading.total === 0)
    throw refusal(source.name, 'no entry of a bibliography is in it', `Check that it is ${expected}`)
  return { sourceName: source.name, edition: null, ...reading }
}

/** What comes of each item, when it is asked for: ten thousand papers need not be in the memory at once. */
export function* oneByOne<T>(items: readonly T[], outcomeOf: (item: T) => Outcome): Generator<Outcome> {
  for (const item of items) yield outcomeOf(item)
}
