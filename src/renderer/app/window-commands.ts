import { LAYOUTS } from '../stores/preference-store.ts'
import type { Stores } from '../stores/stores.ts'
import { papersWithAnnotations, saveMarkdown } from '../stores/annotation-export.ts'
import { openPage } from '../stores/way.ts'
import { chosen, type Command, cursor } from './command.ts'
import { focusNote, focusSearch } from './focus.ts'

/** Writing on papers, bringing papers in, and the window itself. */

export const windowCommands: readonly Command[] = [
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
    run(stores) {
      const paper = cursor(stores)
      stores.shell.setState({ isDetailsOpen: true })
      if (paper !== null) requestAnimationFrame(() => focusNote(paper))
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
  {
    id: 'markdown.list',
    name: 'Save the annotations of this list as Markdown',
    group: 'Library',
    keys: [],
    run: async stores => {
      const marked = new Set(await papersWithAnnotations(stores))
      const papers = stores.views.getState().ids.filter(id => marked.has(id))
      await saveMarkdown(stores, papers, 'Annotations of a list')
    },
  },
  {
    id: 'markdown.all',
    name: 'Save all annotations as Markdown',
    group: 'Library',
    keys: [],
    run: async stores => saveMarkdown(stores, await papersWithAnnotations(stores), 'All annotations'),
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
    id: 'design',
    name: 'The look: colours, type and distances',
    group: 'Window',
    keys: [],
    run: stores => openPage(stores, { kind: 'design' }),
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
    id: 'layout',
    name: 'Next layout of the list: rows, cards, table',
    group: 'Window',
    keys: ['v'],
    shown: 'V',
    run({ preferences }) {
      const { layout } = preferences.getState()
      preferences.change({ layout: LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'list' })
    },
  },
  ...LAYOUTS.map(
    (layout): Command => ({
      id: `layout.${layout}`,
      name: { list: 'Papers as rows', cards: 'Papers as cards', table: 'Papers as a table' }[layout],
      group: 'Window',
      keys: [],
      run: ({ preferences }) => preferences.change({ layout }),
    }),
  ),
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
