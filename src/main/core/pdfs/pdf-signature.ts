/** Whether bytes begin as a PDF does, and what they look like where they do not. Pure. */

/** As far as readers look for the mark of a PDF. */
export const SIGNATURE_WITHIN = 1024

/** Null for a PDF; else what it looks like, with what to do. */
export function notAPdf(head: Uint8Array): string | null {
  if (head.length === 0) return 'the file is empty; get it again from where it came'
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1')
  const at = text.indexOf('%PDF-')
  // A web page may quote the mark; a PDF does not begin as a web page does.
  const isPage = /^[\s\uFEFFï»¿]*<(?:!doctype html|html|head|body|script|meta|!--|\?xml)/i.test(text)
  if (at >= 0 && at < SIGNATURE_WITHIN && !isPage) return null
  if (isPage)
    return /^[\s\uFEFFï»¿]*<\?xml/i.test(text) && !/<html/i.test(text)
      ? 'it is an XML file'
      : 'it is a web page, as sites send in place of a PDF to ask for a login or a click; open the address in a browser and save the PDF itself'
  const known = KNOWN.find(([start]) => text.startsWith(start))
  if (known) return `it is ${known[1]}`
  return /^[\x09\x0A\x0D\x20-\x7E\x80-\xFF]*$/.test(text)
    ? 'it is a text file'
    : 'no PDF begins like this; it may be cut off or encrypted'
}

const KNOWN: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'a ZIP archive (or a Word, EPUB or OpenDocument file); unpack it or print it to PDF first'],
  ['\x1F\x8B', 'compressed with gzip; unpack it first'],
  ['%!PS', 'PostScript; turn it into a PDF first, with ps2pdf'],
  ['{\\rtf', 'an RTF document; print it to PDF first'],
  ['\xD0\xCF\x11\xE0', 'an older Word or Excel document; print it to PDF first'],
  ['AT&TFORM', 'a DjVu file; turn it into a PDF first'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xFF\xD8\xFF', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['{', 'a JSON file'],
]
