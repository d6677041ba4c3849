import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type { Place } from './cross-references.ts'
import type { PdfFile } from './pdf-file.ts'
import { dict, isArray, isKind, name, type PdfDict, type PdfRef, type PdfStream, type PdfValue } from './values.ts'
import { type Seal, writtenValue } from './write-value.ts'

/** What is appended to a file as its next revision: the bytes before it stay as they are. */
export interface Revision {
  /** The number of an object that is not there yet. */
  newRef(): PdfRef
  put(ref: PdfRef, value: PdfValue): void
  /** A stream with these bytes, packed. */
  putStream(ref: PdfRef, entries: PdfDict, content: Uint8Array): void
  /** The bytes to append; none where nothing was put. */
  end(): Uint8Array
}

export function beginRevision(file: PdfFile): Revision {
  const { references, base } = file
  const parts: Buffer[] = []
  const written = new Map<number, Place>()
  let size = nextNumber(file)
  // A last line without an end would run into what follows.
  let at = file.bytes.length
  const add = (bytes: Uint8Array | string): void => {
    const part = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes)
    parts.push(part)
    at += part.length
  }
  const begin = (ref: PdfRef): Seal => {
    if (written.size === 0 && file.bytes.at(-1) !== 0x0a) add('\n')
    written.set(ref.number, { kind: 'at', offset: at - base, generation: ref.generation })
    add(`${ref.number} ${ref.generation} obj\n`)
    return value => file.encryption?.encrypt(value.bytes, ref, 'string') ?? value.bytes
  }
  const addStream = ({ entries }: PdfDict, bytes: Uint8Array, seal: Seal): void => {
    const whole = { kind: 'dict', entries: new Map([...entries, ['Length', bytes.length]]) } as const
    add(`${writtenValue(whole, seal)}\nstream\n`)
    add(bytes)
    add('\nendstream\nendobj\n')
  }
  return {
    newRef() {
      const ref: PdfRef = { kind: 'ref', number: size, generation: 0 }
      size += 1
      return ref
    },
    put(ref, value) {
      const seal = begin(ref)
      if (isKind(value, 'stream')) putAgain(ref, value, seal)
      else add(`${writtenValue(value, seal)}\nendobj\n`)
    },
    putStream(ref, entries, content) {
      const seal = begin(ref)
      const packed = deflateSync(content)
      const sealed = file.encryption?.encrypt(packed, ref, 'stream') ?? packed
      addStream({ kind: 'dict', entries: new Map([...entries.entries, ['Filter', name('FlateDecode')]]) }, sealed, seal)
    },
    end() {
      if (written.size === 0) return new Uint8Array()
      const start = at - base
      // A table has no words for an object inside a stream.
      const isPacked = references.newest === null && [...references.places.values()].some(({ kind }) => kind === 'in')
      if (references.isStream || isPacked) addReferenceStream()
      else addTable()
      add(`startxref\n${start}\n%%EOF\n`)
      return Buffer.concat(parts)
    },
  }

  function putAgain(ref: PdfRef, { dict: entries, bytes }: PdfStream, seal: Seal): void {
    addStream(entries, file.encryption?.encrypt(bytes, ref, 'stream') ?? bytes, seal)
  }

  /** Of a file whose own table is of no use, all objects are listed: readers then need no search. */
  function listed(): Map<number, Place> {
    return new Map([...(references.newest === null ? references.places : []), ...written])
  }

  function trailer(): Record<string, PdfValue | undefined> {
    const entry = (key: string): PdfValue | undefined => references.trailer.entries.get(key)
    const ids = file.resolve(entry('ID'))
    const firstId = isArray(ids) ? file.resolve(ids[0]) : null
    const hash = createHash('md5')
    for (const part of parts) hash.update(part)
    const newId: PdfValue = { kind: 'string', bytes: new Uint8Array(hash.digest()) }
    return {
      Size: size,
      Root: entry('Root'),
      Info: entry('Info'),
      Encrypt: entry('Encrypt'),
      ID: [isKind(firstId, 'string') ? firstId : newId, newId],
      Prev: references.newest ?? undefined,
    }
  }

  function addTable(): void {
    const all = listed()
    if (references.newest === null && !all.has(0)) add('xref\n0 1\n0000000000 65535 f \n')
    else add('xref\n')
    for (const [first, count] of runsOf([...all.keys()])) {
      add(`${first} ${count}\n`)
      for (let number = first; number < first + count; number += 1) {
        const place = all.get(number)
        if (place?.kind === 'at')
          add(`${String(place.offset).padStart(10, '0')} ${String(place.generation).padStart(5, '0')} n \n`)
        else add('0000000000 65535 f \n')
      }
    }
    // A trailer's strings are never locked.
    add(`trailer\n${writtenValue(dict(trailer()), value => value.bytes)}\n`)
  }

  function addReferenceStream(): void {
    const ref: PdfRef = { kind: 'ref', number: size, generation: 0 }
    size += 1
    const all = listed()
    all.set(ref.number, { kind: 'at', offset: at - base, generation: 0 })
    const runs = runsOf([...all.keys()])
    const rows = runs.flatMap(([first, count]) => Array.from({ length: count }, (_, index) => all.get(first + index)))
    const bytes = Buffer.alloc(rows.length * 9)
    for (const [row, place] of rows.entries()) {
      const [kind, first, second] = fieldsOf(place)
      bytes.writeUInt8(kind, row * 9)
      bytes.writeUIntBE(first, row * 9 + 1, 6)
      bytes.writeUInt16BE(second, row * 9 + 7)
    }
    add(`${ref.number} 0 obj\n`)
    const entries = dict({ Type: name('XRef'), ...trailer(), Index: runs.flat(), W: [1, 6, 2] })
    addStream(entries, bytes, value => value.bytes)
  }
}

function fieldsOf(place: Place | undefined): readonly [number, number, number] {
  switch (place?.kind) {
    case 'at':
      return [1, place.offset, place.generation]
    case 'in':
      return [2, place.stream, place.index]
    case 'free':
    case undefined:
      return [0, 0, 65_535]
  }
}

/** One more than the largest number in use, whatever the trailer says. */
function nextNumber({ references }: PdfFile): number {
  const size = references.trailer.entries.get('Size')
  let next = typeof size === 'number' && Number.isInteger(size) && size < 8_388_608 ? Math.max(1, size) : 1
  for (const [number, { kind }] of references.places) if (kind !== 'free' && number >= next) next = number + 1
  return next
}

/** Numbers that follow each other, as first and count. */
function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[0] + last[1] === number) last[1] += 1
    else runs.push([number, 1])
  }
  return runs
}
