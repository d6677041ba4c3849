import { Menu } from '@base-ui/react/menu'
import { useReader, useReaderSlice } from '../reader-context.ts'
import type { Zoom } from '../view/page-layout.ts'
import styles from './bar-menu.module.css'
import { say } from './messages.ts'
import { MenuPortal } from '../../ui/menu-portal.tsx'

const CHOICES: readonly { readonly zoom: Zoom; readonly name: string }[] = [
  { zoom: 'width', name: say('Fit the width') },
  { zoom: 'page', name: say('Fit the page') },
  ...[0.5, 0.75, 1, 1.25, 1.5, 2, 4].map(zoom => ({ zoom, name: `${zoom * 100} %` })),
]

export function ZoomMenu() {
  const { viewport } = useReader()
  const scale = useReaderSlice(
    r => r.viewport.store,
    state => state.layout.scale,
  )
  const zoom = useReaderSlice(
    r => r.viewport.store,
    state => state.zoom,
  )
  const percent = `${Math.round(scale * 100)} %`
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.trigger ?? ''} aria-label={say('Zoom: {percent}', { percent })}>
        {percent}
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner side="top" sideOffset={10} className={styles.positioner ?? ''}>
          <Menu.Popup className={styles.menu ?? ''}>
            {CHOICES.map(({ zoom: one, name }) => (
              <Menu.Item
                key={name}
                className={styles.item ?? ''}
                data-chosen={one === zoom || undefined}
                onClick={() => viewport.setZoom(one)}
              >
                {name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  )
}
