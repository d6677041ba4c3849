import {
  degrees,
  PDFArray,
  type PDFContext,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  StandardFonts,
} from 'pdf-lib'

/** Small real PDFs for tests, by what stands on each page. */

export interface DrawnText {
  readonly text: string
  /** Lower left of the first letter, in PDF user space. */
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly font?: FontName
  /** Degrees counterclockwise: 90 climbs, as arXiv's stamp does. */
  readonly turn?: number
}

export type FontName = 'serif' | 'bold' | 'italic' | 'sans' | 'mono'

export interface DrawnAnnotation {
  /** The PDF subtype: "Highlight", "Text", "Link" ... */
  readonly type: string
  readonly rect: readonly [number, number, number, number]
  /** Eight numbers a line of text: upper left, upper right, lower left, lower right. */
  readonly quads?: readonly (readonly number[])[]
  readonly contents?: string
  readonly author?: string
  /** 0..1 each. */
  readonly color?: readonly [number, number, number]
  /** For a link. */
  readonly url?: string
}

export interface PageToMake {
  /** Width and height in points; US letter where not given. */
  readonly size?: readonly [number, number]
  readonly rotate?: 0 | 90 | 180 | 270
  /** Left, bottom, width, height. */
  readonly cropBox?: readonly [number, number, number, number]
  readonly userUnit?: number
  /** Lines from the top margin down, in one column. */
  readonly lines?: readonly string[]
  /** Lines of two columns side by side, below `lines`. */
  readonly columns?: readonly [readonly string[], readonly string[]]
  readonly drawn?: readonly DrawnText[]
  readonly annotations?: readonly DrawnAnnotation[]
}

export interface PdfToMake {
  readonly title?: string
  readonly author?: string
  /** Entries of the outline, by 0-based page. */
  readonly outline?: readonly { readonly title: string; readonly page: number }[]
}

const FONTS: Readonly<Record<FontName, StandardFonts>> = {
  serif: StandardFonts.TimesRoman,
  bold: StandardFonts.TimesRomanBold,
  italic: StandardFonts.TimesRomanItalic,
  sans: StandardFonts.Helvetica,
  mono: StandardFonts.Courier,
}
const LETTER = [612, 792] as const
const MARGIN = 72
const SIZE = 10
const LEADING = 12

export async function makePdf(
  pages: readonly PageToMake[],
  { title, author, outline = [] }: PdfToMake = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  // The same input gives the same bytes: files are known by their content.
  document.setCreationDate(new Date(0))
  document.setModificationDate(new Date(0))
  document.setProducer('make-pdf')
  if (title !== undefined) document.setTitle(title)
  if (author !== undefined) document.setAuthor(author)
  const fonts = new Map<FontName, PDFFont>()
  for (const name of Object.keys(FONTS) as FontName[]) fonts.set(name, await document.embedFont(FONTS[name]))
  const fontOf = (name: FontName): PDFFont => fonts.get(name) ?? failed(`there is no font ${name}`)
  for (const page of pages) drawPage(document, page, fontOf)
  if (outline.length > 0) addOutline(document, outline)
  return document.save({ useObjectStreams: false })
}

/** A paper as journals and arXiv set one: title, authors, abstract, two columns, a stamp up the margin. */
export function makePaperPdf(paper: {
  readonly title: readonly string[]
  readonly authors: string
  readonly affiliation?: string
  readonly abstract: readonly string[]
  readonly columns: readonly [readonly string[], readonly string[]]
  readonly stamp?: string
  readonly info?: PdfToMake
}): Promise<Uint8Array> {
  const drawn: DrawnText[] = [
    ...paper.title.map((text, line) => ({ text, x: 110, y: 700 - 21 * line, size: 17, font: 'bold' as const })),
    { text: paper.authors, x: 150, y: 650, size: 12 },
    { text: paper.affiliation ?? 'University of Testing, Testland', x: 180, y: 634, size: 9, font: 'italic' },
    { text: 'Abstract', x: 280, y: 600, size: 12, font: 'bold' },
    ...paper.abstract.map((text, line) => ({ text, x: 110, y: 580 - LEADING * line })),
    ...paper.columns[0].map((text, line) => ({ text, x: MARGIN, y: 440 - LEADING * line })),
    ...paper.columns[1].map((text, line) => ({ text, x: 318, y: 440 - LEADING * line })),
    ...(paper.stamp === undefined ? [] : [{ text: paper.stamp, x: 32, y: 230, size: 20, turn: 90 }]),
  ]
  return makePdf([{ drawn }], paper.info)
}

