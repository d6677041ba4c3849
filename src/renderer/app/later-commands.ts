import type { QueueId } from '../../preload/contract/reading.ts'
import type { Stores } from '../stores/stores.ts'
import { chosen, type Command } from './command.ts'
import { say } from './messages.ts'

/** When papers are to be read, why they wait, and the queues they wait in. */

export const laterCommands: readonly Command[] = [
  {
    id: 'snooze',
    name: say('Put off…'),
    group: 'Decide',
    keys: ['h'],
    shown: 'H',
    run(stores) {
      const papers = chosen(stores)
      if (papers.length > 0) stores.shell.show({ kind: 'snooze', papers })
    },
  },
  {
    id: 'due',
    name: say('Read by a day…'),
    group: 'Decide',
    keys: ['d'],
    shown: 'D',
    run(stores) {
      const papers = chosen(stores)
      if (papers.length > 0) stores.shell.show({ kind: 'due', papers })
    },
  },
  {
    id: 'mute',
    name: say('Mute, or let it be heard'),
    group: 'Decide',
    keys: ['Shift+M'],
    shown: 'Shift M',
    run(stores) {
      const papers = chosen(stores)
      void stores.later.setMuted(papers, !papers.every(id => stores.rows.get(id)?.muted))
    },
  },
  {
    id: 'reason',
    name: say('Say why it is in the queue'),
    group: 'Write',
    keys: ['w'],
    shown: 'W',
    run(stores) {
      const papers = chosen(stores)
      const queue = queueFor(stores)
      if (papers.length > 0 && queue) stores.shell.show({ kind: 'reason', papers, queue })
      else stores.notices.show({ text: say('This paper stands in no queue. Q queues it, Shift Q also says why.') })
    },
  },
  {
    id: 'queue-settings',
    name: say('Settings of this queue'),
    group: 'Library',
    keys: [],
    isPossible: ({ views }) => views.getState().view.kind === 'queue',
    run({ views, shell }) {
      const { view } = views.getState()
      if (view.kind === 'queue') shell.show({ kind: 'queue-settings', queue: view.queue })
    },
  },
  {
    id: 'stale',
    name: say('What has waited in this queue for too long'),
    group: 'Library',
    keys: [],
    isPossible: ({ views }) => views.getState().view.kind === 'queue',
    run({ views, shell }) {
      const { view } = views.getState()
      if (view.kind === 'queue') shell.show({ kind: 'stale', queue: view.queue })
    },
  },
  {
    id: 'save-search',
    name: say('Save this search as a queue'),
    group: 'Library',
    keys: ['Shift+S'],
    shown: 'Shift S',
    isPossible: ({ views }) => views.getState().view.kind === 'search',
    run({ views, shell, notices }) {
      const { view } = views.getState()
      if (view.kind === 'search') shell.show({ kind: 'queue', query: view.query })
      else notices.show({ text: say('Search for something first: what it finds becomes the queue.') })
    },
  },
]

/** The queue in front, else the first one the paper stands in. */
function queueFor({ views, rows, queues }: Stores): QueueId | null {
  const { view, selection } = views.getState()
  const byHand = queues.byHand()
  if (view.kind === 'queue' && byHand.some(({ id }) => id === view.queue)) return view.queue
  const row = selection.cursor === null ? undefined : rows.get(selection.cursor)
  return byHand.find(({ id }) => row?.queues.includes(id))?.id ?? null
}
