import { Menu } from '@base-ui/react/menu'
import { Columns2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReader, useReaderSlice } from '../reader-context.ts'
import type { Arrangement } from '../view/page-layout.ts'
import styles from './bar-menu.module.css'
import { say } from './messages.ts'
import { MenuPortal } from '../../ui/menu-portal.tsx'

const ACROSS = [
  { name: say('One page across'), arrangement: { across: 1, hasCover: false } },
  { name: say('Two pages across'), arrangement: { across: 2, hasCover: false } },
  { name: say('Two across, cover alone'), arrangement: { across: 2, hasCover: true } },
] as const satisfies readonly { readonly name: string; readonly arrangement: Partial<Arrangement> }[]

/** How the pages lie: in rows or one at a time, turned, without margins, in two views. */
export function LayoutMenu() {
  const { viewport, pageView, split } = useReader()
  const arrangement = useReaderSlice(
    r => r.viewport.store,
    state => state.arrangement,
  )
  const isTrimmed = useReaderSlice(
    r => r.pageView.store,
    state => state.isTrimmed,
  )
  const direction = useReaderSlice(
    r => r.split.store,
    state => state.direction,
  )
  const across = ACROSS.find(
    ({ arrangement: one }) => one.across === arrangement.across && one.hasCover === arrangement.hasCover,
  )
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={styles.icon ?? ''}
        aria-label={say('Layout of the pages')}
        title={say('Layout of the pages')}
      >
        <Columns2 size={17} aria-hidden="true" />
      </Menu.Trigger>
      <MenuPortal>
        <Menu.Positioner side="top" sideOffset={10} className={styles.positioner ?? ''}>
          <Menu.Popup className={styles.menu ?? ''}>
            <Menu.RadioGroup
              value={arrangement.isPaged}
              onValueChange={(isPaged: boolean) => pageView.arrange(viewport, { isPaged })}
            >
              <Choice value={false} shortcut="V">
                {say('Pages under one another')}
              </Choice>
              <Choice value={true} shortcut="V">
                {say('One page at a time')}
              </Choice>
            </Menu.RadioGroup>
            <Menu.Separator className={styles.rule ?? ''} />
            <Menu.RadioGroup
              value={across?.name}
              onValueChange={(name: string) =>
                pageView.arrange(viewport, ACROSS.find(one => one.name === name)?.arrangement ?? {})
              }
            >
              {ACROSS.map(({ name }) => (
                <Choice key={name} value={name} shortcut="B">
                  {name}
                </Choice>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className={styles.rule ?? ''} />
            <Switch checked={isTrimmed} shortcut="F" onChange={() => void pageView.toggleTrim(viewport)}>
              {say('Without margins')}
            </Switch>
            <Action shortcut="Shift R" onClick={() => pageView.turn(1)}>
              {say('Turn right')}
            </Action>
            <Action shortcut="Shift L" onClick={() => pageView.turn(-1)}>
              {say('Turn left')}
            </Action>
            <Menu.Separator className={styles.rule ?? ''} />
            <Switch checked={direction === 'beside'} shortcut="\" onChange={() => split.toggle('beside')}>
              {say('Second view beside')}
            </Switch>
            <Switch checked={direction === 'below'} shortcut="|" onChange={() => split.toggle('below')}>
              {say('Second view below')}
            </Switch>
          </Menu.Popup>
        </Menu.Positioner>
      </MenuPortal>
    </Menu.Root>
  )
}

interface ItemProps {
  readonly shortcut: string
  readonly children: ReactNode
}

function Choice({ value, shortcut, children }: ItemProps & { readonly value: unknown }) {
  return (
    <Menu.RadioItem value={value} closeOnClick className={styles.item ?? ''}>
      <span className={styles.tick}>
        <Menu.RadioItemIndicator className={styles.dot ?? ''} />
      </span>
      {children}
      <Key>{shortcut}</Key>
    </Menu.RadioItem>
  )
}

function Switch({
  checked,
  shortcut,
  onChange,
  children,
}: ItemProps & { readonly checked: boolean; readonly onChange: () => void }) {
  return (
    <Menu.CheckboxItem checked={checked} onCheckedChange={onChange} closeOnClick className={styles.item ?? ''}>
      <span className={styles.tick}>
        <Menu.CheckboxItemIndicator className={styles.dot ?? ''} />
      </span>
      {children}
      <Key>{shortcut}</Key>
    </Menu.CheckboxItem>
  )
}

function Action({ shortcut, onClick, children }: ItemProps & { readonly onClick: () => void }) {
  return (
    <Menu.Item className={styles.item ?? ''} onClick={onClick}>
      <span className={styles.tick} />
      {children}
      <Key>{shortcut}</Key>
    </Menu.Item>
  )
}

function Key({ children }: { readonly children: string }) {
  return (
    <kbd className={styles.key} aria-hidden="true">
      {children}
    </kbd>
  )
}
