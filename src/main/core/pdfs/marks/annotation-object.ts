import type { Rect } from '../../../../preload/contract/annotation.ts'
import type { MarkToWrite } from '../../ports.ts'
import { dateOfTime, textString } from '../file/text-string.ts'
import { dict, name, type PdfDict, type PdfRef, type PdfValue } from '../file/values.ts'
import type { Appearance } from './appearance.ts'
import { lightColor, strongColor } from './colors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { OWN_KEY, ownMarkDict } from './own-mark.ts'

/** An annotation of ours as an object of a PDF. */

const SUBTYPES: Readonly<Record<MarkToWrite['type'], string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  strikeout: 'StrikeOut',
  note: 'Text',
  text: 'FreeText',
  area: 'Square',
  ink: 'Ink',
}

// Printed with the page; the icon of a note neither grows nor turns with it.
const PRINTED = 4
const ICON = PRINTED + 8 + 16

export interface PlacedMark {
  readonly mark: MarkToWrite
  /** 0-based, in the file that is written. */
  readonly page: number
  readonly pageRef: PdfRef | null
  readonly author: string
  readonly appearance: (Appearance & { readonly ref: PdfRef }) | null
}

export function annotationObject({ mark, page, pageRef, author, appearance }: PlacedMark): PdfDict {
  const rgb = mark.type === 'highlight' || mark.type === 'note' ? lightColor(mark.color) : strongColor(mark.color)
  // As many numbers as before.
  const rect = rounded(appearance?.rect ?? mark.rect) as unknown as Rect
  const type = SUBTYPES[mark.type]
  const comment = mark.comment.replace(/\r\n?/g, '\n')
  const quads = isOverText(mark) ? mark.quads.map(quad => rounded(quad) as unknown as typeof quad) : []
  const strokes = mark.type === 'ink' ? (mark.strokes ?? []).map(rounded) : []
  const own: Record<string, PdfValue> = mark.external
    ? {}
    : {
        [OWN_KEY]: ownMarkDict({
          id: mark.id,
          rect: mark.rect,
          type: mark.type,
          color: mark.color,
          text: mark.text,
          before: mark.before,
          after: mark.after,
          order: mark.order,
          createdAt: mark.createdAt,
          updatedAt: mark.updatedAt,
          print: fingerprintOf({
            page: page + 1,
            type,
            rect,
            quads,
            strokes,
            color: mark.type === 'text' ? null : rgb,
            comment,
          }),
        }),
      }
  return dict({
    Type: name('Annot'),
    Subtype: name(type),
    Rect: rect,
    P: pageRef ?? undefined,
    NM: textString(mark.name ?? mark.id),
    F: mark.type === 'note' ? ICON : PRINTED,
    // Of a box of text this would be the ground it is written on.
    C: mark.type === 'text' ? undefined : rgb,
    CA: 1,
    T: textString(mark.author ?? author),
    Contents: comment === '' ? undefined : textString(comment),
    M: textString(dateOfTime(mark.updatedAt)),
    CreationDate: textString(dateOfTime(mark.createdAt)),
    QuadPoints: isOverText(mark) ? quads.flat() : undefined,
    InkList: mark.type === 'ink' ? strokes : undefined,
    Name: mark.type === 'note' ? name('Comment') : undefined,
    DA: mark.type === 'text' ? textString(`${rgb.join(' ')} rg /Helv 11 Tf`) : undefined,
    Q: mark.type === 'text' ? 0 : undefined,
    BS: ['area', 'ink'].includes(mark.type)
      ? dict({ Type: name('Border'), W: 1.5 })
      : mark.type === 'text'
        ? dict({ W: 0 })
        : undefined,
    AP: appearance ? dict({ N: appearance.ref }) : undefined,
    ...own,
  })
}

function isOverText({ type }: MarkToWrite): boolean {
  return type === 'highlight' || type === 'underline' || type === 'strikeout'
}

/** As they are written: what is read again has the same fingerprint. */
function rounded(numbers: readonly number[]): number[] {
  return numbers.map(number => Math.round(number * 1e6) / 1e6)
}
