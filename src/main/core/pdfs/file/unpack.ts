import { inflateRawSync, inflateSync } from 'node:zlib'
import { isArray, isKind, type PdfDict, type PdfStream, type PdfValue } from './values.ts'

/** The bytes of a stream that says where objects lie or holds some: packed with Flate, or not packed at all. */

// A stream may unpack to a thousand times its size.
const MOST_BYTES = 64 * 1024 * 1024

/** `bytes` are those of the stream, already decrypted. Throws where it is packed in another way, or not as it should be. */
export function unpacked({ dict }: PdfStream, bytes: Uint8Array, resolve: (value: PdfValue) => PdfValue): Uint8Array {
  const listed = (key: string, short: string): readonly PdfValue[] => {
    const value = resolve(dict.entries.get(key) ?? dict.entries.get(short) ?? null)
    return isArray(value) ? value.map(resolve) : value === null ? [] : [value]
  }
  const parameters = listed('DecodeParms', 'DP')
  return listed('Filter', 'F').reduce<Uint8Array>((packed, filter, index) => {
    if (!isKind(filter, 'name')) return packed
    if (filter.name === 'Crypt') return packed
    if (filter.name !== 'FlateDecode' && filter.name !== 'Fl')
      throw new Error(`a part of it is packed in a way (${filter.name.slice(0, 40)}) that is not read here`)
    const how = parameters[index]
    return withoutPredictor(inflated(packed), isKind(how, 'dict') ? how : null)
  }, bytes)
}

function inflated(packed: Uint8Array): Uint8Array {
  const how = { maxOutputLength: MOST_BYTES }
  try {
    return inflateSync(packed, how)
  } catch {
    // Without its checksum, cut off, or without a header: what can be had is had.
    try {
      return inflateSync(packed, { ...how, finishFlush: 2 })
    } catch {
      return inflateRawSync(packed.subarray(2), { ...how, finishFlush: 2 })
    }
  }
}

function withoutPredictor(bytes: Uint8Array, how: PdfDict | null): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const value = how?.entries.get(key)
    return typeof value === 'number' ? value : otherwise
  }
  const predictor = number('Predictor', 1)
  if (predictor < 10) return bytes
  const step = Math.max(1, Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8))
  const width = Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8)
  const rows = Math.ceil(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column += 1) {
      const here = row * width + column
      const left = column >= step ? (out[here - step] ?? 0) : 0
      const up = row > 0 ? (out[here - width] ?? 0) : 0
      const corner = row > 0 && column >= step ? (out[here - width - step] ?? 0) : 0
      out[here] = (bytes[row * (width + 1) + 1 + column] ?? 0) + predicted(kind, left, up, corner)
    }
  }
  return out
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const guess = left + up - corner
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      return a <= b && a <= c ? left : b <= c ? up : corner
    }
    default:
      return 0
  }
}
