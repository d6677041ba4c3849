import { grown } from './growing-numbers.ts'

/** Where a ranking is kept: numbers by place. To make them anew for each key that is typed would take longer than most rankings. */
export interface Board {
  readonly scores: Float32Array
  readonly found: Int32Array
  /** The places with a score, the first `count` of them. */
  readonly places: Int32Array
  readonly count: number
  touch(place: number): void
}

export interface Boards {
  /** An empty one, for so many places. It is taken away again by the fourth that is asked for after it. */
  take(places: number): Board
}

const BOARDS = 4

export function makeBoards(): Boards {
  const boards = Array.from({ length: BOARDS }, makeBoard)
  let next = 0
  return {
    take(places) {
      const board = boards[next] ?? makeBoard()
      next = (next + 1) % BOARDS
      board.clear(places)
      return board
    },
  }
}

function makeBoard(): Board & { clear(places: number): void } {
  let scores = new Float32Array(0)
  let found = new Int32Array(0)
  let places = new Int32Array(0)
  let count = 0
  return {
    get scores() {
      return scores
    },
    get found() {
      return found
    },
    get places() {
      return places
    },
    get count() {
      return count
    },
    touch(place) {
      if (count === places.length) places = grown(places, count + 1)
      places[count] = place
      count += 1
    },
    clear(room) {
      for (let at = 0; at < count; at += 1) {
        const place = places[at] ?? 0
        scores[place] = 0
        found[place] = 0
      }
      count = 0
      if (room <= scores.length) return
      scores = new Float32Array(room + (room >> 2))
      found = new Int32Array(scores.length)
    },
  }
}
