import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readTrueType } from '../../src/main/core/pdfs/marks/true-type.ts'
import { pdfOf } from './make-locked-pdf.ts'

/** Pages of every kind with two words on each, and what programs that draw PDFs make of the marks on them. */
export interface PageKind {
  readonly rotate: number
  readonly crop: Box
  readonly userUnit: number
  readonly writing: 'across' | 'down' | 'right-to-left'
}

/** left, bottom, right, top. */
type Box = readonly [number, number, number, number]

const SHEET: Box = [0, 0, 190, 170]
export const PAGE_KINDS: readonly PageKind[] = [0, 90, 180, 270].flatMap(rotate =>
  [SHEET, [20, 15, 175, 160] as const].flatMap(crop =>
    [1, 1.5, 2].flatMap(userUnit =>
      (['across', 'down', 'right-to-left'] as const).map(writing => ({ rotate, crop, userUnit, writing })),
    ),
  ),
)

/** A page may be turned once more, or back: 450 is 90, and -90 is 270. */
const wholeTurns = (userUnit: number): number => (userUnit === 1 ? 0 : userUnit === 2 ? 360 : -360)

/** What is marked of a page, as it is read. */
export const markedWordOf = ({ writing }: PageKind): string => (writing === 'right-to-left' ? 'אבגדה' : 'Quick')

const SIZE = 20
const MARKED = 'Quick'
const OTHER = 'flash'
/** No font here has Hebrew letters: a second font says that its Latin ones are these, read from the right. */
const HEBREW: ReadonlyMap<string, string> = new Map(
  [...`${MARKED}${OTHER}`].map((letter, at) => [letter, 'הדגבאכיטחז'.charAt(at)]),
)

/** Set in a font that is embedded: along a line, down it, or read from the right. */
export function makeKindsPdf(): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const bytes = readFileSync(join(folder, 'standard_fonts', 'LiberationSans-Regular.ttf'))
  const font = readTrueType(bytes)
  const fourDigits = (value: number): string => value.toString(16).padStart(4, '0')
  const glyphOf = (letter: string): number => font.glyphOf(letter.codePointAt(0) ?? 0)
  const hex = (text: string): string => [...text].map(letter => fourDigits(glyphOf(letter))).join('')
  const letters = [...new Set(MARKED + OTHER)]
  const widths = letters.map(letter => `${glyphOf(letter)} [${font.widthOf(glyphOf(letter))}]`).join(' ')
  const map = (meaningOf: (letter: string) => string): string =>
    `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${letters.length} beginbfchar ${letters
      .map(letter => `<${hex(letter)}> <${fourDigits(meaningOf(letter).charCodeAt(0))}>`)
      .join('\n')} endbfchar endcmap end end`
  const face = (encoding: string, meaning: number): string =>
    `<</Type/Font/Subtype/Type0/BaseFont/Liberation/Encoding/${encoding}/DescendantFonts[6 0 R]/ToUnicode ${meaning} 0 R>>`
  const stream = (content: Uint8Array | string, more = ''): Uint8Array =>
    Buffer.concat([
      Buffer.from(`<</Length ${content.length}${more}>>stream\n`),
      Buffer.from(content),
      Buffer.from('\nendstream'),
    ])
  const text = (word: string, x: number, y: number): string =>
    `BT /F ${SIZE} Tf 1 0 0 1 ${x} ${y} Tm <${hex(word)}> Tj ET`
  const along = stream([text(MARKED, 55, 100), text(OTHER, 90, 50)].join(' '))
  const down = stream([text(MARKED, 60, 145), text(OTHER, 130, 140)].join(' '))
  const fonts = { across: 3, down: 4, 'right-to-left': 5 } as const
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${PAGE_KINDS.length}/Kids[${PAGE_KINDS.map((_, index) => `${13 + index} 0 R`).join(' ')}]>>`,
    face('Identity-H', 9),
    face('Identity-V', 9),
    face('Identity-H', 10),
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Liberation/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/CIDToGIDMap/Identity/DW 600/W[${widths}]>>`,
    `<</Type/FontDescriptor/FontName/Liberation/Flags 4/FontBBox[${font.box.join(' ')}]/ItalicAngle 0/Ascent ${font.ascent}/Descent ${font.descent}/CapHeight 729/StemV 80/FontFile2 8 0 R>>`,
    stream(bytes, `/Length1 ${bytes.length}`),
    stream(map(letter => letter)),
    stream(map(letter => HEBREW.get(letter) ?? letter)),
    along,
    down,
    ...PAGE_KINDS.map(
      ({ rotate, crop, userUnit, writing }) =>
        `<</Type/Page/Parent 2 0 R/MediaBox[${SHEET.join(' ')}]/CropBox[${crop.join(' ')}]/Rotate ${rotate + wholeTurns(userUnit)}/UserUnit ${userUnit}/Contents ${writing === 'down' ? 12 : 11} 0 R/Resources<</Font<</F ${fonts[writing]} 0 R>>>>>>`,
    ),
  ])
}

export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green and blue of each pixel. */
  readonly pixels: Uint8Array
}

export type Renderer = 'poppler' | 'mupdf'

