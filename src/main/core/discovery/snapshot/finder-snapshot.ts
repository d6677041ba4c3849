import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { VectorParts } from '../meaning/vector-buffer.ts'
import type { LookupParts } from '../words/word-lookup.ts'
import type { IndexParts } from '../words/word-index.ts'
import { pack, unpack } from './packed-parts.ts'

/**
 * What the finder holds in memory, as a file: a search that is the first of its process need not make it anew from the
 * database. Nothing is lost with it; where it does not fit the library it is thrown away.
 */
export interface FinderSnapshot extends SnapshotFacts {
  readonly index: IndexParts
  readonly lookup: LookupParts
  readonly vectors: VectorParts
  /** What was learnt from the library; of no length where nothing was. */
  readonly lexicon: Uint8Array
}

export interface SnapshotFacts {
  /** The papers marked up to this one were read. */
  readonly lastMark: number
  /** How many words the database had then. */
  readonly keptWords: number
  /** Of the word table that ships: where it is another one, nothing fits. */
  readonly table: string
  /** Of the vectors. */
  readonly version: string
  readonly dimensions: number
  readonly lexiconPapers: number
  /** The database has it as well. */
  readonly isLexiconKept: boolean
}

interface Header extends SnapshotFacts {
  readonly format: number
  readonly segments: readonly { readonly from: number; readonly to: number }[]
}

// Of everything that is written below.
const FORMAT = 1

export function snapshotPath(folder: string): string {
  return join(folder, 'cache', 'finder.bin')
}

/**
 * Whole or not at all: a reader that comes in the middle sees the one before. What is written may lie in memory that is
 * worked with; false where that changed meanwhile, and nothing came of it.
 */
export async function writeSnapshot(
  path: string,
  { index, lookup, vectors, lexicon, ...facts }: FinderSnapshot,
  hasChanged: () => boolean,
): Promise<boolean> {
  const { vocabulary, shelf, segments, spreads } = index
  const header: Header = { ...facts, format: FORMAT, segments: segments.map(({ from, to }) => ({ from, to })) }
  const parts = {
    words: textOf(vocabulary.words),
    stems: textOf(vocabulary.stems),
    stemOfWords: vocabulary.stemOfWords,
    ...shelf,
    spreads,
    sorted: lookup.sorted,
    signatures: lookup.signatures,
    vectorPapers: vectors.papers,
    vectors: vectors.numbers,
    lexicon,
    ...Object.fromEntries(
      segments.flatMap(({ segment }, at) =>
        Object.entries(segment).map(([name, numbers]) => [`${at} ${name}`, numbers]),
      ),
    ),
  }
  await mkdir(dirname(path), { recursive: true })
  const growing = `${path}.${randomUUID()}`
  const isWhole = await writtenTo(growing, pack({ header, parts }), hasChanged).catch(async (error: unknown) => {
    await rm(growing, { force: true })
    throw error
  })
  if (isWhole) await rename(growing, path)
  else await rm(growing, { force: true })
  return isWhole
}

// Questions are answered between two of these.
const WRITTEN_AT_ONCE = 1 << 20

async function writtenTo(path: string, pieces: readonly Uint8Array[], hasChanged: () => boolean): Promise<boolean> {
  const file: FileHandle = await open(path, 'w')
  try {
    for (const piece of pieces)
      for (let at = 0; at < piece.length; at += WRITTEN_AT_ONCE) {
        if (hasChanged()) return false
        await file.writeFile(piece.slice(at, at + WRITTEN_AT_ONCE))
      }
    await file.sync()
    return true
  } finally {
    await file.close()
  }
}

/** Null where there is none that can be read. */
export function readSnapshot(path: string): FinderSnapshot | null {
  try {
    const packed = unpack<Header>(bytesOf(path))
    if (packed?.header.format !== FORMAT) return null
    const { segments, ...facts } = packed.header
    // The names and kinds are those written above; a file of another version has another format.
    const parts = packed.parts as Readonly<Record<string, never>>
    const part = <T>(name: string): T => {
      const found: T | undefined = parts[name]
      if (found === undefined) throw new Error(`a snapshot without ${name}`)
      return found
    }
    return {
      ...facts,
      index: {
        vocabulary: { words: wordsIn(part('words')), stems: wordsIn(part('stems')), stemOfWords: part('stemOfWords') },
        shelf: {
          papersAt: part('papersAt'),
          lengths: part('lengths'),
          starts: part('starts'),
          terms: part('terms'),
          alive: part('alive'),
        },
        segments: segments.map(({ from, to }, at) => ({
          from,
          to,
          segment: {
            stems: part(`${at} stems`),
            starts: part(`${at} starts`),
            places: part(`${at} places`),
            fields: part(`${at} fields`),
          },
        })),
        spreads: part('spreads'),
      },
      lookup: { sorted: part('sorted'), signatures: part('signatures') },
      vectors: { papers: part('vectorPapers'), numbers: part('vectors') },
      lexicon: part('lexicon'),
    }
  } catch {
    // Whatever is wrong with it, it is made anew.
    return null
  }
}

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  // All of it is written over; memory of its own, so that numbers of four bytes lie in it as they lie in the file.
  const whole = Buffer.allocUnsafeSlow(statSync(path).size)
  const bytes = new Uint8Array(whole.buffer, 0, whole.length)
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at)
      if (read === 0) return bytes.subarray(0, at)
      at += read
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

// No word has an end of line in it.
function textOf(words: readonly string[]): Uint8Array {
  return new TextEncoder().encode(words.join('\n'))
}

function wordsIn(bytes: Uint8Array): string[] {
  return bytes.length === 0 ? [] : new TextDecoder().decode(bytes).split('\n')
}
