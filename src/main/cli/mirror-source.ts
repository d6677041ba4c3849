import { createWriteStream, existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import type { ImportReport } from '../../preload/contract/job.ts'

/** A mirror as one source of papers: its JSON files, a line each, in the order of their numbers. */

const MARKER = 'offprint-mirror.json'
const REMEDY =
  'Get the file again, or have it written anew where its library is, with "offprint mirror --write"; the other papers were taken'
const PAPER = /\(paper (\d{1,15})\)\.json$/

export function isMirror(path: string): boolean {
  return existsSync(join(path, MARKER))
}

/** The file that names PDFs from the mirror's folder on. */
export function mirrorFile(folder: string): string {
  return join(folder, MARKER)
}

/** Writes the papers of a mirror to a file; answers those that could not be read. */
export async function gatherMirror(folder: string, target: string): Promise<ImportReport['failed']> {
  const failed: { where: string; reason: string }[] = []
  const stream = createWriteStream(target)
  await once(stream, 'open')
  for (const way of await papersOf(folder)) {
    const text = await readFile(join(folder, way), 'utf8').catch((error: unknown) => {
      failed.push({ where: way, reason: String(error) })
      return null
    })
    if (text === null) continue
    try {
      if (!stream.write(`${JSON.stringify(withWays(JSON.parse(text), way))}\n`)) await once(stream, 'drain')
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      failed.push({ where: way, reason: `${troubleOf(text, error)}. ${REMEDY}` })
    }
  }
  stream.end()
  await once(stream, 'close')
  return failed
}

function troubleOf(text: string, { message }: SyntaxError): string {
  const at = Number(/ at position (\d+)/.exec(message)?.[1] ?? text.length)
  const line = text.slice(0, at).trimEnd().split('\n').length
  return at >= text.trimEnd().length ? `it ends in the middle, in line ${line}` : `it is no sound JSON, in line ${line}`
}

async function papersOf(folder: string): Promise<string[]> {
  const ways = (await readdir(join(folder, 'papers'), { recursive: true })).map(name => join('papers', name))
  const numbered = ways.flatMap(way => {
    const number = PAPER.exec(way)?.[1]
    return number === undefined ? [] : [{ way, number: Number(number) }]
  })
  return numbered.sort((a, b) => a.number - b.number).map(({ way }) => way)
}

/** A paper names its PDFs as they lie beside it; in one source for all of them the way to them is needed. */
function withWays(paper: unknown, way: string): unknown {
  if (!isObject(paper) || !isObject(paper.mirror) || !Array.isArray(paper.mirror.pdfs)) return paper
  const pdfs = paper.mirror.pdfs.map((pdf: unknown) =>
    isObject(pdf) && typeof pdf.name === 'string' ? { ...pdf, name: join(way, '..', pdf.name) } : pdf,
  )
  return { ...paper, mirror: { ...paper.mirror, pdfs } }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
