import type { PaperId, PaperRow } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import { finishPapers } from '../stores/reading-desk.ts'
import type { Stores } from '../stores/stores.ts'
import { say } from './messages.ts'

/** What the hand decides about a row without choosing it first: by a button under the pointer, or by a stroke. */

export interface RowAct {
  readonly kind: 'queue' | 'done' | 'dismiss' | 'inbox' | 'restore'
  readonly name: string
  /** The key that does the same. */
  readonly shown: string
  readonly run: (stores: Stores, id: PaperId) => void
}

const queue: RowAct = {
  kind: 'queue',
  name: say('Queue it'),
  shown: 'Q',
  run: ({ triage }, id) => void triage.setStatus([id], 'queued'),
}
const done: RowAct = {
  kind: 'done',
  name: say('Mark read'),
  shown: 'E',
  run: (stores, id) => void finishPapers(stores, [id]),
}
const dismiss: RowAct = {
  kind: 'dismiss',
  name: say('Dismiss'),
  shown: 'X',
  run: ({ triage }, id) => void triage.setStatus([id], 'dismissed'),
}
const inbox: RowAct = {
  kind: 'inbox',
  name: say('Back to the inbox'),
  shown: 'U',
  run: ({ triage }, id) => void triage.setStatus([id], 'inbox'),
}
const restore: RowAct = {
  kind: 'restore',
  name: say('Bring back from the trash'),
  shown: 'Del',
  run: ({ triage }, id) => void triage.setTrashed([id], false),
}

export interface RowActs {
  /** Nearer to being read: a stroke to the right. */
  readonly forward: RowAct
  /** Out of the way: a stroke to the left. */
  readonly away: RowAct | null
}

export function actsOf({ status }: PaperRow, view: View): RowActs {
  if (view.kind === 'trash') return { forward: restore, away: null }
  switch (status) {
    case 'inbox':
      return { forward: queue, away: dismiss }
    case 'queued':
    case 'reading':
      return { forward: done, away: dismiss }
    case 'read':
    case 'dismissed':
      return { forward: queue, away: inbox }
  }
}
