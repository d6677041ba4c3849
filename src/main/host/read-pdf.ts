import type {
  AnnotatePdfRequest,
  CarriedMark,
  CarryPdfRequest,
  PdfAddition,
  PdfReading,
  Ports,
  ReadPdfRequest,
} from '../core/ports.ts'
import { makeAskReader, type ReaderOptions } from './ask-reader.ts'

/** What is done with PDFs in processes of their own: each kind of work has a worker of its name. */

export function makeReadPdf(options: ReaderOptions = {}): Ports['readPdf'] {
  return makeAskReader<ReadPdfRequest, PdfReading>('read-pdf', ({ path }) => path, options)
}

export function makeAnnotatePdf(options: ReaderOptions = {}): Ports['annotatePdf'] {
  return makeAskReader<AnnotatePdfRequest, PdfAddition>('annotate-pdf', ({ path }) => path, options)
}

export function makeCarryPdf(options: ReaderOptions = {}): Ports['carryPdf'] {
  return makeAskReader<CarryPdfRequest, readonly CarriedMark[]>('carry-pdf', ({ to }) => to, options)
}

export const readPdf: Ports['readPdf'] = makeReadPdf()
