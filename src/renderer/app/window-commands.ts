import { LAYOUTS } from '../stores/preference-store.ts'
import type { Stores } from '../stores/stores.ts'
import { papersWithAnnotations, saveMarkdown } from '../stores/annotation-export.ts'
import { openPage } from '../stores/way.ts'
import { chosen, type Command, cursor } from './command.ts'
import { focusNote, focusSearch } from './focus.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** Writing on papers, bringing papers in, and the window itself. */

export const windowCommands: readonly Command[] = [
  {
    id: 'tag',
    name: say('Tag'),
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
    name: say('Remark in a line'),
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
    name: say('Write a note'),
    group: 'Write',
    keys: ['n'],
    shown: 'N',
    run(stores) {
      const paper = cursor(stores)
      stores.shell.setState({ isDetailsOpen: true })
      if (paper !== null) requestAnimationFrame(() => focusNote(paper))
    },
  },

  { id: 'search', name: say('Search'), group: 'Library', keys: ['/', '$mod+f'], shown: '/', run: () => focusSearch() },
  {
    id: 'add',
    name: say('Import a file, paste, or add a paper'),
    group: 'Library',
    keys: ['$mod+i', 'a'],
    shown: 'A',
    run: ({ shell }) => shell.show({ kind: 'add' }),
  },
  {
    id: 'feed',
    name: say('Subscribe to a feed'),
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'feed' }),
  },
  {
    id: 'refresh',
    name: say('Refresh all feeds'),
    group: 'Library',
    keys: ['Shift+R'],
    shown: 'Shift R',
    run: stores => void stores.feeds.refreshFeeds(null),
  },
  {
    id: 'new-queue',
    name: say('Make a queue'),
    group: 'Library',
    keys: [],
    run: ({ shell }) => shell.show({ kind: 'queue' }),
  },
  {
    id: 'markdown.list',
    name: say('Save the annotations of this list as Markdown'),
    group: 'Library',
    keys: [],
    run: async stores => {
      const marked = new Set(await papersWithAnnotations(stores))
      const papers = stores.views.getState().ids.filter(id => marked.has(id))
      await saveMarkdown(stores, papers, say('Annotations of a list'))
    },
  },
  {
    id: 'markdown.all',
    name: say('Save all annotations as Markdown'),
    group: 'Library',
    keys: [],
    run: async stores => saveMarkdown(stores, await papersWithAnnotations(stores), say('All annotations')),
  },
  { id: 'backup', name: say('Back up the library now'), group: 'Library', keys: [], run: backUp },

  {
    id: 'palette',
    name: say('Commands'),
    group: 'Window',
    keys: ['$mod+k'],
    shown: 'Ctrl K',
    hidden: true,
    run: ({ shell }) => shell.show({ kind: 'palette' }),
  },
  {
    id: 'help',
    name: say('Keyboard shortcuts'),
    group: 'Window',
    keys: ['?', 'Shift+?'],
    shown: '?',
    run: ({ shell }) => shell.show({ kind: 'help' }),
  },
  {
    id: 'help-page',
    name: say('Help: the day, the keys, searching, your data'),
    group: 'Window',
    keys: ['F1'],
    shown: 'F1',
    run: stores => openPage(stores, { kind: 'help' }),
  },
  {
    id: 'settings',
    name: say('Settings'),
    group: 'Window',
    keys: ['$mod+,'],
    shown: 'Ctrl ,',
    run: ({ shell }) => shell.show({ kind: 'settings' }),
  },
  {
    id: 'design',
    name: say('The look: colours, type and distances'),
    group: 'Window',
    keys: [],
    run: stores => openPage(stores, { kind: 'design' }),
  },
  {
    id: 'theme.light',
    name: say('Light theme'),
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'light' }),
  },
  {
    id: 'theme.dark',
    name: say('Dark theme'),
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'dark' }),
  },
  {
    id: 'theme.system',
    name: say('Theme of the system'),
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'system' }),
  },
  {
    id: 'theme.contrast',
    name: say('High contrast'),
    group: 'Window',
    keys: [],
    run: ({ settings }) => void settings.change({ theme: 'contrast' }),
  },
  {
    id: 'layout',
    name: say('Next layout of the list: rows, cards, table'),
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
      name: { list: say('Papers as rows'), cards: say('Papers as cards'), table: say('Papers as a table') }[layout],
      group: 'Window',
      keys: [],
      run: ({ preferences }) => preferences.change({ layout }),
    }),
  ),
  {
    id: 'density',
    name: say('Compact rows, or comfortable ones'),
    group: 'Window',
    keys: [],
    run: ({ settings }) =>
      void settings.change({ density: settings.getState().value?.density === 'compact' ? 'comfortable' : 'compact' }),
  },
]

async function backUp({ client, notices }: Stores): Promise<void> {
  try {
    const backup = await client.call('backups.make', {})
    notices.show({
      text: say('Backed up {papers} papers and checked the backup.', { papers: backup.papers.toLocaleString(locale) }),
    })
  } catch (error) {
    notices.fail(error)
  }
}
