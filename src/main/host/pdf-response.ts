/** What a request for a stored PDF is answered with, decided without touching the file. */
export interface PdfAnswer {
  readonly status: 200 | 206 | 304 | 416
  readonly headers: Readonly<Record<string, string>>
  /** First and last byte to send, both inside the file; null where no body goes out. */
  readonly bytes: { readonly start: number; readonly end: number } | null
}

interface PdfRequest {
  readonly method: string
  /** Header names in lower case. */
  header(name: string): string | null
}

/** The id in "/pdf/<sha256>", null where the path is not one of those. */
export function pdfIdOf(path: string): string | null {
  return /^\/pdf\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null
}

export function answerPdf(request: PdfRequest, id: string, size: number): PdfAnswer {
  const tag = `"${id}"`
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': 'inline',
    'accept-ranges': 'bytes',
    etag: tag,
  }
  if (tagsOf(request.header('if-none-match')).includes(tag)) return { status: 304, headers, bytes: null }
  const ifRange = request.header('if-range')
  const wanted = ifRange === null || ifRange === tag ? rangeOf(request.header('range'), size) : 'whole'
  if (wanted === 'outside')
    return {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${size}`, 'content-length': '0' },
      bytes: null,
    }
  const bytes = wanted === 'whole' ? { start: 0, end: size - 1 } : wanted
  const length = bytes.end - bytes.start + 1
  const partly = wanted === 'whole' ? {} : { 'content-range': `bytes ${bytes.start}-${bytes.end}/${size}` }
  return {
    status: wanted === 'whole' ? 200 : 206,
    headers: { ...headers, ...partly, 'content-length': String(length) },
    bytes: request.method === 'HEAD' || length === 0 ? null : bytes,
  }
}

function tagsOf(header: string | null): readonly string[] {
  return (header ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
}

/** One range only: several at once, or a header that is none, get the whole file, as RFC 9110 allows. */
function rangeOf(header: string | null, size: number): { start: number; end: number } | 'whole' | 'outside' {
  const match = /^bytes=(\d*)-(\d*)$/.exec((header ?? '').replace(/\s/g, ''))
  if (!match) return 'whole'
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return 'whole'
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'outside' : { start, end }
}
