import type { ByteSource } from './byte-source.ts'
import { decodeUtf8, decoderFor, encodingOf } from './decode-text.ts'
import { refusal } from '../refusal.ts'

/** Lines of a source of any size, some hundred kilobytes of them at a time. */

export interface LineBlock {
  /** Whole lines with their line ends; the last block may end without one. */
  readonly text: string
  /** Number of its first line; the first of all is 1. */
  readonly firstLine: number
  readonly lines: number
  /** Whether the last line ends with a line end. */
  readonly isEnded: boolean
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
    const block = blockOf(
      decodeUtf8(source.name, Buffer.concat([...rest, bytes.subarray(0, end)]), firstLine),
      firstLine,
    )
    yield block
    firstLine += block.lines
    rest = [bytes.subarray(end)]
    restLength = bytes.length - end
  }
  if (restLength > 0) yield blockOf(decodeUtf8(source.name, Buffer.concat(rest), firstLine), firstLine)
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
    const block = blockOf(rest.slice(0, end), firstLine)
    yield block
    firstLine += block.lines
    rest = rest.slice(end)
  }
  rest += decode()
  if (rest !== '') yield blockOf(rest, firstLine)
}

function blockOf(text: string, firstLine: number): LineBlock {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  const isEnded = text.endsWith('\n')
  return { text, firstLine, lines: isEnded ? lines : lines + 1, isEnded }
}

function tooLong(name: string, line: number): Error {
  return refusal(name, `a line of more than ${MAX_LINE_BYTES >> 20} MB`, 'Write one paper a line', `line ${line}`)
}
