import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { PaperSidecar } from '../papers/paper-sidecar.ts'
import { sidecarText } from '../safety/sidecars/sidecar-files.ts'
import { found, sumOfText } from './mirror-files.ts'

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
const END = /^,\n "sum": "([0-9a-f]{64})"\n\}\n$/
const END_LENGTH = ',\n "sum": ""\n}\n'.length + 64

export function textOfPaper(record: PaperSidecar, mirror: Written): string {
  const text = sidecarText({ ...record, mirror }).replace(/\n\}\n$/, '')
  return `${text},\n "sum": "${sumOfText(text)}"\n}\n`
}

export interface WrittenText {
  readonly text: string
  readonly mirror: Written
}

const writtenText = z.object({ mirror: written })

/** What a paper's JSON says of the other files; 'changed' where it is not as we wrote it, null where nothing is there. */
export async function readWritten(path: string): Promise<WrittenText | 'changed' | null> {
  const there = await found(path)
  if (there === null) return null
  if (!there.isFile() || there.size > MOST_BYTES) return 'changed'
  const text = await readFile(path, 'utf8')
  const end = END.exec(text.slice(-END_LENGTH))
  if (!end || sumOfText(text.slice(0, -END_LENGTH)) !== end[1]) return 'changed'
  const read = writtenText.safeParse(JSON.parse(text))
  return read.success ? { text, mirror: read.data.mirror } : 'changed'
}

/** Every sum that stands for a file of ours. */
export function sumsOf({ markdown, pdfs, before }: Written): string[] {
  return [markdown, ...pdfs.map(({ sum }) => sum), ...before]
}

/** Whether two texts of a paper say the same; what stood there before does not matter. */
export function saysTheSame(text: string, record: PaperSidecar, mirror: Written, was: Written): boolean {
  return text === textOfPaper(record, { ...mirror, before: was.before })
}
