import { AddPanel } from '../panels/add-panel.tsx'
import { FeedSettingsPanel } from '../panels/feed-panel.tsx'
import { MergePanel } from '../panels/merge-panel.tsx'
import { OpmlPanel } from '../panels/opml-panel.tsx'
import { DuePanel, SnoozePanel } from '../panels/later-panels.tsx'
import { FollowPhrasePanel, SimilarToTextPanel } from '../panels/finding-panels.tsx'
import { ReasonPanel, RemarkPanel, TagPanel, TakeawayPanel } from '../panels/line-panels.tsx'
import { MassPanel } from '../panels/mass-panel.tsx'
import { Palette } from '../panels/palette.tsx'
import { PdfPanel } from '../panels/pdf-panel.tsx'
import { PlacePanel } from '../panels/place-panel.tsx'
import { NewQueuePanel, QueueSettingsPanel } from '../panels/queue-panels.tsx'
import { RuleFromPanel } from '../panels/rule-from-panel.tsx'
import { SettingsPanel } from '../panels/settings-panel.tsx'
import { ShortcutsHelp } from '../panels/shortcuts-help.tsx'
import { SubscribePanel } from '../panels/subscribe-panel.tsx'
import { StalePanel } from '../panels/stale-panel.tsx'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { GROUP_NAMES } from './command.ts'
import { commands } from './commands.ts'
import { helpGroups } from './help-groups.ts'

/** What stands over the list. */
export function PanelHost() {
  const stores = useStores()
  const panel = useSlice(
    s => s.shell,
    state => state.panel,
  )
  const front = useSlice(
    s => s.front,
    state => state.commands,
  )
  if (panel === null) return null
  switch (panel.kind) {
    case 'palette':
      return (
        <Palette
          entries={[
            ...front.filter(command => !command.hidden),
            ...commands
              .filter(command => !command.hidden && (command.isPossible?.(stores) ?? true))
              .map(({ id, name, group, shown, run }) => ({
                id,
                name,
                group: GROUP_NAMES[group],
                shown,
                run: () => void run(stores),
              })),
          ]}
        />
      )
    case 'help':
      return <ShortcutsHelp groups={helpGroups(front)} />
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
    case 'merge':
      return <MergePanel paper={panel.paper} />
    case 'rule-from':
      return <RuleFromPanel paper={panel.paper} />
    case 'queue':
      return <NewQueuePanel query={panel.query} />
    case 'queue-settings':
      return <QueueSettingsPanel queue={panel.queue} />
    case 'stale':
      return <StalePanel queue={panel.queue} />
    case 'place':
      return <PlacePanel papers={panel.papers} />
    case 'reason':
      return <ReasonPanel papers={panel.papers} queue={panel.queue} />
    case 'snooze':
      return <SnoozePanel papers={panel.papers} />
    case 'due':
      return <DuePanel papers={panel.papers} />
    case 'mass':
      return <MassPanel of={panel.of} />
    case 'follow-phrase':
      return <FollowPhrasePanel />
    case 'similar-text':
      return <SimilarToTextPanel text={panel.text} />
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
