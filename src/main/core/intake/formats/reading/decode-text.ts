import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { refusal } from '../refusal.ts'

/** Bytes to text: by the mark at the beginning, by what the markup declares, else strictly UTF-8. */

export interface Encoding {
  /** As TextDecoder knows it. */
  readonly label: string
  /** Bytes of the mark at the beginning. */
  readonly mark: number
}

const UTF8: Encoding = { label: 'utf-8', mark: 0 }
const DECLARED = [
  /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i,
  /<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i,
]

/** The encoding of a source by its first bytes. */
export function encodingOf(head: Uint8Array): Encoding {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', mark: 3 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', mark: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', mark: 2 }
  // Without a mark: "<", "{" or "[" beside a zero byte.
  if (b === 0 && a !== undefined && a !== 0 && c !== 0) return { label: 'utf-16le', mark: 0 }
  if (a === 0 && b !== undefined && b !== 0 && c === 0) return { label: 'utf-16be', mark: 0 }
  const opening = Buffer.from(head.subarray(0, 2048)).toString('latin1')
  const declared = DECLARED.map(pattern => pattern.exec(opening)?.[1]).find(label => label !== undefined)
  // A declaration one can read byte by byte was not written in UTF-16, whatever it says.
  return declared && !/^(?:utf-?8|utf-?16|utf-?32|ucs|iso-10646)/i.test(declared) ? { label: declared, mark: 0 } : UTF8
}

/** The beginning of a text, read leniently: a letter cut at its end is left out. */
export function sampleText(bytes: Uint8Array): string {
  const { label, mark } = encodingOf(bytes)
  try {
    return new TextDecoder(label).decode(bytes.subarray(mark), { stream: true })
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

/** The whole text, or a refusal that names the first byte that is none. */
export function decodeText(name: string, bytes: Uint8Array): string {
  const { label, mark } = encodingOf(bytes)
  const body = bytes.subarray(mark)
  if (label === 'utf-8') {
    requireUtf8(name, body, 1)
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  }
  const decoder = decoderFor(name, label)
  try {
    return decoder.decode(body)
  } catch {
    throw refusal(name, `its text is not ${label}, though it says so`, 'Save it again as UTF-8')
  }
}

/** A strict decoder that keeps a letter cut at the end of one piece for the next. */
export function decoderFor(name: string, label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true })
  } catch {
    throw refusal(name, `it declares the encoding "${label}", which is not known`, 'Save it again as UTF-8')
  }
}

/** Refuses what is not UTF-8. `firstLine` is the number of the line the bytes begin with. */
export function requireUtf8(name: string, bytes: Uint8Array, firstLine: number): void {
  // A letter cut in half by the end is the mark of half a file, which the reader of the format reports as such.
  if (isUtf8(bytes) || mayBegin(bytes)) return
  const { line, byte } = firstWrongByte(bytes, firstLine)
  throw refusal(
    name,
    `byte ${byte} of the line is not UTF-8`,
    'Save the file again with the encoding UTF-8',
    `line ${line}`,
  )
}

const OWN_DECLARATION = /^%\s*encoding:\s*([\w.:-]{1,40})/im

/**
 * Text of bibliographies, which are older than UTF-8: a line that is not UTF-8 is in the encoding the file names, else in that
 * of Western Windows. Never refuses a byte.
 */
export function decodeByLine(bytes: Uint8Array): string {
  const { label, mark } = encodingOf(bytes)
  if (label.startsWith('utf-16')) return new TextDecoder(label).decode(bytes.subarray(mark))
  const body = bytes.subarray(mark)
  if (isUtf8(body) || mayBegin(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  const declared = OWN_DECLARATION.exec(Buffer.from(body.subarray(0, 2048)).toString('latin1'))?.[1]
  const old = oldDecoder(declared ?? 'windows-1252')
  let text = ''
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf(0x0a, start)
    const line = body.subarray(start, newline < 0 ? body.length : newline + 1)
    text += isUtf8(line) ? Buffer.from(line).toString('utf8') : old.decode(line)
    start += line.length
  }
  return text
}

/** "ISO8859_1", "Cp1252", "MacRoman" as programs in Java name them. */
function oldDecoder(declared: string): TextDecoder {
  const label = declared
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^iso-?8859-?/, 'iso-8859-')
    .replace(/^cp-?/, 'windows-')
    .replace(/^mac-?roman$/, 'macintosh')
  try {
    return new TextDecoder(label.startsWith('utf') ? 'windows-1252' : label)
  } catch {
    return new TextDecoder('windows-1252')
  }
}

function firstWrongByte(bytes: Uint8Array, firstLine: number): { line: number; byte: number } {
  let line = firstLine
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline + 1
    if (!isUtf8(bytes.subarray(start, end))) return { line, byte: wrongByteOf(bytes.subarray(start, end)) }
    start = end
  }
  return { line, byte: 1 }
}

/** Halves the line until the shortest beginning that cannot be the beginning of UTF-8 is found. */
function wrongByteOf(line: Uint8Array): number {
  let good = 0
  let bad = line.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (mayBegin(line.subarray(0, middle))) good = middle
    else bad = middle
  }
  return bad
}

function mayBegin(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
