import type { AnnotationAnchor, CarryReport, TrayItem } from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { KeptAnnotation } from '../annotations/annotation-row.ts'
import { keptAnnotations, putAnnotation, requireAnnotation } from '../annotations/annotations.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { Changeset } from '../journal/changeset.ts'
import type { CarriedMark, MarkToCarry } from '../ports.ts'

/** Carries annotations over to another file of their paper. What finds no place stays where it is, and is in the tray. */

/** Less sure than this is worth a look. */
const SURE = 0.8

export interface Carrying {
  readonly paper: PaperId
  readonly from: string
  readonly to: string
}

export function annotationsToCarry(read: ReadHandle, { paper, from }: Carrying): KeptAnnotation[] {
  return keptAnnotations(read, paper).filter(({ file, state }) => file === from && state === 'live')
}

export function markToCarry(kept: KeptAnnotation): MarkToCarry {
  return { id: kept.id, type: kept.type, ...anchorOf(kept) }
}

function anchorOf({
  file,
  page,
  rect,
  quads,
  text,
  before,
  after,
  order,
  strokes,
}: AnnotationAnchor): AnnotationAnchor {
  return { file, page, rect, quads, text, before, after, order, strokes }
}

export function carryAnnotations(
  rows: Changeset,
  read: ReadHandle,
  carrying: Carrying,
  found: readonly CarriedMark[],
  at: number,
): CarryReport {
  const places = new Map(found.map(mark => [mark.id, mark]))
  const report = { placed: 0, doubtful: 0, inTray: 0 }
  for (const kept of annotationsToCarry(read, carrying)) {
    const back = kept.carried?.file === carrying.to ? kept.carried : null
    const mark = places.get(kept.id)
    if (back) {
      // Back to the file it came from it stands where it stood.
      putAnnotation(rows, { ...kept, ...anchorOf(back), carried: undefined, tray: null })
      report.placed += 1
    } else if (mark?.place) {
      const { confidence } = mark
      putAnnotation(rows, {
        ...kept,
        ...mark.place,
        file: carrying.to,
        carried: { ...anchorOf(kept), confidence },
        tray: null,
      })
      report.placed += 1
      if (confidence < SURE) report.doubtful += 1
    } else if (mark) {
      const tray = { to: carrying.to, at: new Date(at).toISOString(), confidence: mark.confidence }
      putAnnotation(rows, { ...kept, tray })
      report.inTray += 1
    }
  }
  return report
}

/** What found no place, in reading order. */
export function listTray(read: ReadHandle, paper: PaperId): TrayItem[] {
  return keptAnnotations(read, paper).flatMap(kept => {
    const { tray, state } = kept
    return tray && state === 'live' ? [{ annotation: requireAnnotation(read, kept.id), ...tray }] : []
  })
}
