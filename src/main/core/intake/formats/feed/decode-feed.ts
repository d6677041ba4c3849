import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/** Bytes of a feed to text, whatever it says of its encoding: what cannot be so is not believed, and no byte ends it. */

const DECLARED = /^[^<]{0,64}<\?xml[^>]{0,200}?\bencoding\s*=\s*["']\s*([\w.:-]{1,40})\s*["']/i
const CHARSET = /\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['cp936', 'gb18030'],
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['ks_c_5601', 'euc-kr'],
  ['cp950', 'big5'],
  ['big5-hkscs', 'big5-hkscs'],
  ['ansi', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
])

const CONTROL = /[\u0000-\u0008\v\f\u000e-\u001f\u0080-\u009f]/

/** `contentType` is the header it came with, where it came with one. */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const text = textOf(bytes, contentType)
  if (!CONTROL.test(text)) return text
  // XML has no room for controls. The second row of them are letters of Windows that went through UTF-8 unread.
  return text.replace(/[\u0000-\u0008\v\f\u000e-\u001f]+/g, '').replace(/[\u0080-\u009f]/g, windowsLetter)
}

function windowsLetter(control: string): string {
  return decoded('windows-1252', Uint8Array.of(control.charCodeAt(0))) ?? control
}

function textOf(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideText(bytes)
  if (wide !== null) return wide
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const head = Buffer.from(body.subarray(0, 1024)).toString('latin1')
  const labels = [CHARSET.exec(contentType ?? '')?.[1], DECLARED.exec(head)?.[1]].filter(label => label !== undefined)
  const valid = isUtf8(body)
  // Bytes are UTF-8 by chance in hardly any text of another encoding; short ones in Chinese, Japanese and Korean may be.
  if (body !== bytes || (valid && !labels.some(label => mayLookLikeUtf8(label, body)))) return utf8(body)
  for (const label of labels) {
    if (/^utf-?8$/i.test(label)) continue
    const text = decoded(label, body)
    if (text !== null) return text
  }
  if (valid) return utf8(body)
  return mostlyUtf8(body) ? utf8(body) : (decoded('windows-1252', body) ?? utf8(body))
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Null where the label is not known or the bytes are none of it. */
function decoded(label: string, bytes: Uint8Array): string | null {
  try {
    const known = ALIASES.get(label.toLowerCase()) ?? label
    return new TextDecoder(known.replace(/^cp(125\d)$/i, 'windows-$1'), { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Seven-bit encodings, and pairs of bytes that are letters of UTF-8 too, but none of three: those are Chinese in UTF-8. */
function mayLookLikeUtf8(label: string, bytes: Uint8Array): boolean {
  if (/^(?:iso-2022|csiso2022|hz-)/i.test(label)) return bytes.includes(0x1b) || bytes.includes(0x7e)
  if (!/^(?:euc|gb|big5|shift|sjis|ks_c|cp9|windows-31j|x-sjis)/i.test(label)) return false
  return !bytes.some(byte => byte >= 0xe0) && bytes.some(byte => byte >= 0x80)
}

/** UTF-16 and UTF-32 by their mark, or by the zero bytes beside the first letters. */
function wideText(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(bytes.subarray(4), true)
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(bytes.subarray(4), false)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (a !== 0 && b === 0 && c === 0 && d === 0) return utf32(bytes, true)
  if (a === 0 && b === 0 && c === 0 && d !== 0) return utf32(bytes, false)
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

function utf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  let letters: number[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle)
    letters.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0xfffd : code)
    if (letters.length < 4096) continue
    parts.push(String.fromCodePoint(...letters))
    letters = []
  }
  return parts.join('') + String.fromCodePoint(...letters)
}

/** Some bytes were damaged, or cut from their letter: the rest is worth reading as what it is. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const damaged = utf8(bytes).match(/\ufffd/g)?.length ?? 0
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high += 1
  return damaged * 3 < high
}
