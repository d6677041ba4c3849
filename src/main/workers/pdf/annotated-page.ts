import { readFileSync, statSync } from 'node:fs'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type FilePage, pagesOf } from '../../core/pdfs/file/pages.ts'
import { openPdfFile, type PdfFile } from '../../core/pdfs/file/pdf-file.ts'
import type { Glyph } from '../../core/pdfs/glyphs.ts'
import { buttonCaption } from '../../core/pdfs/marks/button-caption.ts'
import { annotationsOfPage } from '../../core/pdfs/marks/file-annotations.ts'
import { annotationOf, isOverText, objectKeyOf, shownLinesOf, shownTextOf } from '../../core/pdfs/pdf-annotations.ts'
import { nearestGlyph, placeInText } from '../../core/pdfs/quad-text.ts'
import type { PdfAnnotation } from '../../core/ports.ts'
import { glyphsOfPage } from './page-glyphs.ts'

/** The objects of a file as they stand in it: they say more of an annotation than pdf.js does. */
export interface OwnObjects {
  readonly file: PdfFile
  readonly pages: readonly FilePage[]
}

export interface AnnotatedPage {
  readonly annotations: readonly PdfAnnotation[]
  /** Beside each annotation, the key of its object and of what it replies to. */
  readonly keys: readonly { readonly key: string | null; readonly replyKey: string | null }[]
  readonly glyphs: readonly Glyph[]
  /** What boxes of text and fields of forms show: words of the page that its own text does not have. */
  readonly shown: readonly string[]
}

// Read whole, beside what pdf.js holds of it.
const LARGEST = 256 * 1024 * 1024
const SHOWN = new Set(['FreeText', 'Widget'])
// What takes no place in the text.
const BESIDE_TEXT = new Set(['Popup', 'Link', 'Widget'])

/** Null where they cannot be read, or say something else than pdf.js. */
export function ownObjectsOf(path: string, password: string | undefined, pageCount: number): OwnObjects | null {
  try {
    if (statSync(path).size > LARGEST) return null
    const file = openPdfFile(readFileSync(path), password)
    const pages = pagesOf(file)
    return pages.length === pageCount ? { file, pages } : null
  } catch {
    return null
  }
}

/** `number` counts from 1. */
export async function annotatedPage(
  page: PDFPageProxy,
  number: number,
  own: OwnObjects | null,
): Promise<AnnotatedPage> {
  const found = await annotationsOf(page, number, own)
  const needsText = found.annotations.some(({ type }) => !BESIDE_TEXT.has(type))
  const glyphs = needsText ? await glyphsOfPage(page).catch(() => []) : []
  return { ...found, glyphs }
}

async function annotationsOf(
  page: PDFPageProxy,
  number: number,
  own: OwnObjects | null,
): Promise<Omit<AnnotatedPage, 'glyphs'>> {
  const filePage = own?.pages[number - 1]
  const found = own && filePage ? annotationsOfPage(own.file, filePage, number) : null
  // pdf.js alone knows what a box of text or a field shows.
  const isAsked = !found || found.some(({ annotation }) => SHOWN.has(annotation.type))
  const data: readonly unknown[] = isAsked ? await page.getAnnotations({ intent: 'any' }).catch(() => []) : []
  const shown = data.flatMap(shownLinesOf)
  if (!found) {
    const annotations = data.flatMap(one => annotationOf(one, number) ?? [])
    return { annotations, keys: annotations.map(() => ({ key: null, replyKey: null })), shown }
  }
  const texts = new Map(data.map(one => [objectKeyOf(one), shownTextOf(one)]))
  const captions = found.flatMap(({ annotation, dict }) =>
    own && annotation.type === 'Widget' ? (buttonCaption(own.file, dict) ?? []) : [],
  )
  return {
    annotations: found.map(({ annotation, key }) =>
      annotation.type === 'FreeText' && annotation.comment === null
        ? { ...annotation, comment: texts.get(key) ?? null }
        : annotation,
    ),
    keys: found.map(({ key, replyKey }) => ({ key, replyKey })),
    shown: [...shown, ...captions],
  }
}

/** All annotations of a document, with the text under each and what each replies to. */
export function withReplies(pages: readonly AnnotatedPage[], words: ReadonlySet<string>): PdfAnnotation[] {
  const keys = pages.flatMap(page => page.keys)
  const places = new Map(keys.map(({ key }, index) => [key, index]))
  return pages
    .flatMap(page => withTexts(page, words))
    .map((annotation, index) => {
      const replyKey = keys[index]?.replyKey ?? null
      return { ...annotation, replyTo: replyKey === null ? null : (places.get(replyKey) ?? null) }
    })
}

function withTexts({ annotations, glyphs }: AnnotatedPage, words: ReadonlySet<string>): PdfAnnotation[] {
  return annotations.map(annotation => {
    if (BESIDE_TEXT.has(annotation.type)) return annotation
    if (!isOverText(annotation)) return { ...annotation, offset: nearestGlyph(glyphs, annotation.rect) }
    const place = placeInText(glyphs, annotation.quads, words)
    return place ? { ...annotation, ...place } : annotation
  })
}
