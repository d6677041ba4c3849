import { ContextMenu } from '@base-ui/react/context-menu'
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from './button.tsx'
import styles from './menu.module.css'
import { MenuPortal } from './menu-portal.tsx'

export interface MenuEntry {
  readonly id: string
  readonly name: string
  readonly shown?: string | undefined
  /** Whether it is on; left out where it is nothing to be on. */
  readonly isOn?: boolean
  readonly run: () => void
}

/** Entries in groups, a line between them. */
export type MenuGroups = readonly (readonly MenuEntry[])[]

/** A button that opens a menu. */
export function MenuButton({ trigger, groups }: { readonly trigger: ReactElement; readonly groups: MenuGroups }) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={trigger} />
      <MenuPortal>
        <Menu.Positioner sideOffset={6} align="end" className={styles['positioner'] ?? ''}>
          <Menu.Popup className={styles['menu'] ?? ''}>
            {groups.map((entries, index) => (
              <Menu.Group key={entries[0]?.id ?? index}>
                {index > 0 ? <Menu.Separator className={styles['line'] ?? ''} /> : null}
                {entries.map(entry =>
                  entry.isOn === undefined ? (
                    <Menu.Item key={entry.id} className={styles['entry'] ?? ''} onClick={entry.run}>
                      <Words entry={entry} />
                    </Menu.Item>
                  ) : (
                    <Menu.CheckboxItem
                      key={entry.id}
                      className={styles['entry'] ?? ''}
                      checked={entry.isOn}
                      onCheckedChange={entry.run}
                      closeOnClick
                    >
                      <Words entry={entry} />
                    </Menu.CheckboxItem>
                  ),
                )}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  )
}

/** A part of the window with a menu of its own, by the second button of the mouse, a long press, or the menu key. */
export function MenuArea({ groups, children }: { readonly groups: () => MenuGroups; readonly children: ReactNode }) {
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className={styles['area'] ?? ''}>{children}</ContextMenu.Trigger>
      <MenuPortal>
        <ContextMenu.Positioner className={styles['positioner'] ?? ''}>
          <ContextMenu.Popup className={styles['menu'] ?? ''}>
            <Entries groups={groups} />
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </MenuPortal>
    </ContextMenu.Root>
  )
}

/** Made when the menu opens: what is possible is known then. */
function Entries({ groups }: { readonly groups: () => MenuGroups }) {
  return groups().map((entries, index) => (
    <ContextMenu.Group key={entries[0]?.id ?? index}>
      {index > 0 ? <ContextMenu.Separator className={styles['line'] ?? ''} /> : null}
      {entries.map(entry => (
        <ContextMenu.Item key={entry.id} className={styles['entry'] ?? ''} onClick={entry.run}>
          <Words entry={entry} />
        </ContextMenu.Item>
      ))}
    </ContextMenu.Group>
  ))
}

function Words({ entry: { name, shown, isOn } }: { readonly entry: MenuEntry }) {
  return (
    <>
      <span className={styles['name']}>{name}</span>
      {isOn ? <Check size={14} aria-hidden="true" /> : null}
      {shown ? <Kbd>{shown}</Kbd> : null}
    </>
  )
}
