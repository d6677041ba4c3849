import { type ByteSource, wholeOf } from './reading/byte-source.ts'
import { decodeText } from './reading/decode-text.ts'
import type { Outcome, ParsedPapers, ParseOptions } from './format.ts'
import { refusal } from './refusal.ts'

/** What a format that reads its source as one text makes of it. */
export interface DocumentPapers extends Omit<ParsedPapers, 'total' | 'outcomes'> {
  readonly outcomes: readonly Outcome[]
}

/** Lets a format that needs the whole text at once be a function from text to papers. */
export async function parseWhole(
  source: ByteSource,
  options: ParseOptions,
  read: (text: string, name: string, options: ParseOptions) => DocumentPapers,
): Promise<ParsedPapers> {
  const text = decodeText(source.name, await wholeOf(source))
  if (text.trim() === '') throw refusal(source.name, 'it is empty', 'Save it again')
  const papers = read(text, source.name, options)
  return { ...papers, total: papers.outcomes.length }
}

/** A source of which nothing could be read is refused; the first reason stands for all. */
export function refuseHopeless(name: string, outcomes: readonly Outcome[], expected: string): void {
  const first = outcomes[0]
  if (first && 'reason' in first && outcomes.every(outcome => 'reason' in outcome))
    throw refusal(
      name,
      `none of its ${outcomes.length} entries is a paper: ${first.reason}`,
      `Check that it is ${expected}`,
      first.where,
    )
}
