import { seededNumbers } from '../meaning/seeded-numbers.ts'

/** Points of many dimensions on a sheet of paper, so that neighbours stay neighbours. Pure; the same every time. */

export interface Placed {
  readonly x: Float32Array
  readonly y: Float32Array
}

const ROUNDS = 120
const PUSHES = 5
const SEED = 20_261_126

/** `neighbours[i]` are the nearest of point i; `start` is a rough place for each. Yields after each round. */
export function* layOut(neighbours: readonly (readonly number[])[], start: Placed): Generator<void, Placed> {
  const count = neighbours.length
  const random = seededNumbers(SEED)
  const [x, y] = [start.x.slice(), start.y.slice()]
  const move = (point: number, dx: number, dy: number): void => {
    x[point] = (x[point] ?? 0) + held(dx)
    y[point] = (y[point] ?? 0) + held(dy)
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = 1 - round / ROUNDS
    for (let point = 0; point < count; point += 1) {
      for (const other of neighbours[point] ?? []) {
        const [dx, dy] = [(x[point] ?? 0) - (x[other] ?? 0), (y[point] ?? 0) - (y[other] ?? 0)]
        // Neighbours pull each other, the less the further they are: two that belong elsewhere let go.
        const pull = (-0.8 * step) / (1 + dx * dx + dy * dy)
        move(point, pull * dx, pull * dy)
        move(other, -pull * dx, -pull * dy)
      }
      for (let push = 0; push < PUSHES; push += 1) {
        const other = Math.floor(random() * count)
        if (other === point) continue
        const [dx, dy] = [(x[point] ?? 0) - (x[other] ?? 0), (y[point] ?? 0) - (y[other] ?? 0)]
        const square = dx * dx + dy * dy
        const away = (0.5 * step) / ((0.01 + square) * (1 + square))
        move(point, away * dx, away * dy)
      }
    }
    yield
  }
  return { x: stretched(x), y: stretched(y) }
}

function held(value: number): number {
  return Math.max(-0.4, Math.min(0.4, value))
}

/** Into 0..1, the few that lie far out at the edge. */
function stretched(values: Float32Array): Float32Array {
  const sorted = values.toSorted()
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const [low, high] = [at(0.005), at(0.995)]
  const width = high - low || 1
  return values.map(value => Math.max(0, Math.min(1, 0.03 + (0.94 * (value - low)) / width)))
}
