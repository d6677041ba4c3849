import type { Rect } from '../../../preload/contract/annotation.ts'
import { apply, IDENTITY, type Matrix, multiply } from '../geometry/matrix.ts'

/** The numbers pdf.js gives the operators that matter here; handed in, so that this needs no pdf.js. */
export interface OperatorCodes {
  readonly save: number
  readonly restore: number
  readonly transform: number
  readonly clip: number
  readonly eoClip: number
  readonly endPath: number
  readonly constructPath: number
  readonly shadingFill: number
  readonly paintFormXObjectBegin: number
  readonly paintFormXObjectEnd: number
  readonly beginGroup: number
  readonly endGroup: number
  readonly beginAnnotation: number
  readonly endAnnotation: number
  readonly paintImageXObject: number
  readonly paintInlineImageXObject: number
  readonly paintImageXObjectRepeat: number
  readonly paintInlineImageXObjectGroup: number
}

interface State {
  readonly matrix: Matrix
  /** In user space; null where nothing clips. */
  readonly clip: Rect | null
}

export interface FigureFinder {
  /** Called for the operators of a page in their order; the same one twice in a row counts once. */
  see(index: number, operator: number, args: readonly unknown[] | null): void
  /** Where the page paints images and colour gradients, in user space, as far as they are not clipped away. */
  readonly areas: readonly Rect[]
}

/** A page of a hostile file may paint a million images; a thousand figures on one page are none. */
const MOST_AREAS = 1_000

/**
 * Follows the drawing of a page to learn where its pictures stand: a dark page leaves these as they are.
 * Masks (the letters of old fonts, the marks of a scan) are ink and not pictures, and are left out.
 */
export function createFigureFinder(codes: OperatorCodes): FigureFinder {
  const areas: Rect[] = []
  const stack: State[] = []
  let state: State = { matrix: IDENTITY, clip: null }
  let isClipPending = false
  let lastIndex = -1

  const save = (): void => void stack.push(state)
  const restore = (): void => void (state = stack.pop() ?? state)
  const move = (matrix: Matrix | null): void => {
    if (matrix) state = { ...state, matrix: multiply(state.matrix, matrix) }
  }
  const clipTo = (rect: Rect | null): void => {
    if (rect) state = { ...state, clip: intersect(bounds(state.matrix, rect), state.clip) }
  }
  const add = (area: Rect | null): void => {
    if (area && areas.length < MOST_AREAS && area[2] > area[0] && area[3] > area[1]) areas.push(area)
  }
  const addImage = (matrix: Matrix): void => add(intersect(bounds(matrix, [0, 0, 1, 1]), state.clip))

  return {
    areas,
    see(index, operator, args) {
      if (index <= lastIndex) return
      lastIndex = index
      switch (operator) {
        case codes.save:
          return save()
        case codes.restore:
        case codes.paintFormXObjectEnd:
        case codes.endGroup:
          return restore()
        case codes.transform:
          return move(asMatrix(args))
        case codes.paintFormXObjectBegin:
          save()
          move(asMatrix(args?.[0]))
          return clipTo(asRect(args?.[1]))
        case codes.beginGroup:
          return save()
        case codes.beginAnnotation:
          stack.length = 0
          state = { matrix: IDENTITY, clip: null }
          move(asMatrix(args?.[2]))
          return move(asMatrix(args?.[3]))
        case codes.endAnnotation:
          state = { matrix: IDENTITY, clip: null }
          return
        case codes.clip:
        case codes.eoClip:
          isClipPending = true
          return
        case codes.constructPath:
          if (isClipPending) clipTo(asRect(args?.[2]))
          isClipPending = false
          return
        case codes.endPath:
          isClipPending = false
          return
        case codes.shadingFill:
          return add(state.clip)
        case codes.paintImageXObject:
        case codes.paintInlineImageXObject:
          return addImage(state.matrix)
        case codes.paintImageXObjectRepeat:
          for (const [x, y] of pairs(args?.[3]))
            addImage(multiply(state.matrix, [Number(args?.[1]), 0, 0, Number(args?.[2]), x, y]))
          return
        case codes.paintInlineImageXObjectGroup:
          for (const matrix of transforms(args?.[1])) addImage(multiply(state.matrix, matrix))
          return
      }
    },
  }
}

function bounds(matrix: Matrix, [x1, y1, x2, y2]: Rect): Rect {
  const corners = [
    apply(matrix, { x: x1, y: y1 }),
    apply(matrix, { x: x2, y: y1 }),
    apply(matrix, { x: x1, y: y2 }),
    apply(matrix, { x: x2, y: y2 }),
  ]
  const xs = corners.map(p => p.x)
  const ys = corners.map(p => p.y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function intersect(a: Rect, b: Rect | null): Rect {
  if (!b) return a
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}

/** pdf.js gives numbers as arrays or as typed arrays. */
function numbersOf(value: unknown, count: number): readonly number[] | null {
  if (typeof value !== 'object' || value === null || !('length' in value)) return null
  const numbers = Array.from(value as ArrayLike<unknown>)
  return numbers.length >= count && numbers.slice(0, count).every(n => typeof n === 'number' && Number.isFinite(n))
    ? (numbers as number[])
    : null
}

function asMatrix(value: unknown): Matrix | null {
  const n = numbersOf(value, 6)
  return n ? [n[0] ?? 1, n[1] ?? 0, n[2] ?? 0, n[3] ?? 1, n[4] ?? 0, n[5] ?? 0] : null
}

function asRect(value: unknown): Rect | null {
  const n = numbersOf(value, 4)
  return n ? [n[0] ?? 0, n[1] ?? 0, n[2] ?? 0, n[3] ?? 0] : null
}

function pairs(value: unknown): readonly (readonly [number, number])[] {
  const numbers = numbersOf(value, 0) ?? []
  return Array.from({ length: numbers.length >> 1 }, (_, i) => [numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0] as const)
}

function transforms(value: unknown): readonly Matrix[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    const matrix = asMatrix(
      typeof entry === 'object' && entry !== null && 'transform' in entry ? entry.transform : null,
    )
    return matrix ? [matrix] : []
  })
}
