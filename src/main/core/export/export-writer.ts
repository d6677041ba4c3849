import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import type { Paper } from '../../../preload/contract/paper.ts'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { bibtexOf } from './bibtex.ts'
import { makeCitationKeys } from './citation-key.ts'
import { cslItemOf } from './csl-json.ts'
import { markdownOf } from './markdown.ts'
import { risOf } from './ris.ts'

/** Papers out of the library, one after the other, so that a hundred thousand of them need no more memory than one. */

export const EXPORT_FORMATS = ['jsonl', 'bibtex', 'ris', 'csl-json', 'markdown'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportWriter {
  /** Whether `paper` wants the annotations. */
  readonly wantsAnnotations: boolean
  begin(): string
  paper(paper: Paper, annotations: readonly Annotation[]): string
  end(): string
}

export interface ExportOptions {
  /** What the reader calls the colours. */
  readonly colorNames: Readonly<Record<AnnotationColor, string>>
}

/** A writer for one export: it remembers which citation keys are taken. Papers should come in the order of their numbers. */
export function makeExportWriter(format: ExportFormat, { colorNames }: ExportOptions = DEFAULT_SETTINGS): ExportWriter {
  const keys = makeCitationKeys()
  const plain = (write: (paper: Paper) => string): ExportWriter => ({
    wantsAnnotations: false,
    begin: () => '',
    paper: write,
    end: () => '',
  })
  switch (format) {
    case 'jsonl':
      return plain(paper => `${JSON.stringify(paper)}\n`)
    case 'bibtex':
      return plain(paper => `${bibtexOf(paper, keys.keyOf(paper))}\n`)
    case 'ris':
      return plain(paper => risOf(paper, keys.keyOf(paper)))
    case 'csl-json': {
      let first = true
      return {
        wantsAnnotations: false,
        begin: () => '[',
        paper(paper) {
          const gap = first ? '\n' : ',\n'
          first = false
          return gap + JSON.stringify(cslItemOf(paper, keys.keyOf(paper)))
        },
        end: () => '\n]\n',
      }
    }
    case 'markdown':
      return {
        wantsAnnotations: true,
        begin: () => '# Papers\n\n',
        paper: (paper, annotations) => markdownOf(paper, annotations, colorNames),
        end: () => '',
      }
  }
}
