import { deflateSync } from 'node:zlib'
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  type PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  type PDFRef,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  StandardFonts,
} from 'pdf-lib'

export interface PaperPdfOptions {
  readonly pages?: number
  /** Clockwise, as the file asks to be shown. */
  readonly rotate?: 0 | 90 | 180 | 270
  /** [x, y, width, height] inside a sheet of 612 by 792 points. */
  readonly cropBox?: readonly [number, number, number, number]
  readonly userUnit?: number
  readonly outline?: boolean
  /** A red picture and a curve on the first page. */
  readonly figure?: boolean
  readonly links?: readonly string[]
  /** What tells it from another that says the same. */
  readonly doi?: string
  /** The DOI of what the link of the first page leads to, an entry of references at the head of the last page. */
  readonly cites?: string
}

const WORDS =
  'we study how neurons in behaving animals learn dynamic representations of the functional connectome from recordings of calcium activity and show that tensor factorization recovers communities over time without supervision while static baselines need labels'
const LEADING = 13
const SIZE = 10.5
const ENTRY = 750

/** The words that stand alone on a line of page n, at a known place: "beacon n" 72 points from the left, 500 from the foot. */
const beaconOf = (page: number): string => `beacon ${page + 1}`

/** A paper in two columns of words, with whatever a test of the reader asks for. */
export async function makePaperPdf({
  pages = 3,
  rotate = 0,
  cropBox,
  userUnit,
  outline = true,
  figure = false,
  links = [],
  doi,
  cites,
}: PaperPdfOptions = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const serif = await pdf.embedFont(StandardFonts.TimesRoman)
  const bold = await pdf.embedFont(StandardFonts.TimesRomanBold)
  const made: PDFPage[] = []
  for (let index = 0; index < pages; index += 1) {
    const page = pdf.addPage([612, 792])
    made.push(page)
    page.setRotation(degrees(rotate))
    if (cropBox) page.setCropBox(...cropBox)
    if (userUnit !== undefined) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(userUnit))
    page.drawText(`${index + 1} Section of results`, { x: 72, y: 700, size: 14, font: bold })
    setColumn(page, serif, index, 72)
    setColumn(page, serif, index, 320)
    page.drawText(beaconOf(index), { x: 72, y: 500, size: SIZE, font: serif })
    page.drawText('a word bro-', { x: 72, y: 520 + LEADING * 2, size: SIZE, font: serif })
    page.drawText('ken at its end', { x: 72, y: 520 + LEADING, size: SIZE, font: serif })
  }
  const [first] = made
  if (first && figure) drawFigure(pdf, first)
  if (cites !== undefined)
    made
      .at(-1)
      ?.drawText(`[1] A. Author. A paper that is kept. doi:${cites}`, { x: 72, y: ENTRY, size: SIZE, font: serif })
  if (first) addLinks(pdf, first, made, links, cites === undefined ? 712 : ENTRY + LEADING)
  if (outline) addOutline(pdf, made)
  if (doi !== undefined) pdf.setSubject(`doi:${doi}`)
  return pdf.save()
}

/** A column of justified lines; with a gap for the lines at known places. */
function setColumn(page: PDFPage, font: PDFFont, seed: number, x: number): void {
  const words = WORDS.split(' ')
  let at = (seed * 7) % words.length
  for (let y = 670; y > 90; y -= LEADING) {
    const isKept = x === 72 && y < 562 && y > 480
    if (isKept) continue
    const line: string[] = []
    while (font.widthOfTextAtSize([...line, words[at] ?? ''].join(' '), SIZE) < 220) {
      line.push(words[at] ?? '')
      at = (at + 1) % words.length
    }
    page.drawText(line.join(' '), { x, y, size: SIZE, font })
  }
}

/** 24 by 24 pixels of pure red, shown 120 points square; a blue curve beside it. */
function drawFigure(pdf: PDFDocument, page: PDFPage): void {
  const pixels = new Uint8Array(24 * 24 * 3)
  for (let i = 0; i < pixels.length; i += 3) pixels[i] = 255
  const image = pdf.context.stream(deflateSync(pixels), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 24,
    Height: 24,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  })
  const name = page.node.newXObject('Figure', pdf.context.register(image))
  page.drawRectangle({ x: 330, y: 280, width: 200, height: 180, color: rgb(1, 1, 1) })
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(120, 0, 0, 120, 340, 300),
    drawObject(name),
    popGraphicsState(),
  )
  page.drawSvgPath('M 0 0 C 20 -60 40 60 60 0', { x: 465, y: 370, borderColor: rgb(0, 0, 0.8), borderWidth: 2 })
}

function addLinks(
  pdf: PDFDocument,
  page: PDFPage,
  pages: readonly PDFPage[],
  urls: readonly string[],
  top: number,
): void {
  const last = pages.at(-1)
  const annotations = urls.map((url, i) =>
    pdf.context.register(
      pdf.context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [72, 730 - i * 14, 172, 740 - i * 14],
        Border: [0, 0, 0],
        A: { S: 'URI', URI: PDFString.of(url) },
      }),
    ),
  )
  if (last) {
    annotations.push(
      pdf.context.register(
        pdf.context.obj({
          Type: 'Annot',
          Subtype: 'Link',
          Rect: [320, 700, 420, 712],
          Border: [0, 0, 0],
          Dest: [last.ref, 'XYZ', 72, top, null],
        }),
      ),
    )
  }
  page.node.set(PDFName.of('Annots'), pdf.context.obj(annotations))
}

function addOutline(pdf: PDFDocument, pages: readonly PDFPage[]): void {
  const { context } = pdf
  const root = context.nextRef()
  const refs = pages.map(() => context.nextRef())
  for (const [i, page] of pages.entries()) {
    const entry = context.obj({ Parent: root, Dest: [page.ref, 'XYZ', 72, 714, null] })
    entry.set(PDFName.of('Title'), PDFHexString.fromText(`${i + 1} Section of results`))
    link(entry, 'Prev', refs[i - 1])
    link(entry, 'Next', refs[i + 1])
    const ref = refs[i]
    if (ref) context.assign(ref, entry)
  }
  const list = context.obj({ Type: 'Outlines', Count: pages.length })
  link(list, 'First', refs[0])
  link(list, 'Last', refs.at(-1))
  context.assign(root, list)
  pdf.catalog.set(PDFName.of('Outlines'), root)
}

function link(dict: PDFDict, key: string, ref: PDFRef | undefined): void {
  if (ref) dict.set(PDFName.of(key), ref)
}
