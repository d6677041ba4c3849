import { createHash } from 'node:crypto'
import type { Quad, Rect, Stroke } from '../../../../preload/contract/annotation.ts'

/** What tells an annotation from others, and how it was from how it is now. */
export interface Printed {
  /** 1-based. */
  readonly page: number
  readonly type: string
  readonly rect: Rect
  readonly quads: readonly Quad[]
  readonly strokes: readonly Stroke[]
  readonly color: readonly [number, number, number] | null
  readonly comment: string | null
}

/** Three parts: where it stands, what is written, how it looks. */
export function fingerprintOf({ page, type, rect, quads, strokes, color, comment }: Printed): string {
  // Programs that save a file write its numbers anew, with other digits at the end.
  const rough = (numbers: readonly number[]): string => numbers.map(number => Math.round(number * 4)).join(' ')
  const place = `${page} ${type} ${rough(rect)}`
  const look = `${quads.map(rough).join('/')} ${strokes.map(rough).join('/')} ${color?.map(part => Math.round(part * 50)).join(' ') ?? ''}`
  return [place, (comment ?? '').replace(/\s+/g, ' ').trim(), look].map(shortHash).join('.')
}

export function placeOfPrint(print: string): string {
  return print.split('.')[0] ?? ''
}

export function placeAndWordsOfPrint(print: string): string {
  return print.split('.').slice(0, 2).join('.')
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** The print of the same annotation with another comment. */
export function printWithWords(print: string, comment: string): string {
  const [place = '', , look = ''] = print.split('.')
  return [place, shortHash(comment.replace(/\s+/g, ' ').trim()), look].join('.')
}

export function lookOfPrint(print: string): string {
  return print.split('.')[2] ?? ''
}
