import type { Day } from './days.ts'

/** A change from one state to another. */
export interface Change {
  readonly paper: number
  readonly at: number
  readonly from: string
  readonly to: string
}

/**
 * The changes that count: those that were taken back on the day they were made were a slip of the finger, or undone,
 * and count neither way. Takes and gives them in the order they happened. Pure.
 */
export function withoutSlips<C extends Change>(changes: readonly C[], dayOf: (at: number) => Day): C[] {
  const standing = new Map<number, C[]>()
  for (const change of changes) {
    const own = standing.get(change.paper) ?? []
    standing.set(change.paper, own)
    const last = own.at(-1)
    if (last && last.from === change.to && last.to === change.from && dayOf(last.at) === dayOf(change.at)) own.pop()
    else own.push(change)
  }
  const counted = new Set([...standing.values()].flat())
  return changes.filter(change => counted.has(change))
}
