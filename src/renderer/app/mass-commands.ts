import { UP_NEXT } from '../../preload/contract/reading.ts'
import { cursor, chosen, type Command } from './command.ts'
import { say } from './messages.ts'

/** Deciding about many papers at once, and putting papers where one wants them. */

export const massCommands: readonly Command[] = [
  {
    id: 'up-to-here',
    name: say('All up to here…'),
    group: 'Decide',
    keys: ['Shift+U'],
    shown: 'Shift U',
    isPossible: stores => cursor(stores) !== null,
    run(stores) {
      if (cursor(stores) !== null) stores.shell.show({ kind: 'mass', of: 'up-to-here' })
    },
  },
  {
    id: 'older',
    name: say('All older than so many days…'),
    group: 'Decide',
    keys: ['Shift+O'],
    shown: 'Shift O',
    run: ({ shell }) => shell.show({ kind: 'mass', of: 'older' }),
  },
  {
    id: 'place',
    name: say('Queue where and why…'),
    group: 'Decide',
    keys: ['Shift+Q'],
    shown: 'Shift Q',
    run(stores) {
      const papers = chosen(stores)
      if (papers.length > 0) stores.shell.show({ kind: 'place', papers })
    },
  },
  {
    id: 'queue-top',
    name: say('Queue at the top of “Up next”'),
    group: 'Decide',
    keys: ['Alt+q'],
    shown: 'Alt Q',
    run: stores => void stores.triage.place(chosen(stores), UP_NEXT, say('Up next'), { place: { at: 'top' } }),
  },
  {
    id: 'take',
    name: say('Take out of this queue'),
    group: 'Decide',
    keys: ['Shift+X'],
    shown: 'Shift X',
    isPossible: ({ views }) => views.getState().view.kind === 'queue',
    run(stores) {
      const { view } = stores.views.getState()
      const queue = view.kind === 'queue' ? stores.queues.byHand().find(({ id }) => id === view.queue) : undefined
      if (queue) return void stores.triage.take(chosen(stores), queue.id, queue.name)
      stores.notices.show({ text: say('Papers can be taken out of a queue that is in front and ordered by hand.') })
    },
  },
]
