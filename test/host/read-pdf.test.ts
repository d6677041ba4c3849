import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { PdfReading, ReadPdfRequest } from '../../src/main/core/ports.ts'
import { toFailure } from '../../src/main/core/failures.ts'
import { readPdf } from '../../src/main/host/read-pdf.ts'
import { makeLockedPdf, makeOwnersPdf, pdfOf } from '../support/make-locked-pdf.ts'
import { makeBigPdf, makePaperPdf, makePdf, type PageToMake } from '../support/make-pdf.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-read-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function given(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

function read(name: string, bytes: Uint8Array | string, more: Partial<ReadPdfRequest> = {}): Promise<PdfReading> {
  return readPdf({ path: given(name, bytes), cpuMs: 20_000, ...more })
}

const COLUMNS = ['Left', 'Right'].map(side =>
  Array.from({ length: 15 }, (_, line) => `${side} line ${line + 1} of a column of running text here`),
) as unknown as readonly [string[], string[]]

describe('what a PDF says', () => {
  it('of itself and in its text', async () => {
    const paper = {
      title: ['On the Testing of Tests, and on What', 'Comes of It in the Long Run'],
      authors: 'Ada Lovelace, Charles Babbage and Luc van Gool',
      abstract: [
        'We test tests in order to know whether they are informa-',
        'tive. They are.  https://doi.org/10.1234/Tests.2023.1',
      ],
      columns: COLUMNS,
      stamp: 'arXiv:2301.00001v2  [cs.CL]  3 Jan 2023',
      info: { title: 'Microsoft Word - final.doc', author: 'Office' },
    }
    const reading = await read('paper.pdf', await makePaperPdf(paper))
    expect(reading).toMatchObject({
      pages: 1,
      title: 'On the Testing of Tests, and on What Comes of It in the Long Run',
      authors: [
        { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
        { name: 'Charles Babbage', family: 'Babbage', given: 'Charles' },
        { name: 'Luc van Gool', family: 'van Gool', given: 'Luc' },
      ],
      doi: '10.1234/tests.2023.1',
      arxivId: '2301.00001',
      arxivVersion: 2,
      annotations: [],
    })
    const text = reading.text[0] ?? ''
    expect(text).toContain('whether they are informative.')
    expect(text).toContain([...COLUMNS[0]].join('\n'))
    expect(text.indexOf('Right line 1 ')).toBeGreaterThan(text.indexOf('Left line 15'))
    expect(text.endsWith('arXiv:2301.00001v2 [cs.CL] 3 Jan 2023')).toBe(true)
  })

  it('and does not give itself the ids of what it cites', async () => {
    const lines = [
      'A Paper That Cites Another',
      '',
      'As shown in arXiv preprint arXiv:1706.03762 we',
      'know much.',
      '',
      'References',
      '[1] Somebody. doi:10.1000/other.1',
      '[2] Other, arXiv:1502.03167',
    ]
    expect(await read('cites.pdf', await makePdf([{ lines }]))).toMatchObject({ doi: null, arxivId: null })
  })

  it('in a file that is too large to be read whole', async () => {
    const picture = Buffer.concat([
      Buffer.from(`<</Length 80000000>>stream\n`),
      Buffer.alloc(80_000_000),
      Buffer.from('\nendstream'),
    ])
    const content = 'BT /F1 12 Tf 72 700 Td (Behind a large picture) Tj ET'
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F1 6 0 R>>>>>>'
    const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      page,
      picture,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
      font,
    ]
    expect((await read('large.pdf', pdfOf(objects))).text).toEqual(['Behind a large picture'])
  })

  it('where its words stand on buttons, or outside of what is shown', async () => {
    const button = (caption: string, more: string): string =>
      `<</Type/Annot/Subtype/Widget/FT/Btn/T(${caption})/Rect[72 600 172 620]/MK<</CA(${caption})>>${more}>>`
    const content = 'BT /F1 12 Tf 72 700 Td (Cut off at both ends) Tj ET'
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]/CropBox[200 690 210 720]>>',
      `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[${button('Send', '/Ff 65536/AP<</N 6 0 R>>')}${button('Unseen', '/F 2/Ff 65536/AP<</N 6 0 R>>')}${button('Tick', '/AP<</N 6 0 R>>')}]>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      '<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Length 0>>stream\n\nendstream',
    ]
    expect((await read('cut-off.pdf', pdfOf(objects))).text).toEqual(['Cut off at both ends\n\nSend'])
  })

  it('on as many pages as are asked for', async () => {
    const bytes = await makeBigPdf(30)
    const reading = await read('many.pdf', bytes, { maxPages: 3 })
    expect(reading.pages).toBe(30)
    expect(reading.text).toHaveLength(3)
    const whole = await readPdf({ path: join(folder, 'many.pdf'), cpuMs: 20_000 })
    expect(whole.text[29]).toMatch(/^Page 30, line 1: a sentence .* number 1392\.\nPage 30, line 2: /)
  })
})

describe('annotations', () => {
  const LINE = 'Alpha beta gamma delta'
  // Times at 10 points: "Alpha " is 29.2 wide, "beta " 20.5, "gamma" 28.9.
  const over: PageToMake = {
    lines: [LINE],
    annotations: [
      {
        type: 'Highlight',
        rect: [99.5, 717, 149.5, 730],
        quads: [[99.5, 730, 149.5, 730, 99.5, 717, 149.5, 717]],
        contents: 'why?',
        author: 'Ada',
        color: [1, 0.9, 0],
      },
      { type: 'Text', rect: [500, 700, 520, 720], contents: 'A note', color: [0, 0, 1] },
      { type: 'Link', rect: [72, 600, 100, 610], url: 'https://example.org/' },
    ],
  }

  it('are told with their kind, place, colour, author and words', async () => {
    const { annotations } = await read('annotated.pdf', await makePdf([{ lines: ['First page'] }, over]))
    expect(annotations).toMatchObject([
      {
        page: 2,
        type: 'Highlight',
        text: 'beta gamma',
        comment: 'why?',
        author: 'Ada',
        color: [1, 0.9, 0],
        nearestColor: 'yellow',
        rect: [99.5, 717, 149.5, 730],
        quads: [[99.5, 730, 149.5, 730, 99.5, 717, 149.5, 717]],
      },
      expect.objectContaining({
        page: 2,
        type: 'Text',
        text: null,
        comment: 'A note',
        nearestColor: 'blue',
        quads: [],
      }),
      expect.objectContaining({ page: 2, type: 'Link', rect: [72, 600, 100, 610] }),
    ])
  })

  it('stay in unrotated user space, however the page is turned, cut and scaled', async () => {
    const pages = ([0, 90, 180, 270] as const).flatMap(rotate =>
      [undefined, [20, 30, 560, 740] as const].flatMap(cropBox =>
        [1, 2.5].map(userUnit => ({ ...over, rotate, userUnit, ...(cropBox ? { cropBox } : {}) })),
      ),
    )
    const { annotations, text } = await read('turned.pdf', await makePdf(pages))
    const highlights = annotations.filter(({ type }) => type === 'Highlight')
    expect(highlights).toHaveLength(16)
    for (const highlight of highlights)
      expect(highlight).toMatchObject({
        text: 'beta gamma',
        rect: [99.5, 717, 149.5, 730],
        quads: [[99.5, 730, 149.5, 730, 99.5, 717, 149.5, 717]],
      })
    expect(new Set(text)).toEqual(new Set([LINE]))
  })
})

test('a form written in XFA stays what its page shows: nothing is made of its script', async () => {
  const content = 'BT /F1 12 Tf 72 700 Td (Please wait) Tj ET'
  const form = `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="f" layout="tb"><pageSet><pageArea><contentArea x="0" y="0" w="576pt" h="756pt"/><medium stock="default" short="612pt" long="792pt"/></pageArea></pageSet><subform w="500pt" h="100pt"><draw w="300pt" h="20pt"><value><text>Made by a form</text></value></draw></subform></subform></template></xdp:xdp>`
  const bytes = pdfOf([
    '<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA 6 0 R>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${form.length}>>stream\n${form}\nendstream`,
  ])
  expect((await read('xfa.pdf', bytes)).text).toEqual(['Please wait'])
})

