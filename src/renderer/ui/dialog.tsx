import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'
import { PlainGuards } from './plain-guards.tsx'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean
  /** The title is said, not shown, and the content reaches the edges: the command palette. */
  readonly bare?: boolean
  readonly children: ReactNode
}

/** A titled dialog that is open while it is mounted. Escape and a press outside close it; the focus goes back. */
export function Dialog({ title, onClose, wide = false, bare = false, children }: DialogProps) {
  const classes = [styles['dialog'], wide && styles['wide'], bare && styles['bare']].filter(Boolean).join(' ')
  return (
    <BaseDialog.Root open onOpenChange={open => !open && onClose()}>
      <BaseDialog.Portal>
        <PlainGuards />
        <BaseDialog.Backdrop className={styles['scrim'] ?? ''} />
        <BaseDialog.Popup className={classes} tabIndex={0}>
          <BaseDialog.Title className={bare ? 'visually-hidden' : (styles['title'] ?? '')}>{title}</BaseDialog.Title>
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles['actions']}>{children}</div>
}
