import {
  type CrossReferences,
  readCrossReferences,
  readReferenceStream,
  readTable,
  searchObjects,
} from './cross-references.ts'
import { type Encryption, openEncryption } from './encryption.ts'
import { readValues } from './read-value.ts'
import { unpacked } from './unpack.ts'
import { isArray, isKind, type PdfDict, type PdfRef, type PdfStream, type PdfValue } from './values.ts'

/** A PDF as the objects it is made of: enough to find its pages and what is noted on them. It draws nothing. */
export interface PdfFile {
  readonly bytes: Uint8Array
  /** Where "%PDF-" stands: places in the file count from there. */
  readonly base: number
  readonly references: CrossReferences
  readonly encryption: Encryption | null
  /** Follows references until something else comes; null for what is not there. */
  resolve(value: PdfValue | undefined): PdfValue
  entry(dict: PdfDict, key: string): PdfValue
  /** The unpacked bytes of a stream. */
  contentOf(stream: PdfStream): Uint8Array
}

const MOST_HOPS = 32
const HEADER_WITHIN = 1_024
// So much of a file is unpacked to find its objects, and no more: streams of objects may be made to do harm.
const MOST_UNPACKED = 256 * 1024 * 1024

/** Throws a LibraryFailure where a password keeps it shut, an error where it does not hold together. */
export function openPdfFile(bytes: Uint8Array, password?: string): PdfFile {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).toString('latin1')
  const base = Math.max(0, head.indexOf('%PDF-'))
  try {
    const whole = openWith(bytes, base, password, file => readCrossReferences(bytes, base, file))
    if (hasPages(whole)) return whole
  } catch (error) {
    if (error instanceof Error && error.name === 'LibraryFailure') throw error
  }
  const found = openWith(bytes, base, password, () => searchObjects(bytes, base))
  if (!hasPages(found)) throw new Error('its pages cannot be found')
  return found
}

function hasPages(file: PdfFile): boolean {
  const root = file.entry(file.references.trailer, 'Root')
  return isKind(root, 'dict') && isKind(file.entry(root, 'Pages'), 'dict')
}

type ReadSection = Parameters<typeof readCrossReferences>[2]