describe('a PDF that is locked', () => {
  it('asks for its password, says that one is wrong, and opens with the right one', async () => {
    const bytes = makeLockedPdf('Behind the lock', 'open sesame')
    await expect(read('locked.pdf', bytes)).rejects.toMatchObject({
      code: 'refused',
      message: 'locked.pdf could not be read: it is locked with a password: give the password to read it.',
    })
    await expect(read('locked.pdf', bytes, { password: 'wrong' })).rejects.toThrow(/the password does not open it/)
    expect((await read('locked.pdf', bytes, { password: 'open sesame' })).text).toEqual(['Behind the lock'])
  })
})

describe('a PDF that everybody may read, locked all the same', () => {
  it('opens where the password of its owner is the empty one', async () => {
    expect((await read('owners.pdf', makeOwnersPdf('No secret'))).text).toEqual(['No secret'])
    await expect(read('owners.pdf', makeOwnersPdf('No secret'), { password: 'wrong' })).rejects.toThrow(/password/)
    const oldest = makeLockedPdf('Nor this', 'a secret', '')
    expect((await read('oldest.pdf', oldest)).text).toEqual(['Nor this'])
    // What a program needs to know that tries the user's password alone.
    expect((await read('oldest.pdf', oldest, { maxPages: 0 })).opening).toMatchObject({
      tail: '',
      password: expect.stringMatching(/^a secret/),
    })
    const { opening } = await read('owners.pdf', makeOwnersPdf('No secret'), { maxPages: 0 })
    expect(Buffer.from(opening?.tail ?? '', 'base64').toString('latin1')).toContain('/Encrypt')
  })
})