export function hasRenderer(renderer: Renderer): boolean {
  return spawnSync(renderer === 'poppler' ? 'pdftoppm' : 'mutool', ['-v']).error === undefined
}

export function drawPages(renderer: Renderer, bytes: Uint8Array): Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-draw-'))
  try {
    const path = join(folder, 'drawn.pdf')
    writeFileSync(path, bytes)
    if (renderer === 'poppler') spawnSync('pdftoppm', ['-r', '144', '-cropbox', path, join(folder, 'page')])
    else spawnSync('mutool', ['draw', '-q', '-r', '144', '-F', 'ppm', '-o', join(folder, 'page-%03d.ppm'), path])
    const names = readdirSync(folder).filter(name => name.endsWith('.ppm'))
    return names.toSorted().map(name => pictureOf(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function pictureOf(bytes: Uint8Array): Picture {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
  if (!head) throw new Error('no picture was drawn')
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) }
}

/** A page as a program shows it without marks, and where on it a mark lies: left, top, right, bottom in parts of the page. */
export interface MarkedPage {
  readonly picture: Picture
  readonly mark: Box
}

export interface Overlap {
  /** Of what is coloured and what was meant to be, the share that is both; letters count for neither. */
  readonly area: number
  /** Of the letters inside of what was meant and inside of what is coloured, the share that both have in the same place. */
  readonly letters: number
}

/** How a mark, drawn by another program, lies over what it was meant for. */
export function overlapOf(meant: MarkedPage, drawn: Picture): Overlap {
  const { width, height } = drawn
  const colored = boundsOfColor(drawn)
  let [both, either, letters, shared] = [0, 0, 0, 0]
  // Neither meant nor coloured further out.
  const [left, top] = [Math.min(meant.mark[0], colored[0]), Math.min(meant.mark[1], colored[1])]
  const [right, bottom] = [Math.max(meant.mark[2], colored[2]), Math.max(meant.mark[3], colored[3])]
  for (let y = Math.max(0, Math.floor(top * height)); y < Math.min(height, bottom * height); y += 1)
    for (let x = Math.max(0, Math.floor(left * width)); x < Math.min(width, right * width); x += 1) {
      const [across, down] = [(x + 0.5) / width, (y + 0.5) / height]
      const isMeant = isInside(meant.mark, across, down)
      const kind = kindOfPixel(drawn, x, y)
      if (kind !== 'letter' && kind !== 'edge') {
        if (isMeant || kind === 'color') either += 1
        if (isMeant && kind === 'color') both += 1
      }
      const isLetterHere = kind === 'letter' && isInside(colored, across, down)
      const isLetterThere = isMeant && isLetterAt(meant.picture, across, down)
      if (isLetterHere) {
        letters += 1
        if (isMeant && hasLetterNear(meant.picture, across, down)) shared += 1
      }
      if (isLetterThere) {
        letters += 1
        if (isInside(colored, across, down) && hasLetterNear(drawn, across, down)) shared += 1
      }
    }
  return { area: either === 0 ? 0 : both / either, letters: letters === 0 ? 0 : shared / letters }
}

/** Where a rectangle of user space lies on a page as it is shown. */
export function placeOn({ crop: [left, bottom, right, top], rotate }: PageKind, rect: Box): Box {
  const across = (x: number): number => (x - left) / (right - left)
  const down = (y: number): number => (top - y) / (top - bottom)
  const [x1, y1, x2, y2] = [across(rect[0]), down(rect[3]), across(rect[2]), down(rect[1])]
  switch (rotate) {
    case 90:
      return [1 - y2, x1, 1 - y1, x2]
    case 180:
      return [1 - x2, 1 - y2, 1 - x1, 1 - y1]
    case 270:
      return [y1, 1 - x2, y2, 1 - x1]
    default:
      return [x1, y1, x2, y2]
  }
}

function isInside([left, top, right, bottom]: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

// Half of what the yellow of a highlight takes from white.
const MOST_OF_COLOR = 83

/** An edge is what is between a letter and what it stands on. */
function kindOfPixel({ width, pixels }: Picture, x: number, y: number): 'paper' | 'color' | 'letter' | 'edge' {
  const at = 3 * (y * width + x)
  const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
  // At its edge the colour covers a part of a pixel: most of it, or less.
  if (red > 240 && green > 200) return red - blue > MOST_OF_COLOR ? 'color' : 'paper'
  return red < 128 ? 'letter' : 'edge'
}

function boundsOfColor(picture: Picture): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1) {
      if (kindOfPixel(picture, x, y) !== 'color') continue
      ;[left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ]
    }
  return [left / picture.width, top / picture.height, right / picture.width, bottom / picture.height]
}

function isLetterAt(picture: Picture, across: number, down: number): boolean {
  return kindOfPixel(picture, Math.floor(across * picture.width), Math.floor(down * picture.height)) === 'letter'
}

/** Programs round the edges of letters each in their own way: by less than a point. */
function hasLetterNear(picture: Picture, across: number, down: number): boolean {
  const [x, y] = [Math.floor(across * picture.width), Math.floor(down * picture.height)]
  for (let dy = -1; dy <= 1; dy += 1)
    for (let dx = -1; dx <= 1; dx += 1) if (kindOfPixel(picture, x + dx, y + dy) === 'letter') return true
  return false
}