/** Many pages of running text, none of them alike. */
export function makeBigPdf(count: number, info: PdfToMake = {}): Promise<Uint8Array> {
  const pages = Array.from({ length: count }, (_, page) => ({
    lines: Array.from(
      { length: 48 },
      (_, line) =>
        `Page ${page + 1}, line ${line + 1}: a sentence that is long enough to be running text, number ${page * 48 + line}.`,
    ),
  }))
  return makePdf(pages, {
    outline: [
      { title: 'First page', page: 0 },
      { title: 'Last page', page: count - 1 },
    ],
    ...info,
  })
}

function drawPage(document: PDFDocument, made: PageToMake, fontOf: (name: FontName) => PDFFont): void {
  const [width, height] = made.size ?? LETTER
  const page = document.addPage([width, height])
  if (made.rotate) page.setRotation(degrees(made.rotate))
  if (made.cropBox) page.setCropBox(...made.cropBox)
  if (made.userUnit !== undefined) page.node.set(PDFName.of('UserUnit'), document.context.obj(made.userUnit))
  const top = height - MARGIN
  const column = (lines: readonly string[], x: number, y: number): void => {
    for (const [line, text] of lines.entries())
      page.drawText(text, { x, y: y - LEADING * line, size: SIZE, font: fontOf('serif') })
  }
  column(made.lines ?? [], MARGIN, top)
  const below = top - LEADING * ((made.lines?.length ?? 0) + 1)
  if (made.columns) {
    column(made.columns[0], MARGIN, below)
    column(made.columns[1], width / 2 + 12, below)
  }
  for (const { text, x, y, size = SIZE, font = 'serif', turn = 0 } of made.drawn ?? [])
    page.drawText(text, { x, y, size, font: fontOf(font), rotate: degrees(turn) })
  for (const annotation of made.annotations ?? []) page.node.addAnnot(annotationRef(document.context, page, annotation))
}

function annotationRef(context: PDFContext, page: PDFPage, made: DrawnAnnotation): PDFRef {
  const entries = context.obj({ Type: 'Annot', Subtype: made.type, Rect: [...made.rect], F: 4 })
  entries.set(PDFName.of('P'), page.ref)
  if (made.quads) entries.set(PDFName.of('QuadPoints'), context.obj(made.quads.flat()))
  if (made.color) entries.set(PDFName.of('C'), context.obj([...made.color]))
  if (made.contents !== undefined) entries.set(PDFName.of('Contents'), PDFHexString.fromText(made.contents))
  if (made.author !== undefined) entries.set(PDFName.of('T'), PDFHexString.fromText(made.author))
  if (made.url !== undefined) {
    const action = context.obj({ S: 'URI' })
    action.set(PDFName.of('URI'), PDFHexString.fromText(made.url))
    entries.set(PDFName.of('A'), action)
  }
  return context.register(entries)
}

function addOutline(
  document: PDFDocument,
  entries: readonly { readonly title: string; readonly page: number }[],
): void {
  const { context } = document
  const outline = context.nextRef()
  const refs = entries.map(() => context.nextRef())
  for (const [index, { title, page }] of entries.entries()) {
    const item = context.obj({})
    item.set(PDFName.of('Title'), PDFHexString.fromText(title))
    item.set(PDFName.of('Parent'), outline)
    const destination = PDFArray.withContext(context)
    destination.push(document.getPage(page).ref)
    destination.push(PDFName.of('Fit'))
    item.set(PDFName.of('Dest'), destination)
    const [before, after] = [refs[index - 1], refs[index + 1]]
    if (before) item.set(PDFName.of('Prev'), before)
    if (after) item.set(PDFName.of('Next'), after)
    context.assign(refs[index] ?? failed('an outline entry has no place'), item)
  }
  const root = context.obj({ Type: 'Outlines', Count: entries.length })
  root.set(PDFName.of('First'), refs[0] ?? failed('an outline needs an entry'))
  root.set(PDFName.of('Last'), refs.at(-1) ?? failed('an outline needs an entry'))
  context.assign(outline, root)
  document.catalog.set(PDFName.of('Outlines'), outline)
}

function failed(message: string): never {
  throw new Error(message)
}