describe('a file that is no PDF, or not a whole one', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'login.pdf',
      '<html><body>Log in</body></html>',
      'invalid',
      /login\.pdf could not be read: it is not a PDF: it is a web page/,
    ],
    ['empty.pdf', '', 'invalid', /the file is empty/],
    ['head.pdf', '%PDF-1.7\n', 'invalid', /it is damaged/],
  ])('%s', async (name, bytes, code, message) => {
    const reading = read(name, bytes)
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toMatchObject({ code })
  })

  it('is read as far as it goes where its end is missing', async () => {
    const bytes = await makePdf([{ lines: ['Whole words'] }])
    expect((await read('cut.pdf', bytes.subarray(0, bytes.length - 20))).text).toEqual(['Whole words'])
  })

  it('is answered soon, whatever it winds itself into', async () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>'
    const words = '<</Length 44>>stream\nBT /F1 12 Tf 72 700 Td (Words in it) Tj ET    \nendstream'
    const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
    const catalog = '<</Type/Catalog/Pages 2 0 R>>'
    const pages = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
    const image = `<</Type/XObject/Subtype/Image/Width 900000/Height 900000/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream`
    const shown = page
      .replace('/Font<<', '/XObject<</I 6 0 R>>/Font<<')
      .replace('/Contents 4 0 R', '/Contents[7 0 R 4 0 R]')
    const drawing = '<</Length 30>>stream\nq 500 0 0 500 0 0 cm /I Do Q   \nendstream'
    const form = `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 6 0 R>>>>/Length 5>>stream\n/I Do\nendstream`
    const winding: Readonly<Record<string, readonly string[]>> = {
      'pages that are their own parents': [
        catalog,
        '<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>',
        page,
        words,
        font,
      ],
      'more pages than there are': [catalog, '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>', page, words, font],
      'a page as large as a town': [catalog, pages, page.replace('612 792', '1e9 1e9'), words, font],
      'an image as large as a field': [catalog, pages, shown, words, font, image, drawing],
      'a drawing in itself': [catalog, pages, shown, words, font, form, drawing],
      'an outline that never ends': [
        '<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Dests 6 0 R/Names 6 0 R/AcroForm 6 0 R>>',
        ...[pages, page, words, font, '<</First 6 0 R/Next 6 0 R/Kids[6 0 R]/Fields[6 0 R]/Parent 6 0 R>>'],
      ],
    }
    const answers = await Promise.all(
      Object.entries(winding).map(async ([name, objects]) => [
        name,
        await read(`${name}.pdf`, pdfOf(objects)).then(({ text }) => text[0]?.trim(), toFailure),
      ]),
    )
    for (const [name, answer] of answers)
      if (typeof answer !== 'string')
        expect([name, answer]).toEqual([name, expect.objectContaining({ code: expect.not.stringMatching('bug') })])
    expect(answers.filter(([, answer]) => answer === 'Words in it').length).toBeGreaterThan(3)
  })

  it('is not there', async () => {
    await expect(readPdf({ path: join(folder, 'none.pdf'), cpuMs: 20_000 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
