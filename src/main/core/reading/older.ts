import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { type Day, type OffsetAt, startOfDay } from './days.ts'

/** Of a list, in its order, what came before a day: into the library, or out. What has no date of publication is not old. Reads only. */
export function olderThan(
  read: ReadHandle,
  ids: readonly PaperId[],
  day: Day,
  by: 'arrival' | 'published',
  offsetAt: OffsetAt,
): PaperId[] {
  const old = new Set(
    by === 'arrival'
      ? read.column<PaperId>('SELECT id FROM papers WHERE added_at < ?', startOfDay(day, offsetAt))
      : read.column<PaperId>('SELECT id FROM papers WHERE substr(published_at, 1, 10) < ?', day),
  )
  return ids.filter(id => old.has(id))
}
