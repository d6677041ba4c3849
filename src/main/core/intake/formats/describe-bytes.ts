import type { Sample } from './format.ts'

/** What a file is that is not a list of papers, in words for a message. */

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG\r\n', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['BM', 'a BMP image'],
  ['II*\0', 'a TIFF image'],
  ['MM\0*', 'a TIFF image'],
  ['PK\x03\x04', 'a ZIP archive (or an office document)'],
  ['PK\x05\x06', 'an empty ZIP archive'],
  ['Rar!', 'a RAR archive'],
  ["7z\xbc\xaf'\x1c", 'a 7-Zip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['\x1f\x8b', 'a gzip file inside a gzip file'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a Windows program'],
  ['SQLite format 3\0', 'a SQLite database'],
  ['\xd0\xcf\x11\xe0', 'an old office document'],
  ['ID3', 'an MP3 sound'],
  ['OggS', 'an Ogg sound'],
  ['RIFF', 'a sound or film'],
  ['wOFF', 'a font'],
  ['wOF2', 'a font'],
  ['bplist', 'a web archive of Safari'],
]

/** Null for what may be text. */
export function describeBinary({ bytes }: Sample): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const known = SIGNATURES.find(
    ([signature]) => head.startsWith(signature) && (signature.length > 3 || looksBinary(bytes)),
  )
  if (known) return known[1]
  if (head.slice(4, 8) === 'ftyp') return 'a film or picture'
  if (/^(?:\xff\xfe|\xfe\xff)/.test(head) || isUtf16(bytes)) return null
  // Markup in UTF-32, or with a zero byte where it was damaged, is still markup.
  if (/^(?:\xef\xbb\xbf|\xfe\xff)?\s*<(?:\?xml|!--|!doctype|rss|feed|rdf)/i.test(opening(bytes))) return null
  return looksBinary(bytes) ? 'binary data' : null
}

function opening(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 256)).toString('latin1').replaceAll('\0', '')
}

function isUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes
  return (a !== 0 && b === 0 && c !== 0 && d === 0) || (a === 0 && b !== 0 && c === 0 && d !== 0)
}

/** A zero byte, or more than one in fifty that no text has. */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true
  let odd = 0
  for (const byte of bytes) if (byte < 32 && (byte < 8 || byte > 13) && byte !== 27) odd += 1
  return odd * 50 > bytes.length
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [
    /^\s*@(?:article|inproceedings|misc|book|phdthesis|techreport|incollection|comment|string|preamble)\b[^{]*\{/im,
    'a BibTeX bibliography',
  ],
  [/^TY {2}- /m, 'an RIS bibliography'],
  [/^%0 \w/m, 'an EndNote bibliography'],
  [/^\s*\[\s*\{[^]*?"(?:issued|container-title)"\s*:/, 'a CSL-JSON bibliography'],
  [/<OAI-PMH\b/, 'an OAI-PMH answer'],
  [/<opml\b/i, 'a list of feeds (OPML)'],
  [/<svg\b/i, 'an SVG image'],
  [/^\s*\{\\rtf/, 'an RTF document'],
  [/^MIME-Version:|^From: <Saved by/m, 'a web archive (MHTML)'],
]

/** What a text is that no format knows. */
export function describeText({ text }: Sample): string {
  const start = text.slice(0, 8_000)
  if (isHtml(start)) {
    const title = /<title[^>]*>([^<]{1,200})/i.exec(start)?.[1]?.trim()
    return title ? `an HTML page of another site ("${title}")` : 'an HTML page of another site'
  }
  const kind = KINDS.find(([pattern]) => pattern.test(start))
  if (kind) return kind[1]
  if (/^\s*<\?xml|^\s*<[a-z][\w:.-]*[\s>]/i.test(start)) return 'XML of a kind that is not known'
  if (/^\s*[[{]\s*["[{]/.test(start)) return 'JSON without papers'
  return 'plain text without papers'
}

export function isHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|div|main|article)\b/i.test(text)
}
