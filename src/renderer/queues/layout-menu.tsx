import { LayoutList, List, Rows3, Table2 } from 'lucide-react'
import type { Layout } from '../stores/preference-store.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { IconButton } from '../ui/button.tsx'
import { MenuButton, type MenuEntry } from '../ui/menu.tsx'
import { say } from './messages.ts'

/** How papers stand in the list: rows, close rows, cards, a table. */
export function LayoutMenu() {
  const { preferences, settings } = useStores()
  const layout = useSlice(
    s => s.preferences,
    state => state.layout,
  )
  const isCompact = useSlice(
    s => s.settings,
    state => state.value?.density === 'compact',
  )
  const rows = (id: string, name: string, density: 'comfortable' | 'compact'): MenuEntry => ({
    id,
    name,
    isOn: layout === 'list' && isCompact === (density === 'compact'),
    run() {
      preferences.change({ layout: 'list' })
      void settings.change({ density })
    },
  })
  const other = (id: Layout, name: string): MenuEntry => ({
    id,
    name,
    isOn: layout === id,
    run: () => preferences.change({ layout: id }),
  })
  const Icon = { list: isCompact ? List : Rows3, cards: LayoutList, table: Table2 }[layout]
  return (
    <MenuButton
      trigger={
        <IconButton look="plain" label={say('Layout of the list')}>
          <Icon size={15} />
        </IconButton>
      }
      groups={[
        [
          rows('list', say('List'), 'comfortable'),
          rows('compact', say('Compact'), 'compact'),
          other('cards', say('Cards')),
          other('table', say('Table')),
        ],
      ]}
    />
  )
}
