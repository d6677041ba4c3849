import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSource, type SourceRequest } from '../../../src/main/core/intake/formats/parse-source.ts'
import { bytesOf } from '../../../src/main/core/intake/formats/reading/byte-source.ts'
import type { ParsedFile } from '../../../src/main/core/ports.ts'
import type { PaperFacts } from '../../../src/preload/contract/paper.ts'

export interface ReadPapers extends ParsedFile {
  readonly papers: readonly PaperFacts[]
  readonly where: readonly string[]
}

/** Reads a text or bytes as if they were a file. */
export async function readPapers(
  content: string | Uint8Array,
  options: Partial<Omit<SourceRequest, 'onEntries'>> & { name?: string } = {},
): Promise<ReadPapers> {
  const papers: PaperFacts[] = []
  const where: string[] = []
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const parsed = await parseSource(bytesOf(options.name ?? 'papers.txt', bytes), {
    format: 'auto',
    capturedOn: '2025-10-29',
    partial: false,
    ...options,
    onEntries(entries) {
      for (const entry of entries) {
        papers.push(entry.facts)
        where.push(entry.where)
      }
    },
  })
  return { ...parsed, papers, where }
}

/** The message a content is refused with. */
export async function refusalOf(
  content: string | Uint8Array,
  options: Parameters<typeof readPapers>[1] = {},
): Promise<string> {
  const read = await readPapers(content, options).catch((error: unknown) => error)
  if (read instanceof Error) return read.message
  throw new Error(`expected a refusal, got ${JSON.stringify(read).slice(0, 300)}`)
}

/** Real material that is not part of the project; its tests are skipped where it is absent. */
const samples = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../../../shared/samples')
export const hasSamples = existsSync(samples)

export function sample(path: string): Buffer {
  return readFileSync(join(samples, path))
}

export function sampleCases(path: string): { case: string; input: string; expected: SampleExpected }[] {
  return sample(path)
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { case: string; input: string; expected: SampleExpected })
}

export interface SampleExpected {
  readonly entryCount: number
  readonly entries?: readonly Record<string, unknown>[]
}
