/** Arrays of numbers with a header, as the bytes of one file: read in one go and looked at where they lie. */

const KINDS = { Int8Array, Uint8Array, Uint16Array, Int32Array, Uint32Array, Float32Array } as const
type KindName = keyof typeof KINDS
type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array

export interface Packed<Header> {
  readonly header: Header
  readonly parts: Readonly<Record<string, Numbers>>
}

interface Place {
  readonly kind: KindName
  readonly at: number
  readonly length: number
}

// Numbers of four bytes begin at a multiple of four.
const ALIGNED = 8

const aligned = (at: number): number => Math.ceil(at / ALIGNED) * ALIGNED

/** The length of the head, the head in JSON, then the numbers; in pieces to be written one after the other. */
export function pack<Header>({ header, parts }: Packed<Header>): Uint8Array[] {
  const places: Record<string, Place> = {}
  let end = 0
  for (const [name, numbers] of Object.entries(parts)) {
    places[name] = { kind: kindOf(numbers), at: end, length: numbers.length }
    end = aligned(end + numbers.byteLength)
  }
  const head = Buffer.from(JSON.stringify({ header, places, bytes: end }))
  const first = Buffer.alloc(aligned(4 + head.length))
  first.writeUInt32LE(head.length)
  first.set(head, 4)
  const pieces: Uint8Array[] = [first]
  for (const numbers of Object.values(parts)) {
    pieces.push(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    const gap = aligned(numbers.byteLength) - numbers.byteLength
    if (gap > 0) pieces.push(new Uint8Array(gap))
  }
  return pieces
}

/** Null where the bytes are not whole. The arrays lie in `bytes`, which begin at a multiple of eight. */
export function unpack<Header>(bytes: Uint8Array<ArrayBuffer>): Packed<Header> | null {
  if (bytes.length < ALIGNED || bytes.byteOffset % ALIGNED !== 0) return null
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const start = aligned(4 + headLength)
  if (start > bytes.length) return null
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + headLength))
  // Written by `pack`, of this very version: the caller's header says so.
  const head = JSON.parse(text) as { header: Header; places: Record<string, Place>; bytes: number }
  if (start + head.bytes !== bytes.length) return null
  const parts = Object.fromEntries(
    Object.entries(head.places).map(([name, { kind, at, length }]) => [
      name,
      new KINDS[kind](bytes.buffer, bytes.byteOffset + start + at, length),
    ]),
  )
  return { header: head.header, parts }
}

function kindOf(numbers: Numbers): KindName {
  // A Buffer is bytes too.
  const known = (Object.keys(KINDS) as KindName[]).find(kind => numbers instanceof KINDS[kind])
  if (known === undefined) throw new Error('numbers of a kind that is not packed')
  return known
}
