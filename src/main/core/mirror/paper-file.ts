import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { PaperSidecar } from '../papers/paper-sidecar.ts'
import { sidecarText } from '../safety/sidecars/sidecar-files.ts'
import { sizeOf, sumOfText } from './mirror-files.ts'

/** The JSON of a paper in a mirror: its plain file, and what else was written of it, so that a change by others is seen. */

const pdf = z.object({
  /** Of the library. */
  file: z.string(),
  /** Beside this one. */
  name: z.string(),
  sum: z.string(),
  bytes: z.number(),
  /** Of what was written into the copy. */
  marks: z.string(),
})

const written = z.object({
  markdown: z.string(),
  /** Of its entry in references.bib. */
  reference: z.string(),
  pdfs: z.array(pdf),
  /** SHA-256 of what stood in the files when this was written: they may do so still. */
  before: z.array(z.string()),
})

export type WrittenPdf = z.output<typeof pdf>
export type Written = z.output<typeof written>

// A paper has some hundred kilobytes at most; what is larger was not written by us.
const MOST_BYTES = 64 * 2 ** 20
const END = /,\n "sum": "([0-9a-f]{64})"\n\}\n$/

export function textOfPaper(record: PaperSidecar, mirror: Written): string {
  const text = sidecarText({ ...record, mirror }).replace(/\n\}\n$/, '')
  return `${text},\n "sum": "${sumOfText(text)}"\n}\n`
}

export interface WrittenText {
  readonly text: string
  readonly mirror: Written
}

/** What a paper's JSON says of the other files; null where it is not as we wrote it. */
export async function readWritten(path: string): Promise<WrittenText | null> {
  const size = await sizeOf(path)
  if (size === null || size > MOST_BYTES) return null
  const text = await readFile(path, 'utf8')
  const end = END.exec(text)
  if (!end || sumOfText(text.slice(0, end.index)) !== end[1]) return null
  const found = z.object({ mirror: written }).safeParse(JSON.parse(text))
  return found.success ? { text, mirror: found.data.mirror } : null
}

/** Every sum that stands for a file of ours. */
export function sumsOf({ markdown, pdfs, before }: Written): string[] {
  return [markdown, ...pdfs.map(({ sum }) => sum), ...before]
}

/** Whether two texts of a paper say the same; what stood there before does not matter. */
export function saysTheSame(text: string, record: PaperSidecar, mirror: Written, was: Written): boolean {
  return text === textOfPaper(record, { ...mirror, before: was.before })
}
