import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NewAnnotation } from '../../src/preload/contract/annotation.ts'
import { type FilePage, pagesOf } from '../../src/main/core/pdfs/file/pages.ts'
import { openPdfFile, type PdfFile } from '../../src/main/core/pdfs/file/pdf-file.ts'
import { annotateFile } from '../../src/main/core/pdfs/marks/annotate-file.ts'
import { annotationsOfPage } from '../../src/main/core/pdfs/marks/file-annotations.ts'
import { readTrueType, type TrueType } from '../../src/main/core/pdfs/marks/true-type.ts'
import type { KnownMark, MarkToWrite, PdfAddition, PdfAnnotation } from '../../src/main/core/ports.ts'

/** A PDF with annotations written into it, as the process that does it for the library does. */
export function annotated(
  bytes: Uint8Array,
  marks: readonly MarkToWrite[],
  { password, removed = [] }: { readonly password?: string; readonly removed?: readonly KnownMark[] } = {},
): { readonly bytes: Uint8Array; readonly addition: PdfAddition } {
  const file = openPdfFile(bytes, password)
  const request = { path: '', author: 'Ada', marks, removed, cpuMs: 1_000 }
  const addition = annotateFile(file, request, theFont)
  return { bytes: Buffer.concat([bytes, Buffer.from(addition.tail, 'base64')]), addition }
}

export function annotationsIn(bytes: Uint8Array, password?: string): PdfAnnotation[] {
  const { file, pages } = opened(bytes, password)
  return pages.flatMap((page, index) => annotationsOfPage(file, page, index + 1).map(({ annotation }) => annotation))
}

export function opened(
  bytes: Uint8Array,
  password?: string,
): { readonly file: PdfFile; readonly pages: readonly FilePage[] } {
  const file = openPdfFile(bytes, password)
  return { file, pages: pagesOf(file) }
}

/** A mark as the library hands it over to be written. */
export function markToWrite(given: NewAnnotation, id: string, more: Partial<MarkToWrite> = {}): MarkToWrite {
  const { file, page, rect, quads, text, before, after, order, strokes, type, color, comment } = given
  return {
    ...{ file, page, rect, quads, text, before, after, order, strokes, type, color, comment },
    id,
    name: null,
    print: null,
    external: false,
    author: null,
    isEdited: false,
    createdAt: Date.parse('2026-03-02T09:00:00.001Z'),
    updatedAt: Date.parse('2026-03-02T09:00:00.002Z'),
    ...more,
  }
}

export function theFont(): TrueType {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return readTrueType(readFileSync(join(folder, 'standard_fonts', 'LiberationSans-Regular.ttf')))
}
