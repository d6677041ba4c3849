import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pagesOf } from '../../src/main/core/pdfs/file/pages.ts'
import { openPdfFile } from '../../src/main/core/pdfs/file/pdf-file.ts'
import { readFile } from '../../src/main/workers/pdf/read-file.ts'
import { pdfOf } from '../support/make-locked-pdf.ts'

let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'offprint-hostile-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SAID = 'Hello hostile world'
const TEXT = `BT /F1 12 Tf 50 700 Td (${SAID}) Tj ET`
const FONT = '/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>'
const TREE = '<</Type/Pages/Kids[3 0 R]/Count 1>>'

function stream(entries: string, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

interface Odd {
  readonly catalog?: string
  readonly tree?: string
  /** Besides its font. */
  readonly resources?: string
  readonly page?: string
  readonly content?: string | Buffer
  /** From the fifth object on. */
  readonly more?: readonly (string | Buffer)[]
}

function oddPdf({ catalog = '', tree = TREE, resources = '', page = '', content = TEXT, more = [] }: Odd): Uint8Array {
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    tree,
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<${FONT}${resources}>>${page}>>`,
    typeof content === 'string' ? stream('', content) : content,
    ...more,
  ])
}

const form = (resources: string, content: string): Buffer =>
  stream(`/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<<${resources}>>`, content)
const doubling = Array.from({ length: 40 }, (_, at) => form(`/XObject<</N ${at + 6} 0 R>>`, '/N Do /N Do'))
const looping = '/Kids[5 0 R 6 0 R]/Limits[(a)(z)]'

const odd: readonly (readonly [string, Odd | Uint8Array, number])[] = [
  [
    'drawings that call each other',
    {
      resources: '/XObject<</A 5 0 R>>',
      content: `/A Do ${TEXT}`,
      more: [form('/XObject<</B 6 0 R>>', '/B Do'), form('/XObject<</A 5 0 R>>', '/A Do')],
    },
    0,
  ],
  [
    'drawings of drawings, twice each, forty deep',
    { resources: '/XObject<</A 5 0 R>>', content: `/A Do ${TEXT}`, more: [...doubling, form('', '')] },
    0,
  ],
  [
    'one annotation, listed again and again',
    {
      page: `/Annots[${'5 0 R '.repeat(20_000)}]`,
      more: ['<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(once)>>'],
    },
    1,
  ],
  [
    'annotations that reply to each other',
    {
      page: '/Annots[5 0 R 6 0 R]',
      more: [
        '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/IRT 6 0 R/Parent 6 0 R>>',
        '<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/IRT 5 0 R/Parent 5 0 R>>',
      ],
    },
    2,
  ],
  [
    'a form whose fields hold each other',
    {
      catalog: '/AcroForm<</Fields[5 0 R 6 0 R]>>',
      page: '/Annots[5 0 R]',
      more: [
        '<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 99 99]/Parent 6 0 R>>',
        '<</T(p)/Kids[5 0 R 6 0 R]/Parent 5 0 R>>',
      ],
    },
    1,
  ],
  [
    'names, labels and an outline in circles',
    {
      catalog: '/Names<</Dests 5 0 R>>/PageLabels 5 0 R/Outlines 7 0 R',
      more: [`<<${looping}>>`, `<<${looping}>>`, '<</First 8 0 R>>', '<</Title(a)/First 8 0 R/Next 8 0 R>>'],
    },
    0,
  ],
  [
    'a picture of three thousand million pixels',
    {
      resources: '/XObject<</I 5 0 R>>',
      content: `/I Do ${TEXT}`,
      more: [
        stream(
          '/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/FlateDecode',
          deflateSync(Buffer.alloc(9_000_000)),
        ),
      ],
    },
    0,
  ],
  ['two thousand million pages by its own word', { tree: '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>' }, 0],
  ['a length that is said by itself', { content: Buffer.from(`<</Length 4 0 R>>stream\n${TEXT}\nendstream`) }, 0],
  ['a revision before itself', before(oddPdf({})), 0],
]

/** Its table of objects says that an earlier one is itself. */
function before(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const table = /startxref\n(\d+)/.exec(text)?.[1] ?? ''
  return Buffer.from(text.replace('/Root 1 0 R', `/Root 1 0 R/Prev ${table}/XRefStm ${table}`), 'latin1')
}

test.each(odd)('a PDF with %s is read like any other', async (_what, given, annotations) => {
  const path = join(folder, 'odd.pdf')
  writeFileSync(path, given instanceof Uint8Array ? given : oddPdf(given))
  const reading = await readFile({ path })
  expect([reading.pages, reading.text.join(' ')]).toEqual([1, SAID])
  expect(reading.annotations).toHaveLength(annotations)
})

test('pages that lead to the same branches again and again come to an end', () => {
  const branches = Array.from({ length: 90 }, (_, at) => `<</Type/Pages/Kids[${at + 4} 0 R ${at + 4} 0 R]/Count 1>>`)
  const bytes = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    ...branches,
    '<</Kids[]>>',
  ])
  expect(pagesOf(openPdfFile(bytes))).toEqual([])
  expect(pagesOf(openPdfFile(oddPdf({ tree: '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>' })))).toHaveLength(1)
})
