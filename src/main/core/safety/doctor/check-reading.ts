import type { PaperId } from '../../../../preload/contract/paper.ts'
import { UP_NEXT } from '../../../../preload/contract/reading.ts'
import { makeChangeset } from '../../journal/changeset.ts'
import { keepQueueHistory } from '../../reading/queue-history.ts'
import { appendToQueue } from '../../reading/queues.ts'
import { arrive, nextArrival } from '../../reading/reading.ts'
import { counted } from '../../counted.ts'
import { type Check, fine, REPAIR, repaired, wrong } from './finding.ts'

const DAY = 86_400_000
const TRASH_KEPT_FOR = 30 * DAY

/** Every paper has its row of decisions. */
export const checkReadingRows: Check = async ({ session }, repair) => {
  const missing = session.read.column<PaperId>(
    'SELECT id FROM papers WHERE id NOT IN (SELECT paper_id FROM reading) ORDER BY id',
  )
  if (missing.length === 0) return [fine('reading', 'Every paper has a reading state.')]
  const what = `${counted(missing.length, 'paper has', 'papers have')} no reading state and ${missing.length === 1 ? 'stands' : 'stand'} in no list`
  if (!repair) return [wrong('reading', `${what}. ${REPAIR}`)]
  session.transact((write, changes) => {
    const arrival = nextArrival(write)
    for (const [index, id] of missing.entries()) arrive(write, id, arrival - index)
    changes.papers(missing)
  })
  return [repaired('reading', `${what}: put back into the inbox.`)]
}

interface QueueItem {
  readonly queue_id: string
  readonly paper_id: PaperId
}

/** Undecided and finished papers stand in no queue, and none in a queue that is a search; queued ones stand in at least one. */
export const checkQueues: Check = async ({ session, ports }, repair) => {
  const stale = session.read.all<QueueItem>(
    `SELECT i.queue_id, i.paper_id FROM queue_items i JOIN reading r ON r.paper_id = i.paper_id 
       WHERE r.status NOT IN ('queued', 'reading') OR i.queue_id IN (SELECT id FROM queues WHERE query IS NOT NULL) ORDER BY i.paper_id`,
  )
  const homeless = session.read.column<PaperId>(
    `SELECT paper_id FROM reading WHERE status = 'queued' AND paper_id NOT IN (SELECT paper_id FROM queue_items WHERE queue_id NOT IN (SELECT id FROM queues WHERE query IS NOT NULL)) ORDER BY arrival DESC`,
  )
  const hasUpNext = session.read.one('SELECT 1 AS found FROM queues WHERE id = ?', UP_NEXT) !== undefined
  if (stale.length + homeless.length === 0 && hasUpNext) return [fine('queues', 'The queues hold what is queued.')]
  const what = [
    ...(stale.length > 0 ? [`${counted(stale.length, 'paper stands', 'papers stand')} in a queue`] : []),
    ...(homeless.length > 0
      ? [`${counted(homeless.length, 'queued paper stands', 'queued papers stand')} in no queue`]
      : []),
    ...(hasUpNext ? [] : ['"Up next" is missing']),
  ].join(', ')
  if (!repair) return [wrong('queues', `${what}. ${REPAIR}`)]
  session.transact((write, changes) => {
    const rows = makeChangeset(write)
    if (!hasUpNext) rows.put('queues', { id: UP_NEXT, name: 'Up next', hue: 250, icon: null, position: '1' })
    for (const { queue_id, paper_id } of stale) rows.remove('queue_items', [queue_id, paper_id])
    appendToQueue(rows, write, UP_NEXT, homeless, ports.now())
    keepQueueHistory(write, rows.changes, ports.now())
    changes.papers([...stale.map(item => item.paper_id), ...homeless])
    changes.topic('queues')
  })
  return [repaired('queues', `${what}: those were taken out, queued ones without a queue put at the end of "Up next".`)]
}

/** Says what lies in the trash past its time. Papers are never removed by themselves. */
export const checkTrash: Check = async ({ session, ports }) => {
  const old =
    session.read.one<{ n: number }>(
      'SELECT count(*) AS n FROM reading WHERE trashed_at < ?',
      ports.now() - TRASH_KEPT_FOR,
    )?.n ?? 0
  return [
    fine(
      'trash',
      old === 0
        ? 'Nothing has lain in the trash for more than 30 days.'
        : `${counted(old, 'paper has', 'papers have')} lain in the trash for more than 30 days and could be removed for good. Nothing is removed by itself.`,
    ),
  ]
}
