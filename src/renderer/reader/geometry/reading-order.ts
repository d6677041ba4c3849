import type { AnnotationAnchor } from '../../../preload/contract/annotation.ts'

const digits = (value: number, width: number): string =>
  String(Math.min(10 ** width - 1, Math.max(0, Math.round(value)))).padStart(width, '0')

/**
 * Sorts annotations as text, in the order of reading: page, place in the page's text, distance from the page's top.
 * "00004|001234|00312"
 */
export function orderKey(page: number, textOffset: number, top: number): string {
  return `${digits(page, 5)}|${digits(textOffset, 6)}|${digits(top, 5)}`
}

export function byReadingOrder(a: AnnotationAnchor, b: AnnotationAnchor): number {
  return a.page - b.page || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)
}
