import { useEffect, useState } from 'react'
import styles from './details-pane.module.css'

export interface LineEditorProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string | null
  readonly onSave: (text: string) => void
}

/** A line of the reader's own; kept on Enter and on leaving, taken back by Escape. */
export function LineEditor({ label, placeholder, value, onSave }: LineEditorProps) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  return (
    <input
      type="text"
      aria-label={label}
      placeholder={placeholder}
      dir="auto"
      className={styles['line']}
      maxLength={2_000}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={() => {
        if (text.trim() !== (value ?? '')) onSave(text)
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') setText(value ?? '')
        if (event.key === 'Enter' || event.key === 'Escape')
          requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-papers]')?.focus())
      }}
    />
  )
}
