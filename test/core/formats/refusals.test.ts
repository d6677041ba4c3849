import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readPapers, refusalOf } from './read-papers.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const noise = (length: number, seed = 7): Buffer => {
  const bytes = Buffer.alloc(length)
  for (let index = 0, state = seed; index < length; index++)
    bytes[index] = (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16
  return bytes
}

describe('what is no list of papers is named for what it is', () => {
  test.each([
    ['nothing', '', 'it is empty'],
    ['white space', ' \n\n\t', 'it is empty'],
    ['an empty gzip file', gzipSync(''), 'it is empty'],
    ['a PNG image', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'it is a PNG image, not a list of papers'],
    ['a JPEG image', latin1('\xff\xd8\xff\xe0\0\x10JFIF'), 'it is a JPEG image'],
    ['a ZIP archive', latin1('PK\x03\x04\x14\0\0\0'), 'it is a ZIP archive (or an office document)'],
    ['a SQLite database', latin1('SQLite format 3\0\x10\0'), 'it is a SQLite database'],
    ['noise', noise(100_000), 'it is binary data'],
    ['packed noise', gzipSync(noise(100_000)), 'it is binary data'],
    ['plain text', 'Dear diary, today I read no paper at all.\n', 'it looks like plain text without papers'],
    ['BibTeX', '@article{a,\n title={A}\n}\n', 'it looks like a BibTeX bibliography'],
    ['CSL-JSON', '[{"id": "a", "title": "A", "author": [], "issued": {}}]', 'it looks like a CSL-JSON bibliography'],
    ['RIS', 'TY  - JOUR\nTI  - A\nER  - \n', 'it looks like an RIS bibliography'],
    ['OPML', '<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'it looks like a list of feeds (OPML)'],
    ['other XML', '<?xml version="1.0"?><recipe/>', 'it looks like XML of a kind that is not known'],
    ['other JSON', '{"a": 1}', 'it looks like JSON without papers'],
    [
      'a damaged gzip file',
      Buffer.concat([gzipSync('{"title":"A"}\n').subarray(0, 12), noise(50)]),
      'the gzip file is damaged',
    ],
  ])('%s', async (_, content, message) => {
    const refusal = await refusalOf(content, { name: 'a.file' })
    expect(refusal).toContain(`a.file: ${message}`)
    expect(refusal).toMatch(/\.$/)
    expect(refusal).not.toMatch(/[\n\r]/)
  })

  test('a name cannot break the line of the message', async () => {
    expect(await refusalOf('', { name: 'a\nb\u0007.txt' })).toBe('a b .txt: it is empty. Save it again.')
  })

  test.each(['daily-papers', 'hf-json', 'arxiv', 'feed', 'jsonl', 'pdf'] as const)(
    'noise is refused as %s too',
    async format => {
      expect(await refusalOf(noise(100_000), { format })).toMatch(/binary data/)
    },
  )

  test('text that was said to be something else is refused by that format', async () => {
    const text = 'Dear diary,\n\ntoday I read no paper at all.\n'
    expect(await refusalOf(text, { format: 'daily-papers' })).toMatch(
      /no papers as a Daily Papers page lists them are in it/,
    )
    expect(await refusalOf(text, { format: 'hf-json' })).toMatch(/it is not JSON/)
    expect(await refusalOf(text, { format: 'arxiv' })).toMatch(/it is not sound XML: text before the first element/)
    expect(await refusalOf(text, { format: 'pdf' })).toMatch(/it is not a PDF/)
    expect((await readPapers(text, { format: 'jsonl' })).failed).toHaveLength(2)
  })

  test('a PDF is told and left to who reads PDFs', async () => {
    expect(await readPapers(latin1('\0\0junk\n%PDF-1.7\n\xe2\xe3\xcf\xd3'))).toMatchObject({
      format: 'pdf',
      count: 0,
      failed: [],
    })
  })

  test('more than a page or an answer can have is refused before it fills the memory', async () => {
    const page = `Daily Papers\n\nby AK and the research community\n\n${'word '.repeat(7_000_000)}`
    expect(await refusalOf(page)).toMatch(/more than 32 MB/)
    expect(await refusalOf(`{"title": "${'x'.repeat(17 << 20)}`)).toMatch(/line 1: a line of more than 16 MB/)
  })
})

describe('encodings', () => {
  const page = (title: string): string =>
    `Daily Papers\n\nbyAK and the research community\n\nOct 29\n\n${title}\n\nA sentence.\n\n  • 6 authors\n·\nAug 27\n`

  test('text that is not UTF-8 is refused with line and byte', async () => {
    const bytes = Buffer.concat([
      Buffer.from(page('Ünder').split('Ü')[0] ?? ''),
      Buffer.from([0x41, 0xe9, 0x42]),
      Buffer.from('\n'),
    ])
    expect(await refusalOf(bytes, { name: 'a.txt' })).toBe(
      'a.txt, line 7: byte 3 of the line is not UTF-8. Save the file again with the encoding UTF-8.',
    )
    const lines = Buffer.concat([Buffer.from('{"title":"One"}\n{"title":"'), Buffer.from([0xe9]), Buffer.from('t"}\n')])
    expect(await refusalOf(lines, { name: 'a.jsonl' })).toBe(
      'a.jsonl, line 2: byte 12 of the line is not UTF-8. Save the file again with the encoding UTF-8.',
    )
  })

  test.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('a page in %s', async (_, encode) => {
    expect((await readPapers(encode(page('Über 題')))).papers[0]?.title).toBe('Über 題')
  })

  test('markup is read as it says it is encoded', async () => {
    const feed = (label: string): string =>
      `<?xml version="1.0" encoding="${label}"?><feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id><entry><id>http://arxiv.org/abs/2409.08264v1</id><title>Über</title></entry></feed>`
    expect((await readPapers(latin1(feed('ISO-8859-1')))).papers[0]?.title).toBe('Über')
    expect((await readPapers(Buffer.from(feed('utf-16')))).papers[0]?.title).toBe('Über')
    expect(await refusalOf(latin1(feed('klingon')), { name: 'a.xml' })).toBe(
      'a.xml: it declares the encoding "klingon", which is not known. Save it again as UTF-8.',
    )
    const html =
      '<html><head><meta charset="windows-1252"><title>Daily Papers - Hugging Face</title></head><body><article><h3><a href="/papers/2409.08264">\x93Über\x94</a></h3></article></body></html>'
    expect((await readPapers(latin1(html))).papers[0]?.title).toBe('“Über”')
  })
})
