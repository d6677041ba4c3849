import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { refusal } from '../refusal.ts'

/** The bytes of one file, read as often as needed. */
export interface ByteSource {
  /** For messages. */
  readonly name: string
  /** As it lies on the disk. */
  readonly size: number
  chunks(): AsyncIterable<Uint8Array>
}

/** A gigabyte is 30 years of all of arXiv's records; more is a mistake or a bomb. */
export const MAX_BYTES = 1 << 30
/** Pages and answers are read as one text, which must fit into the memory of the thread that reads it. */
const MAX_TEXT_BYTES = 32 << 20
export const SAMPLE_BYTES = 64 << 10

export function bytesOf(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      for (let start = 0; start < bytes.length; start += SAMPLE_BYTES) yield bytes.subarray(start, start + SAMPLE_BYTES)
    },
  }
}

/** The first bytes of a source; fewer where it has no more. */
export async function headOf(source: ByteSource, length: number): Promise<Uint8Array> {
  return gather(source, length, () => 'stop')
}

/** All bytes of a source that is read as one text. */
export async function wholeOf(source: ByteSource): Promise<Uint8Array> {
  return gather(source, MAX_TEXT_BYTES, () => {
    throw refusal(
      source.name,
      `it has more than ${MAX_TEXT_BYTES >> 20} MB, more than a page or an answer of a service has`,
      'Split it, or bring the papers in as JSON Lines',
    )
  })
}

async function gather(source: ByteSource, length: number, tooLong: () => 'stop'): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let total = 0
  for await (const chunk of source.chunks()) {
    parts.push(chunk)
    total += chunk.length
    if (total > length && tooLong() === 'stop') break
  }
  return Buffer.concat(parts, Math.min(total, length))
}

/** The source itself, or what is packed in it where it is a gzip file. */
export async function unpacked(source: ByteSource): Promise<ByteSource> {
  const [first, second] = await headOf(source, 2)
  if (first !== 0x1f || second !== 0x8b) return source
  return { name: source.name, size: source.size, chunks: () => gunzip(source) }
}

async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(source.chunks(), { objectMode: false })
  const unzip = createGunzip({ chunkSize: SAMPLE_BYTES })
  packed.on('error', error => unzip.destroy(error))
  let total = 0
  try {
    for await (const chunk of packed.pipe(unzip) as AsyncIterable<Uint8Array>) {
      total += chunk.length
      if (total > MAX_BYTES) throw refusal(source.name, 'it unpacks to more than 1 GB', 'Split it into smaller files')
      yield chunk
    }
  } catch (error) {
    throw unzipTrouble(source.name, error)
  } finally {
    packed.destroy()
    unzip.destroy()
  }
}

function unzipTrouble(name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR')
    return refusal(name, 'the gzip file stops in the middle', 'Nothing was imported. Get the whole file again')
  if (code.startsWith('Z_'))
    return refusal(name, 'the gzip file is damaged', 'Nothing was imported. Get the file again')
  return error
}
