import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isKind } from '../../../src/main/core/pdfs/file/values.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { openPdf } from '../../../src/main/workers/pdf/open-pdf.ts'
import { annotated, annotationsIn, markToWrite, opened } from '../../support/annotated-pdf.ts'
import { aMark, oneOfEach } from '../../support/attach-pdf.ts'
import { makeHybridPdf } from '../../support/make-hybrid-pdf.ts'
import { makeLockedPdf, makeShortKeyPdf, pdfOf } from '../../support/make-locked-pdf.ts'
import { makePdf } from '../../support/make-pdf.ts'

const on = { paper: 1 as PaperId, file: 'f'.repeat(64) } as const
const marks = oneOfEach(on.paper, on.file).map((mark, index) => markToWrite(mark, `mark-${index}`))
const plain = (): Promise<Uint8Array> =>
  makePdf([{ lines: ['the first words and what follows'] }, { lines: ['second'] }])
const types = ['Highlight', 'Underline', 'StrikeOut', 'Text', 'FreeText', 'Square', 'Ink']

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-write-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, beginning.length)).equals(Buffer.from(beginning))
}

describe('annotations in a PDF', () => {
  it('are appended, every kind as the standard has it, the bytes before them as they were', async () => {
    const original = await plain()
    const { bytes, addition } = annotated(original, marks)
    expect(startsWith(bytes, original)).toBe(true)
    expect(addition).toMatchObject({ written: 7, isSigned: false, notes: [] })
    const { file, pages } = opened(bytes)
    const page = pages[0]
    if (!page) throw new Error('there is no page')
    const written = file.entry(page.dict, 'Annots')
    expect(Array.isArray(written) && written.length).toBe(7)
    const found = annotationsIn(bytes)
    expect(found.map(({ type }) => type)).toEqual(types)
    expect(found.map(({ name }) => name)).toEqual(marks.map(({ id }) => id))
    expect(found.every(({ author, modifiedAt, own }) => author === 'Ada' && modifiedAt !== null && own !== null)).toBe(
      true,
    )
    expect(found[3]?.comment).toBe('Überprüfen: 日本語 and “quotes”')
    const text = Buffer.from(bytes.subarray(original.length)).toString('latin1')
    for (const entry of ['/QuadPoints', '/NM', '/Contents', '/CA 1', '/AP', '/M ', '/C ', '/T ', '/InkList'])
      expect(text).toContain(entry)
  })

  it('are updated when they are written again, and never doubled', async () => {
    const original = await plain()
    const { bytes } = annotated(original, marks)
    expect(annotated(bytes, marks).addition).toMatchObject({ written: 0, tail: '' })
    const changed = marks.map((mark, index) =>
      index === 0
        ? { ...mark, comment: 'Another thought', color: 'red' as const, updatedAt: mark.updatedAt + 60_000 }
        : mark,
    )
    const second = annotated(bytes, changed)
    expect(second.addition.written).toBe(1)
    expect(startsWith(second.bytes, bytes)).toBe(true)
    const found = annotationsIn(second.bytes)
    expect(found.map(({ type }) => type)).toEqual(types)
    expect(found[0]).toMatchObject({ comment: 'Another thought', nearestColor: 'red' })
  })

  it('are taken out of the list of the page where the reader has removed them', async () => {
    const { bytes } = annotated(await plain(), marks)
    const rest = annotated(bytes, marks.slice(1), { removed: [{ id: 'mark-0', name: null, print: null }] })
    expect(annotationsIn(rest.bytes).map(({ type }) => type)).toEqual(types.slice(1))
  })

  it('stand beside those of other programs, whether their list is an object or a part of the page', async () => {
    const other = { type: 'Text', rect: [10, 10, 30, 30], contents: 'theirs' } as const
    const direct = await makePdf([{ lines: ['the first words'], annotations: [other] }])
    expect(annotationsIn(annotated(direct, marks).bytes).map(({ type }) => type)).toEqual(['Text', ...types])
    // A list that two pages share: what is written on one must not appear on the other.
    const shared = pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots 5 0 R>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots 5 0 R>>',
      '[6 0 R <</Type/Annot/Subtype/Square/Rect[1 1 9 9]/Contents(in the list itself)>>]',
      '<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(theirs)>>',
    ])
    const found = annotationsIn(annotated(shared, marks.slice(0, 1)).bytes)
    expect(found.filter(({ page }) => page === 1).map(({ type }) => type)).toEqual(['Text', 'Square', 'Highlight'])
    expect(found.filter(({ page }) => page === 2).map(({ type }) => type)).toEqual(['Text', 'Square'])
  })

  it('go into files of every build: objects in streams, hidden from old readers, no table at all', async () => {
    const document = await PDFDocument.load(await plain())
    const packed = await document.save({ useObjectStreams: true })
    const inStreams = annotated(packed, marks).bytes
    expect(annotationsIn(inStreams).map(({ type }) => type)).toEqual(types)
    expect((await PDFDocument.load(inStreams)).getPageCount()).toBe(2)
    const source = Buffer.from(await plain())
    const broken = Buffer.concat([
      source.subarray(0, source.lastIndexOf('startxref')),
      Buffer.from('startxref\n7\n%%EOF\n'),
    ])
    const repaired = annotated(broken, marks)
    expect(repaired.addition.notes.join()).toMatch(/no usable list/)
    expect(annotationsIn(repaired.bytes).map(({ type }) => type)).toEqual(types)
    expect(opened(repaired.bytes).file.references.newest).not.toBeNull()
    const hybrid = annotationsIn(annotated(makeHybridPdf(), marks).bytes)
    expect(hybrid.map(({ type }) => type)).toEqual(['Text', 'Square', ...types])
    expect(hybrid[0]?.comment).toBe('hidden from old readers')
    const led = Buffer.concat([Buffer.from('mail header\n\n'), source])
    expect(annotationsIn(annotated(led, marks).bytes).map(({ type }) => type)).toEqual(types)
  })

  it('are locked with the file they go into, and refused where it stays shut', () => {
    const locked = makeLockedPdf('secret', '')
    const { bytes } = annotated(locked, marks)
    const tail = Buffer.from(bytes.subarray(locked.length)).toString('latin1')
    expect(tail).not.toContain(Buffer.from('In the margin').toString('hex'))
    expect(annotationsIn(bytes)[4]?.comment).toBe('In the margin:\na box of text')
    expect(() => annotated(makeLockedPdf('secret', 'open sesame'), marks)).toThrow(/locked with a password/)
    expect(annotationsIn(annotated(makeLockedPdf('x', 'pw'), marks, { password: 'pw' }).bytes, 'pw')).toHaveLength(7)
    const short = opened(makeShortKeyPdf('a short key'))
    const [page] = short.pages
    const content = page && short.file.entry(page.dict, 'Contents')
    if (!isKind(content, 'stream')) throw new Error('the page has no content')
    expect(Buffer.from(short.file.contentOf(content)).toString('latin1')).toContain('(a short key)')
    expect(annotationsIn(annotated(makeShortKeyPdf('a short key'), marks).bytes)[4]?.comment).toBe(
      'In the margin:\na box of text',
    )
  })

  it('say that a signed file is signed', () => {
    const signed = pdfOf([
      '<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R]>>',
      '<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/Rect[0 0 0 0]/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>/ByteRange[0 1 2 3]>>>>',
    ])
    const { addition, bytes } = annotated(signed, marks)
    expect(addition).toMatchObject({ isSigned: true })
    expect(addition.notes.join()).toMatch(/signed file is unchanged/)
    expect(annotationsIn(bytes)).toHaveLength(8)
  })

  it('have letters of other scripts embedded, and leave to the viewer what no font here has', async () => {
    const box = aMark({ ...on, type: 'text', rect: [300, 500, 460, 560], quads: [], text: '' })
    const greek = annotated(await plain(), [markToWrite({ ...box, comment: 'Ελληνικά, кириллица' }, 'a')])
    expect(greek.addition.notes).toEqual([])
    const tail = Buffer.from(greek.addition.tail, 'base64')
    expect(tail.toString('latin1')).toContain('/FontFile2')
    // The letters that are used, not the whole font.
    expect(tail.length).toBeLessThan(30_000)
    const chinese = annotated(await plain(), [markToWrite({ ...box, comment: '漢字 עברית' }, 'a')])
    expect(chinese.addition.notes.join()).toMatch(/1 boxes of text have letters/)
    expect(annotationsIn(chinese.bytes)[0]?.comment).toBe('漢字 עברית')
    expect(Buffer.from(chinese.addition.tail, 'base64').toString('latin1')).not.toContain('/AP')
  })

  it('of another program are changed only where the reader has changed them', async () => {
    const theirs = {
      type: 'Highlight',
      rect: [72, 716, 200, 730],
      contents: 'old',
      color: [1, 1, 0],
      author: 'Bob',
    } as const
    const original = await makePdf([{ lines: ['the first words'], annotations: [theirs] }])
    const [known] = annotationsIn(original)
    if (!known) throw new Error('there is no annotation')
    const mark = markToWrite(aMark({ ...on, comment: 'old' }), 'x', {
      external: true,
      print: known.print,
      author: 'Bob',
    })
    expect(annotated(original, [mark]).addition.written).toBe(0)
    const edited = annotated(original, [{ ...mark, isEdited: true, comment: 'new' }])
    expect(annotationsIn(edited.bytes)).toMatchObject([{ comment: 'new', author: 'Bob', color: [1, 1, 0], own: null }])
  })

  it('are seen by pdf.js with their kinds, words and appearances', async () => {
    const path = join(folder, 'for-pdfjs.pdf')
    writeFileSync(path, annotated(await plain(), marks).bytes)
    const { document, close } = await openPdf(path, undefined)
    const found = await (await document.getPage(1)).getAnnotations()
    expect(found.map(({ subtype, hasAppearance }) => [subtype, hasAppearance])).toEqual(types.map(type => [type, true]))
    expect(found.map(({ contentsObj }) => contentsObj.str)).toEqual(marks.map(({ comment }) => comment))
    expect(found[0].quadPoints).toHaveLength(8)
    await close()
  })

  const hasQpdf = spawnSync('qpdf', ['--version']).status === 0
  const forms: Readonly<Record<string, readonly string[]>> = {
    'objects in streams': ['--object-streams=generate'],
    linearized: ['--linearize'],
    'RC4, 40 bits': ['--allow-weak-crypto', '--encrypt', '', 'o', '40', '--'],
    'RC4, 128 bits': ['--allow-weak-crypto', '--encrypt', '', 'o', '128', '--use-aes=n', '--'],
    'AES, 128 bits, metadata open': [
      '--allow-weak-crypto',
      '--encrypt',
      '',
      'o',
      '128',
      '--use-aes=y',
      '--cleartext-metadata',
      '--',
    ],
    'AES, 256 bits, objects in streams': ['--object-streams=generate', '--encrypt', '', 'o', '256', '--'],
  }
  it.skipIf(!hasQpdf).each(Object.entries(forms))('are sound by the judgement of qpdf: %s', async (name, args) => {
    const [from, made, out] = ['from', 'made', 'out'].map(part =>
      join(folder, `${part}-${name.replace(/\W+/g, '-')}.pdf`),
    )
    if (!from || !made || !out) throw new Error('no paths')
    writeFileSync(from, await plain())
    spawnSync('qpdf', [...args, from, made])
    const original = readFileSync(made)
    const { bytes } = annotated(original, marks)
    writeFileSync(out, bytes)
    const check = spawnSync('qpdf', ['--check', out])
    expect(check.stderr.toString()).toBe('')
    expect(check.status).toBe(0)
    expect(startsWith(bytes, original)).toBe(true)
    expect(annotationsIn(bytes).map(({ type }) => type)).toEqual(types)
  })
})
