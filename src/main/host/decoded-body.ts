import { addAbortSignal, pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { LibraryFailure } from '../core/failures.ts'

/** The body as it was before its one content encoding. Ends with an error where the encoded bytes are damaged or cut off. */
export async function* decoded(
  body: Readable,
  encoding: string | undefined,
  host: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const name = (encoding ?? '').trim().toLowerCase()
  if (name === '' || name === 'identity') {
    yield* body
    return
  }
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  const first = await chunks.next()
  // An answer without a body (304, 204) may name an encoding all the same.
  if (first.done === true) return
  const decoder = decoderFor(name, first.value)
  if (!decoder) {
    body.destroy()
    throw new LibraryFailure(
      'network',
      `${host} sends its answer in an encoding that Offprint did not ask for (${name.slice(0, 40)}).`,
    )
  }
  const whole = Readable.from(joined(first.value, chunks), { objectMode: false })
  // The error reaches the reader of `decoder`; the callback is what keeps it from being thrown a second time.
  pipeline(whole, decoder, () => body.destroy())
  yield* addAbortSignal(signal, decoder)
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/** One encoding only: a stack of them serves nobody but the maker of a decompression bomb. */
function decoderFor(name: string, first: Uint8Array): Transform | null {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'deflate':
      // Some servers leave out the two bytes of the zlib header; with it, the low half of the first one is 8.
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
    default:
      return null
  }
}
