import type { PaperRow, Status } from '../../preload/contract/paper.ts'
import { type QueueId, UP_NEXT } from '../../preload/contract/reading.ts'
import type { View } from '../../preload/contract/search.ts'

/** What a change does to the list one looks at, known before the library says so. Pure. */

export type Decision =
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'star'; readonly starred: boolean }
  | { readonly kind: 'tag'; readonly tag: string; readonly on: boolean }
  | { readonly kind: 'trash'; readonly trashed: boolean }
  | { readonly kind: 'place'; readonly queue: QueueId; readonly reason?: string | undefined }
  | { readonly kind: 'take'; readonly queue: QueueId }
  /** Until a day or an instant; null brings back. */
  | { readonly kind: 'snooze'; readonly until: string | null }
  | { readonly kind: 'due'; readonly on: string | null }
  | { readonly kind: 'mute'; readonly muted: boolean }
  | { readonly kind: 'reason'; readonly queue: QueueId; readonly reason: string }
  /** That a paper stays where it is: nothing to be seen of it in a list. */
  | { readonly kind: 'keep' }

/** Whether papers leave the view by a decision. */
export function leavesView(view: View, decision: Decision): boolean {
  if (decision.kind === 'trash') return decision.trashed ? view.kind !== 'trash' : view.kind === 'trash'
  if (decision.kind === 'snooze') return decision.until === null ? view.kind === 'snoozed' : hidesSnoozed(view)
  switch (view.kind) {
    case 'status':
      if (decision.kind === 'mute') return decision.muted && view.status === 'inbox'
      if (decision.kind === 'status') return decision.status !== view.status
      return decision.kind === 'place' && view.status !== 'queued' && view.status !== 'reading'
    case 'queue':
      if (decision.kind === 'take') return decision.queue === view.queue
      return decision.kind === 'status' && endsQueueing(decision.status)
    case 'snoozed':
      return decision.kind === 'status' || decision.kind === 'place'
    case 'muted':
      return decision.kind === 'mute' && !decision.muted
    case 'starred':
      return decision.kind === 'star' && !decision.starred
    case 'tag':
      return decision.kind === 'tag' && decision.tag === view.tag && !decision.on
    default:
      return false
  }
}

/** Lists of what waits to be read. */
function hidesSnoozed(view: View): boolean {
  return view.kind === 'queue' || (view.kind === 'status' && view.status !== 'read' && view.status !== 'dismissed')
}

/** Decided and finished papers stand in no queue. */
function endsQueueing(status: Status): boolean {
  return status === 'read' || status === 'dismissed' || status === 'inbox'
}

/** What decisions change of a row and of a whole paper alike. */
type Decided = Pick<PaperRow, 'status' | 'starred' | 'queues' | 'snoozedUntil' | 'dueOn' | 'muted' | 'reasons'>

/** Status, star and queues after a decision, as the library will have them. */
export function afterDecision(row: Decided, decision: Decision): Partial<Decided> {
  switch (decision.kind) {
    case 'status': {
      const kept = endsQueueing(decision.status) ? [] : row.queues
      const queues = decision.status === 'queued' && kept.length === 0 ? [UP_NEXT] : kept
      return { status: decision.status, queues }
    }
    case 'star':
      return { starred: decision.starred }
    case 'place':
      return {
        status: row.status === 'reading' ? 'reading' : 'queued',
        queues: row.queues.includes(decision.queue) ? row.queues : [...row.queues, decision.queue],
        snoozedUntil: null,
        ...(decision.reason === undefined ? {} : { reasons: withReason(row, decision.queue, decision.reason) }),
      }
    case 'take': {
      const queues = row.queues.filter(queue => queue !== decision.queue)
      return { queues, status: row.status === 'queued' && queues.length === 0 ? 'inbox' : row.status }
    }
    case 'snooze':
      // The library reads a day as its beginning, by the reader's clock.
      return { snoozedUntil: decision.until === null ? null : instantOf(decision.until) }
    case 'due':
      return { dueOn: decision.on }
    case 'mute':
      return { muted: decision.muted }
    case 'reason':
      return { reasons: withReason(row, decision.queue, decision.reason) }
    default:
      return {}
  }
}

function withReason({ reasons }: Decided, queue: QueueId, reason: string): Readonly<Record<string, string>> {
  const others = Object.entries(reasons).filter(([other]) => other !== queue)
  return Object.fromEntries(reason.trim() === '' ? others : [...others, [queue, reason.trim()]])
}

function instantOf(until: string): string {
  return new Date(until.length === 'yyyy-mm-dd'.length ? `${until}T00:00:00` : until).toISOString()
}

export function sameView(a: View, b: View): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
