import type { PaperId } from '../../preload/contract/paper.ts'

/** Which papers of a list the keys act on. Pure. */
export interface Selection {
  /** The paper under the keys. */
  readonly cursor: PaperId | null
  /** Where a range began. */
  readonly anchor: PaperId | null
  /** Empty while only the cursor is meant. */
  readonly selected: ReadonlySet<PaperId>
}

const NONE: ReadonlySet<PaperId> = new Set()
export const NO_SELECTION: Selection = { cursor: null, anchor: null, selected: NONE }

export function cursorOn(id: PaperId | null): Selection {
  return { cursor: id, anchor: id, selected: NONE }
}

export function indexOfCursor(ids: readonly PaperId[], { cursor }: Selection): number {
  return cursor === null ? -1 : ids.indexOf(cursor)
}

/** The cursor a number of places on, held inside the list. */
export function moved(ids: readonly PaperId[], selection: Selection, by: number): Selection {
  const at = indexOfCursor(ids, selection)
  const to = at < 0 ? (by > 0 ? 0 : ids.length - 1) : Math.min(Math.max(at + by, 0), ids.length - 1)
  return cursorOn(ids[to] ?? null)
}

/** A range from the anchor to a place. */
export function extendedTo(ids: readonly PaperId[], selection: Selection, to: number): Selection {
  const end = Math.min(Math.max(to, 0), ids.length - 1)
  const anchor = selection.anchor ?? selection.cursor ?? ids[end] ?? null
  const start = anchor === null ? end : Math.max(ids.indexOf(anchor), 0)
  const range = ids.slice(Math.min(start, end), Math.max(start, end) + 1)
  return { cursor: ids[end] ?? null, anchor, selected: new Set(range) }
}

export function toggled(selection: Selection, id: PaperId): Selection {
  const before =
    selection.selected.size > 0 ? selection.selected : new Set(selection.cursor === null ? [] : [selection.cursor])
  const selected = new Set(before)
  if (!selected.delete(id)) selected.add(id)
  return { cursor: id, anchor: id, selected }
}

export function allOf(ids: readonly PaperId[], selection: Selection): Selection {
  return { cursor: selection.cursor ?? ids[0] ?? null, anchor: selection.anchor, selected: new Set(ids) }
}

/** The papers an action is for, in the order of the list. */
export function meantBy(ids: readonly PaperId[], { cursor, selected }: Selection): readonly PaperId[] {
  if (selected.size > 0) return ids.filter(id => selected.has(id))
  return cursor === null ? [] : [cursor]
}

/**
 * The selection after the list changed: the cursor stays on its paper; where that is gone it stays in its place,
 * so that the next paper comes under the keys.
 */
export function kept(before: readonly PaperId[], after: readonly PaperId[], selection: Selection): Selection {
  const { cursor, anchor } = selection
  // A set of a hundred thousand ids takes longer than a frame has: it is made where many are asked for, and only there.
  let ids: ReadonlySet<PaperId> | null = null
  const isStill = (id: PaperId): boolean => (ids ??= new Set(after)).has(id)
  const selected = selection.selected.size === 0 ? NONE : new Set([...selection.selected].filter(isStill))
  if (cursor !== null && after.includes(cursor))
    return {
      cursor,
      anchor: anchor !== null && (anchor === cursor || after.includes(anchor)) ? anchor : cursor,
      selected,
    }
  const place = indexOfCursor(before, selection)
  // The first paper after the old place that is still there; else the last one.
  const next = place < 0 ? after[0] : (firstAfter(before, place, after, isStill) ?? after[after.length - 1])
  return { cursor: next ?? null, anchor: next ?? null, selected }
}

function firstAfter(
  before: readonly PaperId[],
  place: number,
  after: readonly PaperId[],
  isStill: (id: PaperId) => boolean,
): PaperId | undefined {
  const beside = before[place + 1]
  // As a rule it is the very next one.
  if (beside !== undefined && after.includes(beside)) return beside
  return before.slice(place).find(isStill)
}
