import { readValues } from './read-value.ts'
import { isArray, isKind, type PdfDict, type PdfStream, type PdfValue } from './values.ts'

/** Where the objects of a file lie: its tables and streams of cross-references, the newest first. */

export type Place =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' }

export interface CrossReferences {
  readonly places: ReadonlyMap<number, Place>
  /** The newest trailer, with what older ones say where it says nothing. */
  readonly trailer: PdfDict
  /** Where the newest section lies, as `startxref` counts; null where the file has none that can be used. */
  readonly newest: number | null
  /** True where the newest section is a stream: what is added must be one too. */
  readonly isStream: boolean
}

export interface Section {
  readonly places: ReadonlyMap<number, Place>
  readonly trailer: PdfDict
  readonly isStream: boolean
}

const MOST_SECTIONS = 2_000
const MOST_OBJECTS = 8_388_608

/** Throws where any section is not as it should be: the file is then looked through from one end to the other. */
export function readCrossReferences(
  bytes: Uint8Array,
  base: number,
  readSection: (offset: number) => Section,
): CrossReferences {
  const newest = startOf(bytes)
  const places = new Map<number, Place>()
  const entries = new Map<string, PdfValue>()
  const waiting = [newest]
  const seen = new Set<number>()
  let isStream = false
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset)) continue
    seen.add(offset)
    if (seen.size > MOST_SECTIONS) throw new Error('it has too many revisions')
    const section = readSection(offset + base)
    if (seen.size === 1) ({ isStream } = section)
    const hidden = section.trailer.entries.get('XRefStm')
    const free = new Set<number>()
    for (const [number, place] of section.places) {
      if (places.has(number)) continue
      places.set(number, place)
      if (place.kind === 'free') free.add(number)
    }
    // What a hybrid file hides from old readers is free in the table that they read, and comes before the older revision.
    if (typeof hidden === 'number' && hidden >= 0 && !seen.has(hidden)) {
      seen.add(hidden)
      for (const [number, place] of readSection(hidden + base).places)
        if (!places.has(number) || free.has(number)) places.set(number, place)
    }
    for (const [key, value] of section.trailer.entries) if (!entries.has(key)) entries.set(key, value)
    const next = section.trailer.entries.get('Prev')
    if (typeof next === 'number' && next >= 0) waiting.push(next)
  }
  return { places, trailer: { kind: 'dict', entries }, newest, isStream }
}

function startOf(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(-2_048).toString('latin1')
  const found = [...tail.matchAll(/startxref[\s\0]+(\d{1,15})/g)].at(-1)
  if (!found) throw new Error('nothing says where its objects lie')
  return Number(found[1])
}

/** A table of the old kind; null where there is none at this place. */
export function readTable(bytes: Uint8Array, offset: number): Section | null {
  const reader = readValues(bytes, offset)
  if (reader.word() !== 'xref') return null
  const places = new Map<number, Place>()
  for (;;) {
    const first = reader.value()
    if (typeof first !== 'number') break
    const count = reader.value()
    if (typeof count !== 'number' || count < 0 || first + count > MOST_OBJECTS) throw new Error('its table is damaged')
    for (let index = 0; index < count; index += 1) {
      const [place, generation] = [reader.value(), reader.value()]
      const kind = reader.word()
      if (typeof place !== 'number' || typeof generation !== 'number' || !/^[nf]$/.test(kind))
        throw new Error('its table is damaged')
      places.set(
        first + index,
        kind === 'n' && place > 0 ? { kind: 'at', offset: place, generation } : { kind: 'free' },
      )
    }
  }
  if (reader.word() !== 'trailer') throw new Error('its table has no trailer')
  const trailer = reader.value()
  if (!isKind(trailer, 'dict')) throw new Error('its table has no trailer')
  return { places, trailer, isStream: false }
}

/** `bytes` are the unpacked ones. */
export function readReferenceStream({ dict }: PdfStream, bytes: Uint8Array): Section {
  const widths = numbers(dict.entries.get('W'))
  const size = dict.entries.get('Size')
  const [first = 0, second = 0, third = 0] = widths
  const index = numbers(dict.entries.get('Index'))
  const ranges = index.length > 1 ? index : [0, typeof size === 'number' ? size : 0]
  const places = new Map<number, Place>()
  const width = first + second + third
  if (width <= 0 || width > 24) throw new Error('its table is damaged')
  let at = 0
  const field = (length: number, otherwise: number): number => {
    if (length === 0) return otherwise
    let value = 0
    for (const end = at + length; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0)
    return value
  }
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [from = 0, count = 0] = ranges.slice(range)
    for (let number = from; number < from + count && at + width <= bytes.length; number += 1) {
      const [kind, a, b] = [field(first, 1), field(second, 0), field(third, 0)]
      if (kind === 1) places.set(number, { kind: 'at', offset: a, generation: b })
      else if (kind === 2) places.set(number, { kind: 'in', stream: a, index: b })
      else places.set(number, { kind: 'free' })
    }
  }
  return { places, trailer: dict, isStream: true }
}

function numbers(value: PdfValue | undefined): number[] {
  return isArray(value) ? value.filter(part => typeof part === 'number') : []
}

/** Looks through the whole file for objects and trailers: the last one of a number counts. */
export function searchObjects(bytes: Uint8Array, base: number): CrossReferences {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const places = new Map<number, Place>()
  for (const found of text.matchAll(/(?<![0-9])(\d{1,8})[\s\0]+(\d{1,5})[\s\0]+obj(?![A-Za-z])/g))
    places.set(Number(found[1]), { kind: 'at', offset: found.index - base, generation: Number(found[2]) })
  const entries = new Map<string, PdfValue>()
  const marks = [...text.matchAll(/trailer(?=[\s\0]*<<)|\/Type[\s\0]*\/XRef(?![A-Za-z])/g)]
  for (const mark of marks.toReversed()) {
    const from = mark[0] === 'trailer' ? mark.index + 7 : text.lastIndexOf('obj', mark.index) + 3
    try {
      const trailer = readValues(bytes, from).value()
      if (isKind(trailer, 'dict'))
        for (const [key, value] of trailer.entries) if (!entries.has(key) && TRAILER.has(key)) entries.set(key, value)
    } catch {
      // Another one may be whole.
    }
  }
  return { places, trailer: { kind: 'dict', entries }, newest: null, isStream: false }
}

const TRAILER = new Set(['Root', 'Info', 'ID', 'Encrypt', 'Size'])
