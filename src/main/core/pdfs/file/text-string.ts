import type { PdfString } from './values.ts'

/** Text strings of PDFs: PDFDocEncoding, UTF-16 with its mark, or UTF-8 with its mark. */

// What PDFDocEncoding has in the places where Latin-1 has control characters.
const DOC_ENCODING = new Map<number, string>([
  ...[...'˘ˇˆ˙˝˛˚˜'].map((letter, at): [number, string] => [0x18 + at, letter]),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((letter, at): [number, string] => [0x80 + at, letter]),
  [0xa0, '€'],
])
const FROM_DOC_ENCODING = new Map([...DOC_ENCODING].map(([code, letter]) => [letter, code]))

export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xfe && second === 0xff) return withoutLanguage(utf16(bytes.subarray(2), 0))
  // Not what the standard says, and written all the same.
  if (first === 0xff && second === 0xfe) return withoutLanguage(utf16(bytes.subarray(2), 1))
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return withoutLanguage(new TextDecoder().decode(bytes.subarray(3)))
  let text = ''
  for (const byte of bytes) text += DOC_ENCODING.get(byte) ?? String.fromCharCode(byte)
  return text
}

function utf16(bytes: Uint8Array, low: 0 | 1): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at + low] ?? 0) << 8) | (bytes[at + 1 - low] ?? 0))
  return text
}

/** An escape in the middle may name the language that follows. */
function withoutLanguage(text: string): string {
  return text.replace(/\u001B[a-z]{2}(?:[A-Z]{2})?\u001B/g, '')
}

/** In PDFDocEncoding where all letters have a place there, else UTF-16BE. */
export function textString(text: string): PdfString {
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.charCodeAt(0)
    const known = FROM_DOC_ENCODING.get(letter)
    const isPlain =
      letter.length === 1 && ((code >= 0x20 && code < 0x7f) || (code > 0xa0 && code <= 0xff && code !== 0xad))
    if (known !== undefined) bytes.push(known)
    else if (isPlain || letter === '\n' || letter === '\t' || letter === '\r') bytes.push(code)
    else return { kind: 'string', bytes: utf16be(text) }
  }
  // What begins like a mark of UTF-16 or UTF-8 would be taken for one.
  return /^(?:þÿ|ÿþ|ï»¿)/.test(text)
    ? { kind: 'string', bytes: utf16be(text) }
    : { kind: 'string', bytes: Uint8Array.from(bytes) }
}

function utf16be(text: string): Uint8Array {
  const bytes = [0xfe, 0xff]
  for (let at = 0; at < text.length; at += 1) bytes.push(text.charCodeAt(at) >> 8, text.charCodeAt(at) & 0xff)
  return Uint8Array.from(bytes)
}

// As XMP and some programs write them: "2026-03-02T09:00:00+01:00".
const WITH_SIGNS = /^\s*(?:D:)?(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?/

/** "D:20260302090000Z"; null where it is not one that can be understood. */
export function timeOfDate(text: string): number | null {
  const signed = WITH_SIGNS.exec(text)
  if (signed) {
    // Groups that found nothing are undefined, whatever their type says; after the year all have two digits.
    const digits = signed.slice(1).map((part: string | undefined) => (part ?? '').padStart(2, '0'))
    return timeOfDate(`${digits.join('')}${text.slice(signed[0].length).replace(':', "'")}`)
  }
  const found =
    /^\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\s*(Z|[+-])\s*(?:(\d{2})'?(?:(\d{2})'?)?)?)?/.exec(
      text,
    )
  if (!found) return null
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    offsetHour = '0',
    offsetMinute = '0',
  ] = found
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000
  const at = sign === '+' ? time - offset : sign === '-' ? time + offset : time
  return Number.isFinite(at) ? at : null
}

export function dateOfTime(time: number): string {
  return `D:${new Date(time).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
}
