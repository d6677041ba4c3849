import { writeFile } from 'node:fs/promises'
import { parseFile } from '../../src/main/host/parse-file.ts'
import { nodePorts } from '../../src/main/host/node-ports.ts'
import type { FetchReply, FetchRequest, Ports } from '../../src/main/core/ports.ts'

/** The ports of a real host, but with a clock and ids that belong to the operation: two libraries that do the same are the same. */
export interface FaultPorts {
  readonly ports: Ports
  /** Sets clock and ids to those of an operation. */
  at(number: number): void
}

const START = Date.parse('2026-03-02T09:00:00Z')

export function faultPorts(folder: string, own: Partial<Ports> = {}): FaultPorts {
  let operation = 0
  let ids = 0
  return {
    ports: {
      ...nodePorts(folder),
      parseFile,
      // A minute apart: the steps of two operations are never one step.
      now: () => START + operation * 60_000,
      newId: () => `id-${operation}-${(ids += 1)}`,
      fetch: fetchPdf,
      log(level, message, details) {
        if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(details)}\n`)
      },
      ...own,
    },
    at(number) {
      operation = number
      ids = 0
    },
  }
}

/** What draws PDFs takes as long to load as all the rest, and most lives draw none. */
export async function drawPdf(lines: readonly string[]): Promise<Uint8Array> {
  const { makePdf } = await import('../support/make-pdf.ts')
  return makePdf([{ lines }])
}

/** Every address has a PDF of its own, the same each time. */
async function fetchPdf({ url, toFile }: FetchRequest): Promise<FetchReply> {
  if (toFile === undefined) throw new Error(`nothing but PDFs is fetched here, and not ${url}`)
  await writeFile(toFile, await drawPdf([`What lies at ${url}`, 'with two lines']))
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body: new Uint8Array(), url }
}
