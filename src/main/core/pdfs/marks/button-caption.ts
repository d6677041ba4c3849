import { inheritedEntry } from '../file/inherited-entry.ts'
import type { PdfFile } from '../file/pdf-file.ts'
import { decodeText } from '../file/text-string.ts'
import { isKind, type PdfDict } from '../file/values.ts'

const PUSH_BUTTON = 1 << 16
// Hidden, or not shown on a screen.
const UNSEEN = 2 | 32

/** The words on a button of a form, which the text of its page does not have; null where it is none. */
export function buttonCaption(file: PdfFile, dict: PdfDict): string | null {
  const flags = file.entry(dict, 'F')
  if (typeof flags === 'number' && (flags & UNSEEN) !== 0) return null
  const type = inheritedEntry(file, dict, 'FT')
  const field = inheritedEntry(file, dict, 'Ff')
  const isButton =
    isKind(type, 'name') && type.name === 'Btn' && typeof field === 'number' && (field & PUSH_BUTTON) !== 0
  const look = file.entry(dict, 'MK')
  if (!isButton || !isKind(look, 'dict') || file.entry(dict, 'AP') === null) return null
  const caption = file.entry(look, 'CA')
  const text = isKind(caption, 'string') ? decodeText(caption.bytes).trim() : ''
  return text === '' ? null : text
}
