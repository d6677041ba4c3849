import type { ByteSource } from './byte-source.ts'
import { decoderFor, encodingOf, requireUtf8 } from './decode-text.ts'
import { refusal } from '../refusal.ts'

/** Lines of a source of any size, some hundred kilobytes of them at a time. */

export interface LineBlock {
  /** Number of its first line; the first of all is 1. */
  readonly firstLine: number
  readonly count: number
  /** Whether the last line ends with a line end; that of the last block may not. */
  readonly isEnded: boolean
  /** Its lines, decoded now and without their line ends. */
  lines(): Iterable<string>
}

/** One line longer than this is no paper, and must not fill the memory. */
const MAX_LINE_BYTES = 16 << 20
const NEWLINE = 0x0a

export async function* lineBlocks(source: ByteSource): AsyncGenerator<LineBlock> {
  let firstLine = 1
  let rest: Uint8Array[] = []
  let restLength = 0
  let isFirst = true
  for await (const chunk of source.chunks()) {
    let bytes = chunk
    if (isFirst) {
      isFirst = false
      const { label, mark } = encodingOf(bytes)
      bytes = bytes.subarray(mark)
      if (label.startsWith('utf-16')) {
        yield* utf16Blocks(source, label, mark)
        return
      }
    }
    const end = bytes.lastIndexOf(NEWLINE) + 1
    if (end === 0) {
      rest.push(bytes)
      restLength += bytes.length
      if (restLength > MAX_LINE_BYTES) throw tooLong(source.name, firstLine)
      continue
    }
    const block = utf8Block(source.name, Buffer.concat([...rest, bytes.subarray(0, end)]), firstLine)
    yield block
    firstLine += block.count
    rest = [bytes.subarray(end)]
    restLength = bytes.length - end
  }
  if (restLength > 0) yield utf8Block(source.name, Buffer.concat(rest), firstLine)
}

function utf8Block(name: string, bytes: Buffer, firstLine: number): LineBlock {
  requireUtf8(name, bytes, firstLine)
  const isEnded = bytes.at(-1) === NEWLINE
  let ends = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) ends += 1
  return { firstLine, count: isEnded ? ends : ends + 1, isEnded, lines: () => decodedLines(bytes) }
}

/** One by one: a single foreign letter would double the size of the whole block, and the time to read it. */
function* decodedLines(bytes: Buffer): Generator<string> {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline < 0 ? bytes.length : newline
    yield bytes.toString('utf8', start, end)
    start = end + 1
  }
}

async function* utf16Blocks(source: ByteSource, label: string, mark: number): AsyncGenerator<LineBlock> {
  const decoder = decoderFor(source.name, label)
  let firstLine = 1
  let rest = ''
  let skip = mark
  const decode = (bytes?: Uint8Array): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      throw refusal(
        source.name,
        `its text is not ${label}, though it begins so`,
        'Save the file again with the encoding UTF-8',
        `after line ${firstLine}`,
      )
    }
  }
  for await (const chunk of source.chunks()) {
    rest += decode(chunk.subarray(skip))
    skip = 0
    const end = rest.lastIndexOf('\n') + 1
    if (end === 0 && rest.length > MAX_LINE_BYTES) throw tooLong(source.name, firstLine)
    if (end === 0) continue
    const block = textBlock(rest.slice(0, end), firstLine)
    yield block
    firstLine += block.count
    rest = rest.slice(end)
  }
  rest += decode()
  if (rest !== '') yield textBlock(rest, firstLine)
}

function textBlock(text: string, firstLine: number): LineBlock {
  const isEnded = text.endsWith('\n')
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n')
  return { firstLine, count: lines.length, isEnded, lines: () => lines }
}

function tooLong(name: string, line: number): Error {
  return refusal(name, `a line of more than ${MAX_LINE_BYTES >> 20} MB`, 'Write one paper a line', `line ${line}`)
}
