import { UP_NEXT } from '../../preload/contract/reading.ts'
import { allOf, extendedTo, indexOfCursor, moved } from '../stores/selection.ts'
import type { Stores } from '../stores/stores.ts'
import { canGoBack } from '../stores/window-history.ts'
import { type Command, goToPage, goToView } from './command.ts'
import { pageOfList, scrollAbstract } from './focus.ts'
import { say } from './messages.ts'

/** Ways through the list and between lists. */

const END = Number.MAX_SAFE_INTEGER

function move(id: string, name: string, keys: readonly string[], by: (stores: Stores) => number): Command {
  return {
    id,
    name,
    group: 'Move',
    keys,
    hidden: true,
    run(stores) {
      const places = by(stores)
      stores.views.select((ids, selection) => moved(ids, selection, places), places === END ? 'all' : 'near')
    },
  }
}

function extend(id: string, name: string, keys: readonly string[], by: number): Command {
  return {
    id,
    name,
    group: 'Move',
    keys,
    hidden: true,
    run: stores =>
      stores.views.select((ids, selection) =>
        extendedTo(ids, selection, Math.max(0, indexOfCursor(ids, selection)) + by),
      ),
  }
}

export const moveCommands: readonly Command[] = [
  move('next', say('Next paper'), ['j', 'ArrowDown'], () => 1),
  move('previous', say('Previous paper'), ['k', 'ArrowUp'], () => -1),
  move('first', say('First paper'), ['Home', 'g g'], () => -END),
  move('last', say('Last paper'), ['End', 'Shift+G'], () => END),
  move('page-down', say('A page down'), ['PageDown'], () => pageOfList()),
  move('page-up', say('A page up'), ['PageUp'], () => -pageOfList()),
  extend('extend-next', say('Choose one more down'), ['Shift+J', 'Shift+ArrowDown'], 1),
  extend('extend-previous', say('Choose one more up'), ['Shift+K', 'Shift+ArrowUp'], -1),
  {
    id: 'extend-first',
    name: say('Choose all up to here'),
    group: 'Move',
    keys: ['Shift+Home'],
    shown: 'Shift Home',
    run: ({ views }) => views.select((ids, selection) => extendedTo(ids, selection, 0)),
  },
  {
    id: 'all',
    name: say('Choose all'),
    group: 'Move',
    keys: ['$mod+a'],
    shown: 'Ctrl A',
    run: ({ views }) => views.select(allOf, 'all'),
  },
  {
    id: 'peek',
    name: say('Peek at the abstract'),
    group: 'Move',
    keys: ['Space'],
    shown: 'Space',
    run({ shell }) {
      if (!scrollAbstract()) shell.setState(({ isDetailsOpen }) => ({ isDetailsOpen: !isDetailsOpen }))
    },
  },
  {
    id: 'up',
    name: say('Move up in the queue'),
    group: 'Move',
    keys: ['Alt+ArrowUp'],
    shown: 'Alt ↑',
    run: stores => void stores.reorder.by(-1),
  },
  {
    id: 'down',
    name: say('Move down in the queue'),
    group: 'Move',
    keys: ['Alt+ArrowDown'],
    shown: 'Alt ↓',
    run: stores => void stores.reorder.by(1),
  },
  {
    id: 'top',
    name: say('Move to the top of the queue'),
    group: 'Move',
    keys: ['Alt+Home'],
    shown: 'Alt Home',
    run: stores => void stores.reorder.by(-END),
  },

  {
    id: 'back',
    name: say('Back to where one was'),
    group: 'Go to',
    keys: ['Alt+ArrowLeft'],
    shown: 'Alt ←',
    isPossible: () => canGoBack(history.state),
    run() {
      // The first place has none before it: the browser would leave.
      if (canGoBack(history.state)) history.back()
    },
  },
  {
    id: 'forward',
    name: say('Forward again'),
    group: 'Go to',
    keys: ['Alt+ArrowRight'],
    shown: 'Alt →',
    run: () => history.forward(),
  },
  goToView('inbox', say('Inbox'), 'i', { kind: 'status', status: 'inbox' }),
  goToView('up-next', say('Up next'), 'u', { kind: 'queue', queue: UP_NEXT }),
  goToView('reading', say('Reading'), 'r', { kind: 'status', status: 'reading' }),
  goToView('read', say('Read'), 'd', { kind: 'status', status: 'read' }),
  goToView('starred', say('Starred'), 's', { kind: 'starred' }),
  goToView('snoozed', say('Put off'), 'o', { kind: 'snoozed' }),
  goToView('muted', say('Muted'), 'm', { kind: 'muted' }),
  goToView('all', say('All papers'), 'a', { kind: 'all' }),
  goToPage('annotations', say('Annotations of the library'), 'h', { kind: 'annotations' }),
  goToView('dismissed', say('Dismissed'), 'x', { kind: 'status', status: 'dismissed' }),
  goToView('trash', say('Trash'), 't', { kind: 'trash' }),
]
