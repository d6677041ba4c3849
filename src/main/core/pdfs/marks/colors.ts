import type { AnnotationColor } from '../../../../preload/contract/annotation.ts'

/** Our colours as other programs are told of them: light ones that text shows through, strong ones for lines and letters. */

type Rgb = readonly [number, number, number]

const LIGHT: Readonly<Record<AnnotationColor, Rgb>> = {
  yellow: [1, 0.9, 0.35],
  green: [0.6, 0.92, 0.55],
  blue: [0.55, 0.79, 1],
  purple: [0.86, 0.68, 1],
  red: [1, 0.62, 0.62],
}

const STRONG: Readonly<Record<AnnotationColor, Rgb>> = {
  yellow: [0.85, 0.68, 0],
  green: [0.1, 0.58, 0.2],
  blue: [0.1, 0.42, 0.85],
  purple: [0.55, 0.2, 0.78],
  red: [0.83, 0.13, 0.13],
}

export function lightColor(color: AnnotationColor): Rgb {
  return LIGHT[color]
}

export function strongColor(color: AnnotationColor): Rgb {
  return STRONG[color]
}
