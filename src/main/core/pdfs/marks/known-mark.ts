import type { KnownMark, PdfAnnotation } from '../../ports.ts'
import { placeAndWordsOfPrint } from './fingerprint.ts'

/** Whether an annotation of a file is the one the library knows: by our own id, by its name, else by place and words. */
export function isKnownAs({ own, name, print }: PdfAnnotation, known: KnownMark): boolean {
  if (own !== null) return own.id === known.id
  if (name !== null || known.name !== null) return name !== null && name === known.name
  return known.print !== null && placeAndWordsOfPrint(known.print) === placeAndWordsOfPrint(print)
}
