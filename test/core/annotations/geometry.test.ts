import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { quadsOfGlyphs } from '../../../src/main/core/pdfs/glyph-quads.ts'
import { openPdf } from '../../../src/main/workers/pdf/open-pdf.ts'
import { glyphsOfPage } from '../../../src/main/workers/pdf/page-glyphs.ts'
import type { Quad } from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { annotated, markToWrite } from '../../support/annotated-pdf.ts'
import { aMark } from '../../support/attach-pdf.ts'
import {
  drawPages,
  hasRenderer,
  makeKindsPdf,
  markedWordOf,
  type Overlap,
  overlapOf,
  PAGE_KINDS,
  placeOn,
  type Renderer,
} from '../../support/rendered-marks.ts'

/** The quads over the marked word of each page, from the places of its letters. */
async function quadsOfWords(bytes: Uint8Array): Promise<Quad[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-kinds-'))
  try {
    writeFileSync(join(folder, 'kinds.pdf'), bytes)
    const { document, close } = await openPdf(join(folder, 'kinds.pdf'), undefined)
    const quads: Quad[][] = []
    for (const [index, kind] of PAGE_KINDS.entries()) {
      const glyphs = await glyphsOfPage(await document.getPage(index + 1))
      // Letters that are read from the right are drawn from the left.
      const word = markedWordOf(kind)
      const drawn = kind.writing === 'right-to-left' ? [...word].toReversed().join('') : word
      const start = glyphs
        .map(({ text }) => text)
        .join('')
        .indexOf(drawn)
      quads.push(quadsOfGlyphs(glyphs.slice(start, start + word.length)))
    }
    await close()
    return quads
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const renderers = (['poppler', 'mupdf'] as const).filter(hasRenderer)

test.skipIf(renderers.length === 0)(
  'a highlight covers the letters it means, turned, cropped, scaled, along and down the page, whoever draws it',
  async () => {
    const plain = makeKindsPdf()
    const quads = await quadsOfWords(plain)
    const on = { paper: 1 as PaperId, file: 'f'.repeat(64) }
    const marks = quads.map((of, page) =>
      markToWrite(aMark({ ...on, page, quads: of, rect: of.length > 0 ? boundsOf(of) : [0, 0, 1, 1] }), `mark-${page}`),
    )
    const { bytes } = annotated(plain, marks)
    const poor: string[] = []
    const least: Partial<Record<Renderer, Overlap>> = {}
    for (const renderer of renderers) {
      const [before, after] = [drawPages(renderer, plain), drawPages(renderer, bytes)]
      expect(after).toHaveLength(PAGE_KINDS.length)
      for (const [page, kind] of PAGE_KINDS.entries()) {
        const [old, now] = [before[page], after[page]]
        if (!old || !now) throw new Error('a page was not drawn')
        const overlap = overlapOf({ picture: old, mark: placeOn(kind, boundsOf(quads[page] ?? [])) }, now)
        const so = least[renderer] ?? { area: 1, letters: 1 }
        least[renderer] = { area: Math.min(so.area, overlap.area), letters: Math.min(so.letters, overlap.letters) }
        if (overlap.area < 0.95 || overlap.letters < 0.95)
          poor.push(`${renderer} ${JSON.stringify({ ...kind, ...overlap })}`)
      }
    }
    expect(poor).toEqual([])
    if (process.env['OFFPRINT_FIGURES']) process.stdout.write(`${JSON.stringify(least)}\n`)
  },
)

function boundsOf(quads: readonly Quad[]): readonly [number, number, number, number] {
  const [xs, ys] = [0, 1].map(axis => quads.flatMap(quad => quad.filter((_, at) => at % 2 === axis)))
  return [Math.min(...(xs ?? [])), Math.min(...(ys ?? [])), Math.max(...(xs ?? [])), Math.max(...(ys ?? []))]
}
