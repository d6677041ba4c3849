import type { AnnotationColor } from '../../../preload/contract/annotation.ts'
import { ToolButton } from '../bar/tool-button.tsx'
import styles from './color-dot.module.css'

export interface ColorDotProps {
  readonly color: AnnotationColor
  readonly name: string
  readonly shortcut?: string | undefined
  readonly isChosen?: boolean
  readonly onClick: () => void
}

/** A colour to mark with, said by the name the reader gave it. */
export function ColorDot({ color, name, shortcut, isChosen, onClick }: ColorDotProps) {
  return (
    <ToolButton
      label={name}
      shortcut={shortcut}
      pressed={isChosen}
      icon={<span className={styles.dot} data-color={color} data-chosen={isChosen || undefined} />}
      onClick={onClick}
    />
  )
}
