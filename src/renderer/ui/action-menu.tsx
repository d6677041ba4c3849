import { Menu } from '@base-ui/react/menu'
import { Ellipsis } from 'lucide-react'
import { IconButton } from './button.tsx'
import styles from './action-menu.module.css'
import { MenuPortal } from './menu-portal.tsx'

export interface Action {
  readonly name: string
  readonly shown?: string | undefined
  readonly isDangerous?: boolean
  readonly run: () => void
}

export interface ActionMenuProps {
  /** Said by screen readers: "More for cs.CL". */
  readonly label: string
  readonly actions: readonly Action[]
}

/** The rest of what one can do with something, behind three dots. */
export function ActionMenu({ label, actions }: ActionMenuProps) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        render={
          <IconButton label={label}>
            <Ellipsis size={15} />
          </IconButton>
        }
      />
      <MenuPortal>
        <Menu.Positioner sideOffset={4} align="end" className={styles['positioner'] ?? ''}>
          <Menu.Popup className={styles['menu'] ?? ''}>
            {actions.map(({ name, shown, isDangerous, run }) => (
              <Menu.Item
                key={name}
                className={[styles['entry'], isDangerous && styles['dangerous']].filter(Boolean).join(' ')}
                onClick={run}
              >
                {name}
                {shown ? (
                  <kbd className={styles['shown']} aria-hidden="true">
                    {shown}
                  </kbd>
                ) : null}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  )
}
