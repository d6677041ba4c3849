import type { Quad } from '../../../../preload/contract/annotation.ts'

/**
 * The corners of a quad as upper left, upper right, lower left, lower right of its line of text, whatever order the
 * program that wrote them used: the standard says "round", most follow Acrobat and go along the top, then the bottom.
 * `turn` is the page's, clockwise: where the order leaves it open, text runs as the page is read.
 */
export function normalQuad(quad: Quad, turn: number): Quad {
  const [p1, p2, third, fourth] = [0, 2, 4, 6].map(at => [quad[at] ?? 0, quad[at + 1] ?? 0] as const)
  if (!p1 || !p2 || !third || !fourth) return quad
  const goesRound = dot(way(p1, p2), way(third, fourth)) < 0
  const [p3, p4] = goesRound ? [fourth, third] : [third, fourth]
  // The top of a line lies to the left of the way it runs.
  if (cross(way(p1, p2), way(p3, p1)) >= 0) return [...p1, ...p2, ...p3, ...p4]
  const reading = READING[turn] ?? [1, 0]
  return dot(way(p1, p2), reading) >= 0 ? [...p3, ...p4, ...p1, ...p2] : [...p2, ...p1, ...p4, ...p3]
}

type Point = readonly [number, number]

const READING: Readonly<Record<number, Point>> = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }

function way(from: Point, to: Point): Point {
  return [to[0] - from[0], to[1] - from[1]]
}

function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1]
}

function cross(a: Point, b: Point): number {
  return a[0] * b[1] - a[1] * b[0]
}
