import { AddPanel } from '../panels/add-panel.tsx'
import { FeedSettingsPanel } from '../panels/feed-panel.tsx'
import { QueuePanel, RemarkPanel, TagPanel, TakeawayPanel } from '../panels/line-panels.tsx'
import { OpmlPanel } from '../panels/opml-panel.tsx'
import { Palette } from '../panels/palette.tsx'
import { PdfPanel } from '../panels/pdf-panel.tsx'
import { SettingsPanel } from '../panels/settings-panel.tsx'
import { type HelpGroup, ShortcutsHelp } from '../panels/shortcuts-help.tsx'
import { SubscribePanel } from '../panels/subscribe-panel.tsx'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { commands } from './commands.ts'

/** What stands over the list. */
export function PanelHost() {
  const stores = useStores()
  const panel = useSlice(
    s => s.shell,
    state => state.panel,
  )
  if (panel === null) return null
  switch (panel.kind) {
    case 'palette':
      return (
        <Palette
          entries={commands
            .filter(command => !command.hidden && (command.isPossible?.(stores) ?? true))
            .map(({ id, name, group, shown, run }) => ({ id, name, group, shown, run: () => void run(stores) }))}
        />
      )
    case 'help':
      return <ShortcutsHelp groups={helpGroups()} />
    case 'settings':
      return <SettingsPanel />
    case 'add':
      return <AddPanel />
    case 'feed':
      return <SubscribePanel />
    case 'feed-settings':
      return <FeedSettingsPanel feed={panel.feed} />
    case 'opml':
      return <OpmlPanel />
    case 'queue':
      return <QueuePanel />
    case 'tag':
      return <TagPanel papers={panel.papers} />
    case 'remark':
      return <RemarkPanel paper={panel.paper} />
    case 'takeaway':
      return <TakeawayPanel paper={panel.paper} />
    case 'pdf':
      return <PdfPanel paper={panel.paper} />
  }
}

const MOVES: HelpGroup = {
  name: 'Move',
  entries: [
    { name: 'Next, previous paper', shown: 'J / K' },
    { name: 'Choose several', shown: 'Shift J / Shift K' },
    { name: 'First, last paper', shown: 'Home / End' },
  ],
}

function helpGroups(): HelpGroup[] {
  const groups = new Map<string, { name: string; shown: string }[]>([[MOVES.name, [...MOVES.entries]]])
  for (const { group, name, shown, hidden } of commands)
    if (shown && (!hidden || group === 'Window')) groups.set(group, [...(groups.get(group) ?? []), { name, shown }])
  return [...groups].map(([name, entries]) => ({ name, entries }))
}
