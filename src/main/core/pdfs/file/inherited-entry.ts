import type { PdfFile } from './pdf-file.ts'
import { isKind, type PdfDict, type PdfValue } from './values.ts'

// Deeper trees are made to do harm.
const DEEPEST = 64

/** What a page or a field says itself, or holds from those above it; null where none says it. Throws as `file.entry` does. */
export function inheritedEntry(file: PdfFile, dict: PdfDict, key: string): PdfValue {
  let node: PdfValue = dict
  for (let depth = 0; depth < DEEPEST && isKind(node, 'dict'); depth += 1) {
    const value = file.entry(node, key)
    if (value !== null) return value
    node = file.entry(node, 'Parent')
  }
  return null
}
