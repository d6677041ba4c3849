import type { Status } from '../../preload/contract/paper.ts'
import { UP_NEXT } from '../../preload/contract/reading.ts'
import { finishPapers, openPaper } from '../stores/reading-desk.ts'
import type { Stores } from '../stores/stores.ts'
import { chosen, type Command, cursor } from './command.ts'
import { say } from './messages.ts'

/** What one decides about papers. */

function decide(id: string, name: string, key: string, status: Status): Command {
  return {
    id,
    name,
    group: 'Decide',
    keys: [key],
    shown: key.toUpperCase(),
    run: stores => void stores.triage.setStatus(chosen(stores), status),
  }
}

function toQueue(place: number): Command {
  const queueOf = (stores: Stores) => stores.queues.byHand().filter(({ id }) => id !== UP_NEXT)[place - 1]
  return {
    id: `queue.${place}`,
    name: say('Send to queue {place}', { place }),
    group: 'Decide',
    keys: [String(place)],
    shown: String(place),
    isPossible: stores => queueOf(stores) !== undefined,
    run(stores) {
      const queue = queueOf(stores)
      if (queue) return void stores.triage.place(chosen(stores), queue.id, queue.name)
      stores.notices.show({ text: say('There is no queue {place} yet. Make one in the sidebar.', { place }) })
    },
  }
}

export const triageCommands: readonly Command[] = [
  decide('queue', say('Queue in “Up next”'), 'q', 'queued'),
  decide('dismiss', say('Dismiss'), 'x', 'dismissed'),
  {
    id: 'star',
    name: say('Star, or take the star away'),
    group: 'Decide',
    keys: ['s'],
    shown: 'S',
    run(stores) {
      const ids = chosen(stores)
      void stores.triage.setStarred(ids, !ids.every(id => stores.rows.get(id)?.starred))
    },
  },
  {
    id: 'finish',
    name: say('Mark read'),
    group: 'Decide',
    keys: ['e'],
    shown: 'E',
    run: stores => void finishPapers(stores, chosen(stores)),
  },
  decide('start', say('Mark as being read'), 'r', 'reading'),
  decide('inbox', say('Back to the inbox'), 'u', 'inbox'),
  {
    id: 'undo',
    name: say('Undo'),
    group: 'Decide',
    keys: ['z', '$mod+z'],
    shown: 'Z',
    run: stores => void stores.triage.undo(),
  },
  {
    id: 'redo',
    name: say('Redo'),
    group: 'Decide',
    keys: ['Shift+Z', '$mod+Shift+Z', '$mod+y'],
    shown: 'Shift Z',
    run: stores => void stores.triage.redo(),
  },
  ...[1, 2, 3, 4, 5].map(toQueue),
  {
    id: 'trash',
    name: say('Move to the trash'),
    group: 'Decide',
    keys: ['Delete', '$mod+Backspace'],
    shown: 'Del',
    run: stores => void stores.triage.setTrashed(chosen(stores), stores.views.getState().view.kind !== 'trash'),
  },

  {
    id: 'read',
    name: say('Read the PDF'),
    group: 'Decide',
    keys: ['Enter'],
    shown: 'Enter',
    run(stores) {
      const id = cursor(stores)
      if (id !== null) void openPaper(stores, id)
    },
  },
]
