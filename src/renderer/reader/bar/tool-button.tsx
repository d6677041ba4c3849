import type { ReactNode } from 'react'
import { IconButton } from '../../ui/button.tsx'

export interface ToolButtonProps {
  readonly label: string
  /** The key that does the same, as it is printed on the keyboard. */
  readonly shortcut?: string | undefined
  readonly icon: ReactNode
  readonly pressed?: boolean | undefined
  readonly disabled?: boolean
  readonly onClick: () => void
}

/** An action of the reader; pointing at it shows its name and its key. */
export function ToolButton({ label, shortcut, icon, ...rest }: ToolButtonProps) {
  return (
    <IconButton {...rest} label={label} title={shortcut ? `${label} (${shortcut})` : label}>
      {icon}
    </IconButton>
  )
}
