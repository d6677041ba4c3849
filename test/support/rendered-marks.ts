import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Quad } from '../../src/preload/contract/annotation.ts'
import { readTrueType } from '../../src/main/core/pdfs/marks/true-type.ts'
import { pdfOf } from './make-locked-pdf.ts'

/** Pages of every kind with two words on each, and what programs that draw PDFs make of the marks on them. */
export interface PageKind {
  readonly rotate: number
  readonly crop: readonly [number, number, number, number]
  readonly userUnit: number
  readonly isVertical: boolean
}

const SHEET = [0, 0, 360, 300] as const
export const PAGE_KINDS: readonly PageKind[] = [0, 90, 180, 270].flatMap(rotate =>
  [SHEET, [40, 30, 330, 290] as const].flatMap(crop =>
    [1, 2].flatMap(userUnit => [false, true].map(isVertical => ({ rotate, crop, userUnit, isVertical }))),
  ),
)

/** The words that are marked, and others that are not. */
export const MARKED = 'Quicksilver'
const OTHER = 'untouched'

/** Set in a font that is embedded, along a line or down it. */
export function makeKindsPdf(): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const bytes = readFileSync(join(folder, 'standard_fonts', 'LiberationSans-Regular.ttf'))
  const font = readTrueType(bytes)
  const glyphs = (text: string): number[] => [...text].map(letter => font.glyphOf(letter.codePointAt(0) ?? 0))
  const hex = (text: string): string =>
    glyphs(text)
      .map(glyph => glyph.toString(16).padStart(4, '0'))
      .join('')
  const widths = [...new Set(glyphs(MARKED + OTHER))].map(glyph => `${glyph} [${font.widthOf(glyph)}]`).join(' ')
  const letters = [...new Set(MARKED + OTHER)].map(
    letter => `<${hex(letter)}> <${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`,
  )
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange ${letters.length} beginbfchar ${letters.join('\n')} endbfchar endcmap end end`
  const face = (encoding: string): string =>
    `<</Type/Font/Subtype/Type0/BaseFont/Liberation/Encoding/${encoding}/DescendantFonts[5 0 R]/ToUnicode 8 0 R>>`
  const stream = (content: Uint8Array | string, more = ''): Uint8Array =>
    Buffer.concat([
      Buffer.from(`<</Length ${content.length}${more}>>stream\n`),
      Buffer.from(content),
      Buffer.from('\nendstream'),
    ])
  const text = (name: string, y: number, vertical: number): string =>
    `BT /F 22 Tf 1 0 0 1 ${name === MARKED ? 100 : 220} ${name === MARKED ? vertical : y} Tm <${hex(name)}> Tj ET`
  const kinds = PAGE_KINDS.map(({ isVertical }) => isVertical)
  const objects: (string | Uint8Array)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${kinds.length}/Kids[${kinds.map((_, index) => `${11 + index} 0 R`).join(' ')}]>>`,
    face('Identity-H'),
    face('Identity-V'),
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Liberation/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 6 0 R/CIDToGIDMap/Identity/DW 600/W[${widths}]>>`,
    `<</Type/FontDescriptor/FontName/Liberation/Flags 4/FontBBox[${font.box.join(' ')}]/ItalicAngle 0/Ascent ${font.ascent}/Descent ${font.descent}/CapHeight 729/StemV 80/FontFile2 7 0 R>>`,
    stream(bytes, `/Length1 ${bytes.length}`),
    stream(map),
    stream([text(MARKED, 0, 200), text(OTHER, 100, 0)].join(' ')),
    stream([text(MARKED, 0, 280), text(OTHER, 270, 0)].join(' ')),
    ...PAGE_KINDS.map(
      ({ rotate, crop, userUnit, isVertical }) =>
        `<</Type/Page/Parent 2 0 R/MediaBox[${SHEET.join(' ')}]/CropBox[${crop.join(' ')}]/Rotate ${rotate}/UserUnit ${userUnit}/Contents ${isVertical ? 10 : 9} 0 R/Resources<</Font<</F ${isVertical ? 4 : 3} 0 R>>>>>>`,
    ),
  ]
  return pdfOf(objects)
}

interface Picture {
  readonly width: number
  readonly height: number
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

export interface Overlap {
  /** Of what is coloured and what was meant, the share that is both. */
  readonly area: number
  /** Of the letters of the marked word, the share that was meant to be covered, and is. */
  readonly letters: number
}

// What is not quite white belongs to a letter.
const WHITE = 250
const DARK = 110

export function overlapOf(before: Picture, after: Picture, quads: readonly Quad[], kind: PageKind): Overlap {
  const meant = meantPixels(before, quads, kind)
  const reach = boundsOf(meant, before.width)
  let [both, either, ink, covered] = [0, 0, 0, 0]
  for (let at = 0; at < before.width * before.height; at += 1) {
    const [red = 0, green = 0, blue = 0] = before.pixels.subarray(3 * at, 3 * at + 3)
    const isMeant = meant[at] === 1
    if (Math.min(red, green, blue) >= WHITE) {
      const isColored = (after.pixels[3 * at + 2] ?? 0) < 200
      if (isColored || isMeant) either += 1
      if (isColored && isMeant) both += 1
    } else if (Math.max(red, green, blue) < DARK && isNear(at, reach, before.width)) {
      ink += 1
      if (isMeant) covered += 1
    }
  }
  return { area: either === 0 ? 0 : both / either, letters: ink === 0 ? 0 : covered / ink }
}

function meantPixels(picture: Picture, quads: readonly Quad[], { rotate, crop, userUnit: _ }: PageKind): Uint8Array {
  const [left, bottom, right, top] = crop
  const seenWidth = rotate % 180 === 0 ? right - left : top - bottom
  const scale = picture.width / seenWidth
  const toPixel = (x: number, y: number): readonly [number, number] => {
    switch (rotate) {
      case 90:
        return [(y - bottom) * scale, (x - left) * scale]
      case 180:
        return [(right - x) * scale, (y - bottom) * scale]
      case 270:
        return [(top - y) * scale, (right - x) * scale]
      default:
        return [(x - left) * scale, (top - y) * scale]
    }
  }
  const meant = new Uint8Array(picture.width * picture.height)
  for (const quad of quads) {
    const corners = [0, 2, 4, 6].map(at => toPixel(quad[at] ?? 0, quad[at + 1] ?? 0))
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
    for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < Math.min(picture.height, Math.max(...ys)); y += 1)
      for (let x = Math.max(0, Math.floor(Math.min(...xs))); x < Math.min(picture.width, Math.max(...xs)); x += 1) {
        const isInside =
          x + 0.5 >= Math.min(...xs) &&
          x + 0.5 <= Math.max(...xs) &&
          y + 0.5 >= Math.min(...ys) &&
          y + 0.5 <= Math.max(...ys)
        if (isInside) meant[y * picture.width + x] = 1
      }
  }
  return meant
}

function boundsOf(meant: Uint8Array, width: number): readonly [number, number, number, number] {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [at, is] of meant.entries()) {
    if (is === 0) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    ;[x1, y1, x2, y2] = [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)]
  }
  return [x1, y1, x2, y2]
}

/** The other word stands further away than this. */
function isNear(at: number, [x1, y1, x2, y2]: readonly [number, number, number, number], width: number): boolean {
  const [x, y] = [at % width, Math.floor(at / width)]
  return x > x1 - 40 && x < x2 + 40 && y > y1 - 40 && y < y2 + 40
}
