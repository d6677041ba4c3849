import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { LibraryFailure } from '../failures.ts'
import { blocksOf, copied, flushFolder, putAway } from './copy-in.ts'
import { notAPdf, SIGNATURE_WITHIN } from './pdf-signature.ts'
import { codeOf, storeFailure, tooLarge } from './store-failures.ts'

/** The PDFs of a library, each under the hash of its bytes: `files/ab/<sha256>.pdf`. Knows no paper and no database. */
export interface PdfStore {
  /** Copies a file in, whole or not at all; a file that is there already is not stored twice. `name` is for messages. */
  add(path: string, name?: string): Promise<StoredFile>
  /** Where a file lies, or would lie. */
  pathOf(id: string): string
  has(id: string): boolean
  /** Whether the bytes are still those that were stored. */
  check(id: string): Promise<'whole' | 'damaged' | 'missing'>
  /** Every file that is stored, by id. */
  list(): Promise<readonly StoredFile[]>
  /** Moves a file nothing refers to into `recovered/`; answers where it lies now. */
  setAside(id: string): Promise<string>
}

export interface StoredFile {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
  readonly bytes: number
}

const FILE_ID = /^[0-9a-f]{64}$/
const MOST_BYTES = 2 * 1024 * 1024 * 1024
// Where a copy grows before it gets its name: in the same file system, so that the rename is one step.
const GROWING = '.adding-'

export function makePdfStore(folder: string, { maxBytes = MOST_BYTES }: { readonly maxBytes?: number } = {}): PdfStore {
  const files = join(folder, 'files')
  const pathOf = (id: string): string => {
    if (!FILE_ID.test(id))
      throw new LibraryFailure(
        'invalid',
        `"${id.slice(0, 80)}" is not the id of a file: those are 64 digits and letters a to f`,
      )
    return join(files, id.slice(0, 2), `${id}.pdf`)
  }
  let swept: Promise<void> | null = null

  async function add(path: string, name = basename(path)): Promise<StoredFile> {
    const source = await opened(path, name)
    let growing: string | null = null
    try {
      await refuseOthers(source, name, maxBytes)
      await mkdir(files, { recursive: true })
      // A library has one owner: what grows here and is not ours was left by a process that died.
      swept ??= sweep(files).catch((error: unknown) => {
        swept = null
        throw error
      })
      await swept
      growing = await mkdtemp(join(files, GROWING))
      const copy = join(growing, 'copy.pdf')
      const stored = await copied(source, copy, name, maxBytes)
      await putAway(copy, pathOf(stored.id), stored.bytes)
      return stored
    } catch (error) {
      throw storeFailure(error, name)
    } finally {
      await source.close()
      if (growing) await rm(growing, { recursive: true, force: true })
    }
  }

  return {
    add,
    pathOf,
    has: id => existsSync(pathOf(id)),
    async check(id) {
      const file = await open(pathOf(id), 'r').catch(() => null)
      if (!file) return 'missing'
      try {
        const hash = createHash('sha256')
        for await (const block of blocksOf(file)) hash.update(block)
        return hash.digest('hex') === id ? 'whole' : 'damaged'
      } finally {
        await file.close()
      }
    },
    async list() {
      const names = existsSync(files) ? await readdir(files, { recursive: true }) : []
      return names
        .map(name => basename(name, '.pdf'))
        .filter(id => FILE_ID.test(id) && existsSync(pathOf(id)))
        .sort()
        .map(id => ({ id, bytes: statSync(pathOf(id)).size }))
    },
    async setAside(id) {
      const kept = join(folder, 'recovered', `${id}.pdf`)
      try {
        await mkdir(join(folder, 'recovered'), { recursive: true })
        await rename(pathOf(id), kept)
        await flushFolder(join(folder, 'recovered'))
      } catch (error) {
        throw storeFailure(error, `${id}.pdf`)
      }
      return kept
    },
  }
}

async function opened(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT'
    throw new LibraryFailure(
      missing ? 'not-found' : 'refused',
      missing ? `There is no file ${name} to store.` : `${name} could not be opened: check its permissions.`,
      { cause: error },
    )
  }
}

async function refuseOthers(source: FileHandle, name: string, maxBytes: number): Promise<void> {
  const found = await source.stat()
  if (!found.isFile()) throw new LibraryFailure('invalid', `${name} is not a file.`)
  if (found.size > maxBytes) throw tooLarge(name, maxBytes)
  const head = Buffer.alloc(SIGNATURE_WITHIN + 16)
  const { bytesRead } = await source.read(head, 0, head.length, 0)
  const problem = notAPdf(head.subarray(0, bytesRead))
  if (problem) throw new LibraryFailure('invalid', `${name} is not a PDF: ${problem}.`)
}

async function sweep(files: string): Promise<void> {
  for (const name of await readdir(files))
    if (name.startsWith(GROWING)) await rm(join(files, name), { recursive: true, force: true })
}
