import { Highlighter, Strikethrough, Underline } from 'lucide-react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader } from '../reader-context.ts'
import styles from './floating.module.css'
import { say } from './messages.ts'

const KINDS = [
  { type: 'highlight', label: say('As a highlight'), Icon: Highlighter },
  { type: 'underline', label: say('As an underline'), Icon: Underline },
  { type: 'strikeout', label: say('As a strikeout'), Icon: Strikethrough },
] as const

/** What a mark on text is drawn as. */
export function KindSwitch({ annotation: { id, type, quads } }: { readonly annotation: Annotation }) {
  const { library } = useReader()
  if (quads.length === 0) return null
  return (
    <span role="group" aria-label={say('Kind')} className={styles.kinds}>
      {KINDS.map(({ type: one, label, Icon }) => (
        <ToolButton
          key={one}
          label={label}
          pressed={one === type}
          icon={<Icon size={15} />}
          onClick={() => one !== type && library.change(id, { type: one })}
        />
      ))}
    </span>
  )
}