function openWith(
  bytes: Uint8Array,
  base: number,
  password: string | undefined,
  readAll: (readSection: ReadSection) => CrossReferences,
): PdfFile {
  const objects = new Map<number, PdfValue>()
  const underWay = new Set<number>()
  const streams = new Map<number, readonly PdfValue[]>()
  let references: CrossReferences | null = null
  let encryption: Encryption | null = null
  let unpackedBytes = 0

  /** The object that begins at a place; its strings and streams decrypted. */
  function objectAt(offset: number, number: number | null): PdfValue {
    const reader = readValues(bytes, offset)
    const [found, generation, word] = [reader.value(), reader.value(), reader.word()]
    if (typeof found !== 'number' || typeof generation !== 'number' || word !== 'obj')
      throw new Error('an object is not where it should be')
    if (number !== null && found !== number) throw new Error('an object is not where it should be')
    const owner: PdfRef = { kind: 'ref', number: found, generation }
    const value = reader.value() ?? null
    if (!isKind(value, 'dict') || reader.word() !== 'stream') return decrypted(value, owner)
    if (bytes[reader.position] === 0x0d) reader.position += 1
    if (bytes[reader.position] === 0x0a) reader.position += 1
    const raw = bytes.subarray(reader.position, endOfStream(reader.position, resolve(value.entries.get('Length'))))
    const dict = decrypted(value, owner)
    const isOpen = isKind(value.entries.get('Type'), 'name') && nameIn(value, 'Type') === 'XRef'
    return {
      kind: 'stream',
      dict: isKind(dict, 'dict') ? dict : value,
      bytes: encryption && !isOpen ? encryption.decrypt(raw, owner, 'stream') : raw,
    }
  }

  function endOfStream(from: number, length: PdfValue): number {
    if (typeof length === 'number' && length >= 0 && from + length <= bytes.length) {
      const after = readValues(bytes, from + length)
      if (after.word().startsWith('endstream')) return from + length
    }
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('endstream', from, 'latin1')
    return end < 0 ? bytes.length : end
  }

  function decrypted(value: PdfValue, owner: PdfRef): PdfValue {
    if (!encryption || value === null || typeof value !== 'object') return value
    if (isArray(value)) return value.map(part => decrypted(part, owner))
    if (isKind(value, 'string')) return { kind: 'string', bytes: encryption.decrypt(value.bytes, owner, 'string') }
    if (!isKind(value, 'dict')) return value
    return { kind: 'dict', entries: new Map([...value.entries].map(([key, part]) => [key, decrypted(part, owner)])) }
  }

  function object({ number }: PdfRef): PdfValue {
    const known = objects.get(number)
    if (known !== undefined) return known
    const place = references?.places.get(number)
    if (!place || place.kind === 'free' || underWay.has(number)) return null
    underWay.add(number)
    try {
      const value =
        place.kind === 'at' ? objectAt(place.offset + base, number) : (objectsIn(place.stream)[place.index] ?? null)
      objects.set(number, value)
      return value
    } finally {
      underWay.delete(number)
    }
  }

  function contentOf(stream: PdfStream): Uint8Array {
    const content = unpacked(stream, stream.bytes, resolve)
    unpackedBytes += content.length
    if (unpackedBytes > MOST_UNPACKED) throw new Error('it unpacks to more than a file of its kind holds')
    return content
  }

  /** The objects a stream of objects holds. */
  function objectsIn(number: number): readonly PdfValue[] {
    const known = streams.get(number)
    if (known) return known
    const stream = object({ kind: 'ref', number, generation: 0 })
    if (!isKind(stream, 'stream')) throw new Error('a stream of objects is not there')
    const content = contentOf(stream)
    const [count, first] = [resolve(stream.dict.entries.get('N')), resolve(stream.dict.entries.get('First'))]
    if (typeof count !== 'number' || typeof first !== 'number') throw new Error('a stream of objects is damaged')
    const header = readValues(content, 0)
    const offsets = Array.from({ length: Math.min(count, content.length) }, () => {
      header.value()
      return header.value()
    })
    const values = offsets.map(offset =>
      typeof offset === 'number' ? (readValues(content, first + offset).value() ?? null) : null,
    )
    streams.set(number, values)
    return values
  }

  function resolve(value: PdfValue | undefined): PdfValue {
    let current: PdfValue = value ?? null
    for (let hop = 0; isKind(current, 'ref'); hop += 1) {
      if (hop > MOST_HOPS) return null
      current = object(current)
    }
    return current
  }

  references = readAll(offset => {
    const table = readTable(bytes, offset)
    if (table) return table
    const stream = objectAt(offset, null)
    if (!isKind(stream, 'stream')) throw new Error('nothing says where its objects lie')
    return readReferenceStream(stream, contentOf(stream))
  })
  if (references.newest === null) references = withPackedObjects(references)
  const lock = resolve(references.trailer.entries.get('Encrypt'))
  if (isKind(lock, 'dict')) {
    const ids = resolve(references.trailer.entries.get('ID'))
    const firstId = isArray(ids) ? resolve(ids[0]) : null
    const opened = openEncryption(lock, isKind(firstId, 'string') ? firstId.bytes : new Uint8Array(), password, resolve)
    objects.clear()
    streams.clear()
    // Its own strings are not locked.
    const owner = references.trailer.entries.get('Encrypt')
    if (isKind(owner, 'ref')) objects.set(owner.number, lock)
    encryption = opened
  }
  return {
    bytes,
    base,
    references,
    encryption,
    resolve,
    entry: (dict, key) => resolve(dict.entries.get(key)),
    contentOf,
  }

  /** After a search the objects inside streams have to be found too, and a catalog where no trailer names one. */
  function withPackedObjects(found: CrossReferences): CrossReferences {
    const places = new Map(found.places)
    let root = found.trailer.entries.get('Root')
    references = found
    for (const number of found.places.keys()) {
      const value = orNull(() => object({ kind: 'ref', number, generation: 0 }))
      if (isKind(value, 'dict') && nameIn(value, 'Type') === 'Catalog') root ??= { kind: 'ref', number, generation: 0 }
      if (!isKind(value, 'stream') || nameIn(value.dict, 'Type') !== 'ObjStm' || found.trailer.entries.has('Encrypt'))
        continue
      const header = orNull(() => readValues(contentOf(value), 0))
      const count = resolve(value.dict.entries.get('N'))
      for (let index = 0; header && index < (typeof count === 'number' ? Math.min(count, 100_000) : 0); index += 1) {
        const inside = header.value()
        header.value()
        if (typeof inside === 'number' && !places.has(inside)) places.set(inside, { kind: 'in', stream: number, index })
      }
    }
    const entries = new Map(found.trailer.entries)
    if (root !== undefined) entries.set('Root', root)
    return { ...found, places, trailer: { kind: 'dict', entries } }
  }
}

function nameIn(dict: PdfDict, key: string): string | null {
  const value = dict.entries.get(key)
  return isKind(value, 'name') ? value.name : null
}

function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
