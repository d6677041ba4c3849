import type { PdfFile } from '../file/pdf-file.ts'
import { isArray, isKind, type PdfValue } from '../file/values.ts'

const MOST_FIELDS = 10_000

/** Whether a signature stands in the file: a field that is signed, or permissions that a signature gives. */
export function isSignedFile(file: PdfFile): boolean {
  const root = file.entry(file.references.trailer, 'Root')
  if (!isKind(root, 'dict')) return false
  const permissions = file.entry(root, 'Perms')
  if (isKind(permissions, 'dict') && (permissions.entries.has('DocMDP') || permissions.entries.has('UR3'))) return true
  const form = file.entry(root, 'AcroForm')
  if (!isKind(form, 'dict')) return false
  const waiting: PdfValue[] = [...listOf(file, form.entries.get('Fields'))]
  for (let seen = 0; seen < MOST_FIELDS; seen += 1) {
    const next = waiting.pop()
    if (next === undefined) return false
    const field = file.resolve(next)
    if (!isKind(field, 'dict')) continue
    const type = file.entry(field, 'FT')
    if (isKind(type, 'name') && type.name === 'Sig' && isKind(file.entry(field, 'V'), 'dict')) return true
    waiting.push(...listOf(file, field.entries.get('Kids')))
  }
  return false
}

function listOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const list = file.resolve(value)
  return isArray(list) ? list : []
}
