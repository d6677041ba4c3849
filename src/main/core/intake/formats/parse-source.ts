import type { ImportFormat } from '../../../../preload/contract/job.ts'
import type { ParsedEntry, ParsedFile, ParsedSource, ParseRequest } from '../../ports.ts'
import { type ByteSource, headOf, MAX_BYTES, SAMPLE_BYTES, unpacked } from './reading/byte-source.ts'
import { recognized } from '../recognized.ts'
import { sampleText } from './reading/decode-text.ts'
import type { EntryTrouble, ParseOptions } from './format.ts'
import { chooseFormat } from './format-table.ts'
import { MAX_ENTRIES } from './jsonl.ts'
import { refusal } from './refusal.ts'

/** Reads any source of papers: tells what it is by its beginning, and hands its entries over in batches. Throws LibraryFailure alone. */

export interface SourceRequest extends ParseOptions {
  readonly format: ImportFormat | 'auto'
  readonly onEntries: ParseRequest['onEntries']
}

const BATCH = 250
/** So many reasons are kept; a file that is wrong throughout is not repeated line by line. */
const MAX_FAILED = 1_000

export async function parseSource(packed: ByteSource, request: SourceRequest): Promise<ParsedFile> {
  if (packed.size === 0) throw refusal(packed.name, 'it is empty', 'Save it again')
  if (packed.size > MAX_BYTES) throw refusal(packed.name, 'it has more than 1 GB', 'Split it into smaller files')
  const source = await unpacked(packed)
  const bytes = await headOf(source, SAMPLE_BYTES)
  const sample = { bytes, text: sampleText(bytes) }
  if (sample.text.trim() === '' && bytes.length < SAMPLE_BYTES)
    throw refusal(packed.name, 'it is empty', 'Save it again')
  const format = chooseFormat(packed.name, sample, request.format)
  const papers = await format.parse(source, request)
  const known: ParsedSource = {
    format: format.name,
    sourceName: papers.sourceName,
    edition: papers.edition,
    ...(papers.pace ? { pace: papers.pace } : {}),
    ...(papers.homepage ? { homepage: papers.homepage } : {}),
  }

  const failed: EntryTrouble[] = []
  let [count, troubles, batch]: [number, number, ParsedEntry[]] = [0, 0, []]
  for await (const outcome of papers.outcomes) {
    if ('reason' in outcome) {
      troubles += 1
      if (failed.length < MAX_FAILED) failed.push(outcome)
      continue
    }
    count += 1
    batch.push(recognized(outcome))
    if (count > MAX_ENTRIES)
      throw refusal(
        packed.name,
        `it has more than ${MAX_ENTRIES.toLocaleString('en')} papers`,
        'Split it into smaller files',
      )
    if (batch.length < BATCH) continue
    await request.onEntries(batch, { done: count, total: papers.total }, known)
    batch = []
  }
  if (batch.length > 0) await request.onEntries(batch, { done: count, total: papers.total }, known)
  if (troubles > failed.length)
    failed.push({
      where: 'further on',
      reason: `${(troubles - failed.length).toLocaleString('en')} more entries could not be read`,
    })
  return { ...known, count, failed }
}
