import { createHash } from 'node:crypto'

/** Vectors of words, eight bits a dimension: the table that ships with the app, and the one that is learnt from the library. */
export interface WordTable {
  /** Says which table it is: vectors of papers made with another cannot be compared. */
  readonly version: string
  readonly dimensions: number
  readonly stems: readonly string[]
  readonly rowOf: ReadonlyMap<string, number>
  /** How much each word counts in a text. */
  readonly rarities: Float32Array
  /** What the numbers of a row are to be multiplied with. */
  readonly scales: Float32Array
  readonly rows: Int8Array
  /** For words the table does not have: vectors of pieces of words, by the hash of the piece. Of no length where there are none. */
  readonly pieceScales: Float32Array
  readonly pieces: Int8Array
}

export interface WordTableParts {
  readonly dimensions: number
  readonly stems: readonly string[]
  readonly rarities: Float32Array
  readonly vectors: Float32Array
  readonly pieces: Float32Array
}

interface Header {
  readonly format: 1
  readonly dimensions: number
  readonly pieces: number
  readonly stems: readonly string[]
}

/** A table as bytes: the length of a header, the header in JSON, then the numbers. The same parts give the same bytes. */
export function encodeWordTable({ dimensions, stems, rarities, vectors, pieces }: WordTableParts): Uint8Array {
  const header: Header = { format: 1, dimensions, pieces: pieces.length / dimensions, stems }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  const [words, parts] = [inEightBits(vectors, dimensions), inEightBits(pieces, dimensions)]
  return Buffer.concat([
    length,
    text,
    bytesOf(rarities),
    bytesOf(words.scales),
    bytesOf(words.rows),
    bytesOf(parts.scales),
    bytesOf(parts.rows),
  ])
}

/** Throws a plain Error where the bytes are no such table. */
export function decodeWordTable(bytes: Uint8Array): WordTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as Header
  if (header.format !== 1) throw new Error(`a word table of format ${String(header.format)} is not known here`)
  const { dimensions, pieces, stems } = header
  let at = 4 + headerLength
  // Copied: floats must begin at a multiple of four.
  const take = (length: number): ArrayBuffer => {
    const part = new Uint8Array(length)
    part.set(bytes.subarray(at, at + length))
    at += length
    return part.buffer
  }
  if (bytes.length !== at + stems.length * (8 + dimensions) + pieces * (4 + dimensions))
    throw new Error('a word table was cut off')
  return {
    version: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    dimensions,
    stems,
    rowOf: new Map(stems.map((stem, row) => [stem, row])),
    rarities: new Float32Array(take(stems.length * 4)),
    scales: new Float32Array(take(stems.length * 4)),
    rows: new Int8Array(take(stems.length * dimensions)),
    pieceScales: new Float32Array(take(pieces * 4)),
    pieces: new Int8Array(take(pieces * dimensions)),
  }
}

function inEightBits(vectors: Float32Array, dimensions: number): { scales: Float32Array; rows: Int8Array } {
  const count = vectors.length / dimensions
  const [scales, rows] = [new Float32Array(count), new Int8Array(vectors.length)]
  for (let row = 0; row < count; row += 1) {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions)
    const most = vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    if (most === 0) continue
    scales[row] = most / 127
    for (const [d, value] of vector.entries()) rows[row * dimensions + d] = Math.round((value / most) * 127)
  }
  return { scales, rows }
}

function bytesOf(numbers: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
