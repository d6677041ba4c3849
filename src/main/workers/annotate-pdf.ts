import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openPdfFile } from '../core/pdfs/file/pdf-file.ts'
import { annotateFile } from '../core/pdfs/marks/annotate-file.ts'
import { readTrueType } from '../core/pdfs/marks/true-type.ts'
import type { AnnotatePdfRequest } from '../core/ports.ts'
import { answerParent } from './pdf/answer-parent.ts'

// Finds what has to be appended to a PDF for its annotations. Writes no file.
answerParent<AnnotatePdfRequest>(async request => {
  const file = openPdfFile(readFileSync(request.path), request.password)
  return annotateFile(file, request, () => {
    // Of the widths of Helvetica, and with many more letters.
    const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    return readTrueType(readFileSync(join(folder, 'standard_fonts', 'LiberationSans-Regular.ttf')))
  })
})
