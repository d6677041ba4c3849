import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import { PlainGuards } from './plain-guards.tsx'
import { say } from './messages.ts'

/** Where a menu stands in the document: a part of the window with a name, for it lies outside of all others. */
export function MenuPortal({ children }: { readonly children: ReactNode }) {
  return (
    <Menu.Portal role="region" aria-label={say('Menu')}>
      <PlainGuards />
      {children}
    </Menu.Portal>
  )
}
