import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { toFailure } from '../core/failures.ts'
import type { Library } from '../core/library.ts'
import type { Ports } from '../core/ports.ts'

/**
 * A folder of the reader's whose new PDFs and bibliographies are taken in: where a browser saves, or another program
 * exports to. Looked at now and then, for what tells of changes misses some on network drives; nothing in it is changed.
 */

const LOOK_EVERY_MS = 20_000
const MOST_FILES = 20_000
const PAPERS = /\.(?:pdf|bib|bibtex|ris|rdf|jsonl)$/i

export interface WatchOptions extends Pick<Ports, 'after' | 'log'> {
  readonly library: Library
  /** The file that remembers what was seen. */
  readonly memory: string
}

/** Looks for as long as the library is open; the answer stops it, when the look under way has ended. */
export function watchFolder({ library, memory, after, log }: WatchOptions): () => Promise<void> {
  let isStopped = false
  let looking: Promise<void> = Promise.resolve()
  let cancel = (): void => {}
  // A file that grows is not whole yet: it is taken once it looks the same twice.
  let before = new Map<string, string>()
  const look = async (): Promise<void> => {
    const { watchedFolder } = await library.api['settings.get']({})
    if (watchedFolder === '') return
    const seen = await recall(memory)
    const now = await marksOf(watchedFolder)
    for (const [path, mark] of now) {
      if (isStopped) return
      if (seen[path] === mark || before.get(path) !== mark) continue
      await takeIn(library, path, log)
      seen[path] = mark
      await remember(memory, seen)
    }
    before = now
  }
  const round = (): void => {
    if (isStopped) return
    looking = look()
      .catch((error: unknown) =>
        log('warn', 'the watched folder could not be read', { error: toFailure(error).message }),
      )
      .then(() => {
        if (!isStopped) cancel = after(LOOK_EVERY_MS, round)
      })
  }
  cancel = after(LOOK_EVERY_MS / 10, round)
  return async () => {
    isStopped = true
    cancel()
    await looking
  }
}

async function takeIn(library: Library, path: string, log: Ports['log']): Promise<void> {
  const name = path.split(/[\\/]/).at(-1) ?? path
  const upload = randomUUID()
  try {
    await copyFile(path, library.uploadPath(upload))
    if (/\.pdf$/i.test(name)) await library.api['files.attach']({ upload, name, paper: null, sourceUrl: null })
    else await library.api['imports.start']({ upload, name, format: 'auto', dryRun: false, partial: false })
  } catch (error) {
    await rm(library.uploadPath(upload), { force: true })
    // Tried again once the file has changed.
    log('warn', `${name} of the watched folder was not taken in`, { error: toFailure(error).message })
  }
}

/** What is in the folder and in those inside it, by size and time of change. What is hidden is left out, and links are not followed. */
async function marksOf(folder: string): Promise<Map<string, string>> {
  const marks = new Map<string, string>()
  const waiting = [folder]
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop())
    for (const entry of await readdir(here, { withFileTypes: true })) {
      const path = join(here, entry.name)
      if (entry.name.startsWith('.') || marks.size >= MOST_FILES) continue
      if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile() && PAPERS.test(entry.name)) {
        const { size, mtimeMs } = await stat(path)
        if (size > 0) marks.set(path, `${size} ${Math.round(mtimeMs)}`)
      }
    }
  return marks
}

async function recall(memory: string): Promise<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(await readFile(memory, 'utf8'))
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    )
  } catch {
    // Importing the same bytes again writes nothing: forgetting costs time alone.
    return {}
  }
}

async function remember(memory: string, seen: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(memory), { recursive: true })
  await writeFile(`${memory}.new`, JSON.stringify(seen))
  await rename(`${memory}.new`, memory)
}
