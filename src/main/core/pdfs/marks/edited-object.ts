import type { AnnotationType } from '../../../../preload/contract/annotation.ts'
import type { MarkToWrite } from '../../ports.ts'
import type { PdfFile } from '../file/pdf-file.ts'
import { dateOfTime, textString } from '../file/text-string.ts'
import { isArray, isKind, type PdfDict, type PdfValue, withEntries } from '../file/values.ts'
import { strongColor } from './colors.ts'
import type { FileAnnotation } from './file-annotations.ts'
import { carriedPoints, isShifted, sameShape } from './moved-points.ts'

/** Another program's annotation with what the reader has changed of it, and nothing else. */

export interface Editing {
  readonly file: PdfFile
  readonly known: FileAnnotation
  readonly mark: MarkToWrite
  /** The same annotation as we would write it, with an appearance of its own. */
  fresh(): PdfDict
  /** An appearance of theirs in another colour; null where it has none that could be told. */
  recolored(form: PdfValue, from: Rgb, to: Rgb): PdfValue | null
}

type Rgb = readonly [number, number, number]

/** Kinds that we draw as they are meant, and what they are here. */
const ALIKE: Readonly<Record<string, AnnotationType>> = {
  Highlight: 'highlight',
  Underline: 'underline',
  Squiggly: 'underline',
  StrikeOut: 'strikeout',
  Text: 'note',
  FreeText: 'text',
  Square: 'area',
  Ink: 'ink',
}
/** What every viewer draws by itself, arrows and clouds with it. */
const DRAWN_BY_VIEWERS = new Set(['Line', 'PolyLine', 'Polygon', 'Circle'])
const POINTS = ['L', 'Vertices', 'CL', 'QuadPoints'] as const

export function editedObject({ file, known, mark, fresh, recolored }: Editing): PdfDict {
  const { dict: old, annotation } = known
  const isReworded = (annotation.comment ?? '') !== mark.comment
  const isRecolored = (annotation.nearestColor ?? 'yellow') !== mark.color
  const isMoved = !isShifted(annotation, mark, 0, 0)
  const entries = {
    Contents: isReworded ? textString(mark.comment) : undefined,
    // The same text with its looks, which would be shown in place of the new one.
    RC: isReworded ? null : undefined,
    M: textString(dateOfTime(mark.updatedAt)),
  }
  const kind = ALIKE[annotation.type]
  const isRetyped = kind === undefined ? !sameShape(annotation, mark) : kind !== mark.type
  const [dx, dy] = [mark.rect[0] - annotation.rect[0], mark.rect[1] - annotation.rect[1]]
  const isReshaped = isMoved && !isShifted(annotation, mark, dx, dy)
  const isOurs = isRetyped || (kind !== undefined && (isRecolored || isReshaped))
  if (isOurs || (isReworded && mark.type === 'text')) return drawnAnew()
  return withEntries(old, { ...entries, ...(isMoved ? moved() : {}), ...(isRecolored ? inColor() : {}) })

  function drawnAnew(): PdfDict {
    const drawn = fresh()
    const keys = ['Subtype', 'C', 'DA', 'Rect', 'QuadPoints', 'InkList'].flatMap(key =>
      drawn.entries.has(key) ? [[key, drawn.entries.get(key)] as const] : [],
    )
    // What stood around the old drawing, and the lines it had as what it is no more.
    const gone = isRetyped ? { L: null, LE: null, Vertices: null, BE: null, IC: null } : {}
    return withEntries(old, {
      ...entries,
      ...gone,
      RD: null,
      ...Object.fromEntries(keys),
      AP: drawn.entries.get('AP') ?? null,
    })
  }

  /** Its drawing goes with its rectangle; what it says of its points is carried along. */
  function moved(): Record<string, PdfValue> {
    const carried: Record<string, PdfValue> = { Rect: [...mark.rect] }
    const list = file.entry(old, 'InkList')
    if (isArray(list)) carried['InkList'] = list.map(stroke => pointsOf(file.resolve(stroke)))
    for (const key of POINTS) if (old.entries.has(key)) carried[key] = pointsOf(file.entry(old, key))
    return carried
  }

  function pointsOf(value: PdfValue): PdfValue {
    const numbers = isArray(value) ? value.map(part => file.resolve(part)) : []
    return carriedPoints(
      numbers.filter(part => typeof part === 'number'),
      annotation.rect,
      mark.rect,
    )
  }

  function inColor(): Record<string, PdfValue> {
    const color = strongColor(mark.color)
    const looks = file.entry(old, 'AP')
    const form = isKind(looks, 'dict') ? (looks.entries.get('N') ?? null) : null
    const now = annotation.color && form ? recolored(form, annotation.color, color) : null
    if (now && isKind(looks, 'dict')) return { C: [...color], AP: withEntries(looks, { N: now, D: null, R: null }) }
    return DRAWN_BY_VIEWERS.has(annotation.type) ? { C: [...color], AP: null } : { C: [...color] }
  }
}
