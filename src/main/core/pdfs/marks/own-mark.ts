import { ANNOTATION_COLORS, ANNOTATION_TYPES } from '../../../../preload/contract/annotation.ts'
import type { OwnMark } from '../../ports.ts'
import { decodeText, textString } from '../file/text-string.ts'
import { dict, isArray, isKind, name, type PdfDict, type PdfValue } from '../file/values.ts'

/** Where `OwnMark` is kept: a key of our own, which other programs leave alone. */
export const OWN_KEY = 'OFFPRINT'

export function ownMarkDict(mark: OwnMark): PdfDict {
  return dict({
    V: 1,
    Id: textString(mark.id),
    Rect: mark.rect,
    Type: name(mark.type),
    Color: name(mark.color),
    Text: textString(mark.text),
    Before: textString(mark.before),
    After: textString(mark.after),
    Order: textString(mark.order),
    Created: mark.createdAt,
    Updated: mark.updatedAt,
    Print: textString(mark.print),
  })
}

/** Null where it is not one, or not as we write it. */
export function ownMarkOf(value: PdfValue, resolve: (value: PdfValue | undefined) => PdfValue): OwnMark | null {
  if (!isKind(value, 'dict')) return null
  const text = (key: string): string | null => {
    const found = resolve(value.entries.get(key))
    return isKind(found, 'string') ? decodeText(found.bytes) : null
  }
  const oneOf = <Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined => {
    const found = resolve(value.entries.get(key))
    return choices.find(choice => isKind(found, 'name') && found.name === choice)
  }
  const time = (key: string): number | null => {
    const found = resolve(value.entries.get(key))
    return typeof found === 'number' && Number.isInteger(found) && found >= 0 && found < 8.64e15 ? found : null
  }
  const [id, type, color, print] = [
    text('Id'),
    oneOf('Type', ANNOTATION_TYPES),
    oneOf('Color', ANNOTATION_COLORS),
    text('Print'),
  ]
  const rect = resolve(value.entries.get('Rect'))
  const [x1, y1, x2, y2] = isArray(rect) ? rect.map(resolve) : []
  if (typeof x1 !== 'number' || typeof y1 !== 'number' || typeof x2 !== 'number' || typeof y2 !== 'number') return null
  const [createdAt, updatedAt] = [time('Created'), time('Updated')]
  if (id === null || !/^[\w-]{1,64}$/.test(id) || !type || !color || print === null) return null
  if (createdAt === null || updatedAt === null) return null
  return {
    id,
    rect: [x1, y1, x2, y2],
    type,
    color,
    text: text('Text') ?? '',
    before: (text('Before') ?? '').slice(0, 64),
    after: (text('After') ?? '').slice(0, 64),
    order: (text('Order') ?? '').slice(0, 64),
    createdAt,
    updatedAt,
    print,
  }
}
