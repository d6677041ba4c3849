import type { PaperId, Status } from './paper.ts'

/** A paper on the map of the library. Near means alike; the sides of the map mean nothing. */
export interface MapPoint {
  readonly paper: PaperId
  /** 0..1 each. */
  readonly x: number
  readonly y: number
  readonly status: Status
  readonly starred: boolean
  readonly title: string
}

/** What a part of the map is about. */
export interface MapLabel {
  readonly x: number
  readonly y: number
  readonly words: readonly string[]
  readonly papers: number
}

export interface LibraryMap {
  readonly points: readonly MapPoint[]
  readonly labels: readonly MapLabel[]
  /** Papers there was no room for: of a large library the map has those decided about, and the newest. */
  readonly left: number
}
