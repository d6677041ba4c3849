import type { PaperId, Status } from '../../preload/contract/paper.ts'
import { UP_NEXT } from '../../preload/contract/reading.ts'
import { finishPapers, openPaper } from '../stores/reading-desk.ts'
import { allOf, extendedTo, indexOfCursor, meantBy, moved } from '../stores/selection.ts'
import type { Stores } from '../stores/stores.ts'
import { focusSearch, pageOfList, scrollAbstract } from './focus.ts'

/** THE table of what one can do: every action has a name, a shortcut and a place in the palette. */
export interface Command {
  readonly id: string
  readonly name: string
  readonly group: 'Decide' | 'Move' | 'Go to' | 'Write' | 'Library' | 'Window'
  /** As tinykeys writes them. */
  readonly keys: readonly string[]
  /** As people read them; none where the command has no key. */
  readonly shown?: string
  /** Movements are no use in a list of commands. */
  readonly hidden?: boolean
  run(stores: Stores): unknown
}

function chosen({ views }: Stores): readonly PaperId[] {
  const { ids, selection } = views.getState()
  return meantBy(ids, selection)
}

function cursor({ views }: Stores): PaperId | null {
  return views.getState().selection.cursor
}

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

function move(id: string, name: string, keys: readonly string[], by: (stores: Stores) => number): Command {
  return {
    id,
    name,
    group: 'Move',
    keys,
    hidden: true,
    run: stores => stores.views.select((ids, selection) => moved(ids, selection, by(stores))),
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

function goTo(id: string, name: string, key: string, view: Parameters<Stores['views']['open']>[0]): Command {
  return {
    id: `go.${id}`,
    name,
    group: 'Go to',
    keys: [`g ${key}`],
    shown: `G ${key.toUpperCase()}`,
    run({ views, tabs }) {
      tabs.activate(null)
      views.open(view)
    },
  }
}

function toQueue(place: number): Command {
  return {
    id: `queue.${place}`,
    name: `Send to queue ${place}`,
    group: 'Decide',
    keys: [String(place)],
    shown: String(place),
    run(stores) {
      const queue = (stores.queues.getState().value ?? []).filter(({ id }) => id !== UP_NEXT)[place - 1]
      if (queue) return void stores.triage.place(chosen(stores), queue.id, queue.name)
      stores.notices.show({ text: `There is no queue ${place} yet. Make one in the sidebar.` })
    },
  }
}

const END = Number.MAX_SAFE_INTEGER

export const commands: readonly Command[] = [
  decide('queue', 'Queue in “Up next”', 'q', 'queued'),
  decide('dismiss', 'Dismiss', 'x', 'dismissed'),
  {
    id: 'star',
    name: 'Star, or take the star away',
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
    name: 'Mark read',
    group: 'Decide',
    keys: ['e'],
    shown: 'E',
    run: stores => void finishPapers(stores, chosen(stores)),
  },
  decide('start', 'Mark as being read', 'r', 'reading'),
  decide('inbox', 'Back to the inbox', 'u', 'inbox'),
  {
    id: 'undo',
    name: 'Undo',
    group: 'Decide',
    keys: ['z', '$mod+z'],
    shown: 'Z',
    run: stores => void stores.triage.undo(),
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'Decide',
    keys: ['Shift+Z', '$mod+Shift+Z', '$mod+y'],
    shown: 'Shift Z',
    run: stores => void stores.triage.redo(),
  },
  ...[1, 2, 3, 4, 5].map(toQueue),
  {
    id: 'trash',
    name: 'Move to the trash',
    group: 'Decide',
    keys: ['Delete', '$mod+Backspace'],
    shown: 'Del',
    run: stores => void stores.triage.setTrashed(chosen(stores), stores.views.getState().view.kind !== 'trash'),
  },

  {
    id: 'read',
    name: 'Read the PDF',
    group: 'Decide',
    keys: ['Enter'],
    shown: 'Enter',
    run(stores) {
      const id = cursor(stores)
      if (id !== null) void openPaper(stores, id)
    },
  },

  move('next', 'Next paper', ['j', 'ArrowDown'], () => 1),
  move('previous', 'Previous paper', ['k', 'ArrowUp'], () => -1),
  move('first', 'First paper', ['Home', 'g g'], () => -END),
  move('last', 'Last paper', ['End', 'Shift+G'], () => END),
  move('page-down', 'A page down', ['PageDown'], () => pageOfList()),
  move('page-up', 'A page up', ['PageUp'], () => -pageOfList()),
  extend('extend-next', 'Choose one more down', ['Shift+J', 'Shift+ArrowDown'], 1),
  extend('extend-previous', 'Choose one more up', ['Shift+K', 'Shift+ArrowUp'], -1),
  {
    id: 'extend-first',
    name: 'Choose all up to here',
    group: 'Move',
    keys: ['Shift+Home'],
    shown: 'Shift Home',
    run: ({ views }) => views.select((ids, selection) => extendedTo(ids, selection, 0)),
  },
  {
    id: 'all',
    name: 'Choose all',
    group: 'Move',
    keys: ['$mod+a'],
    shown: 'Ctrl A',
    run: ({ views }) => views.select(allOf),
  },
  {
    id: 'peek',
    name: 'Peek at the abstract',
    group: 'Move',
    keys: ['Space'],
    shown: 'Space',
    run({ shell }) {
      if (!scrollAbstract()) shell.setState(({ isDetailsOpen }) => ({ isDetailsOpen: !isDetailsOpen }))
    },
  },
  {
    id: 'up',
    name: 'Move up in the queue',
    group: 'Move',
    keys: ['Alt+ArrowUp'],
    shown: 'Alt ↑',
    run: stores => void stores.reorder.by(-1),
  },
  {
    id: 'down',
    name: 'Move down in the queue',
    group: 'Move',
    keys: ['Alt+ArrowDown'],
    shown: 'Alt ↓',
    run: stores => void stores.reorder.by(1),
  },
  {
    id: 'top',
    name: 'Move to the top of the queue',
    group: 'Move',
    keys: ['Alt+Home'],
    shown: 'Alt Home',
    run: stores => void stores.reorder.by(-END),
  },

  goTo('inbox', 'Inbox', 'i', { kind: 'status', status: 'inbox' }),
  goTo('up-next', 'Up next', 'u', { kind: 'queue', queue: UP_NEXT }),
  goTo('reading', 'Reading', 'r', { kind: 'status', status: 'reading' }),
  goTo('read', 'Read', 'd', { kind: 'status', status: 'read' }),
  goTo('starred', 'Starred', 's', { kind: 'starred' }),
  goTo('all', 'All papers', 'a', { kind: 'all' }),
  goTo('dismissed', 'Dismissed', 'x', { kind: 'status', status: 'dismissed' }),
  goTo('trash', 'Trash', 't', { kind: 'trash' }),

  {
    id: 'tag',
    name: 'Tag',
    group: 'Write',
    keys: ['t'],
    shown: 'T',
    run(stores) {
      const papers = chosen(stores)
      if (papers.length > 0) stores.shell.show({ kind: 'tag', papers })
    },
  },
  {
    id: 'remark',
    name: 'Remark in a line',
    group: 'Write',
    keys: ['m'],
    shown: 'M',
    run(stores) {
      const paper = cursor(stores)
      if (paper !== null) stores.shell.show({ kind: 'remark', paper })
    },
  },
  {
    id: 'note',
    name: 'Write a note',
    group: 'Write',
    keys: ['n'],
    shown: 'N',
    run({ shell }) {
      shell.setState({ isDetailsOpen: true })
      requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>('[data-note]')?.focus())
    },
  },

  { id: 'search', name: 'Search', group: 'Library', keys: ['/', '$mod+f'], shown: '/', run: () => focusSearch() },
  {
    id: 'add',
    name: 'Import a file, paste, or add a paper',
    group: 'Library',
    keys: ['$mod+i', 'a'],
    shown: 'A',
    run: ({ shell }) => shell.show({ kind: 'add' }),
  },
  {
    id: 'feed',
    name: 'Subscribe to a feed',
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'feed' }),
  },
  {
    id: 'refresh',
    name: 'Refresh all feeds',
    group: 'Library',
    keys: ['Shift+R'],
    shown: 'Shift R',
    run: stores => void stores.feeds.refreshFeeds(null),
  },
  {
    id: 'new-queue',
    name: 'Make a queue',
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'queue' }),
  },
  { id: 'backup', name: 'Back up the library now', group: 'Library', keys: [], run: backUp },

  {
    id: 'palette',
    name: 'Commands',
    group: 'Window',
    keys: ['$mod+k'],
    shown: 'Ctrl K',
    hidden: true,
    run: ({ shell }) => shell.show({ kind: 'palette' }),
  },
  {
    id: 'help',
    name: 'Keyboard shortcuts',
    group: 'Window',
    keys: ['?', 'Shift+?'],
    shown: '?',
    run: ({ shell }) => shell.show({ kind: 'help' }),
  },
  {
    id: 'settings',
    name: 'Settings',
    group: 'Window',
    keys: ['$mod+,'],
    shown: 'Ctrl ,',
    run: ({ shell }) => shell.show({ kind: 'settings' }),
  },
  {
    id: 'theme.light',
    name: 'Light theme',
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'light' }),
  },
  {
    id: 'theme.dark',
    name: 'Dark theme',
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'dark' }),
  },
  {
    id: 'theme.system',
    name: 'Theme of the system',
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'system' }),
  },
  {
    id: 'theme.contrast',
    name: 'High contrast',
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'contrast' }),
  },
  {
    id: 'density',
    name: 'Compact rows, or comfortable ones',
    group: 'Window',
    keys: [],
    run: ({ settings }) =>
      void settings.change({ density: settings.getState().value?.density === 'compact' ? 'comfortable' : 'compact' }),
  },
]

async function backUp({ client, notices }: Stores): Promise<void> {
  try {
    const backup = await client.call('backups.make', {})
    notices.show({ text: `Backed up ${backup.papers.toLocaleString('en')} papers and checked the backup.` })
  } catch (error) {
    notices.fail(error)
  }
}
