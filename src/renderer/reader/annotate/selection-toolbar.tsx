import { Copy, Files, MessageSquarePlus, Strikethrough, Underline } from 'lucide-react'
import { ANNOTATION_COLORS } from '../../../preload/contract/annotation.ts'
import { useSlice, useStores } from '../../stores/use-stores.tsx'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { ToolButton } from '../bar/tool-button.tsx'
import type { PageBox, ViewRect } from '../geometry/page-space.ts'
import { union } from '../geometry/line-rects.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { ColorDot } from './color-dot.tsx'
import { floatingPlace } from './floating-place.ts'
import styles from './floating.module.css'
import { say } from './messages.ts'

const SIZE = { width: 328, height: 42 }

/** What can be done with chosen text, beside it. */
export function SelectionToolbar({ index }: { readonly index: number; readonly box: PageBox }) {
  const { viewport, marking, selection, tools } = useReader()
  const { shell } = useStores()
  const piece = useReaderSlice(
    r => r.selection.store,
    ({ pieces, isChoosing }) => (isChoosing || pieces[0]?.page !== index ? null : pieces[0]),
  )
  const tool = useReaderSlice(
    r => r.tools.store,
    state => state.tool,
  )
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const layout = useReaderSlice(
    r => r.viewport.store,
    state => state.layout,
  )
  if (!piece || tool !== 'select') return null
  const anchor = piece.rects.reduce<ViewRect | null>((all, rect) => (all ? union(all, rect) : rect), null)
  if (!anchor) return null
  const { pane } = viewport.store.getState()
  const place = floatingPlace({
    layout,
    pane,
    scroll: viewport.scrollPosition(),
    page: index,
    anchor,
    size: SIZE,
    prefers: 'above',
  })

  const comment = (): void => {
    const made = marking.markSelection('highlight')
    if (made) tools.open(made.id, true)
  }
  return (
    <div
      role="toolbar"
      aria-label={say('Selected text')}
      className={styles.bar}
      style={place}
      data-floating=""
      data-keeps-selection=""
    >
      {ANNOTATION_COLORS.map((color, i) => (
        <ColorDot
          key={color}
          color={color}
          name={say('Highlight: {value}', { value: colorNames[color] })}
          shortcut={String(i + 1)}
          onClick={() => marking.markSelection('highlight', color)}
        />
      ))}
      <span className={styles.rule} />
      <ToolButton
        label={say('Underline')}
        shortcut="U"
        icon={<Underline size={16} />}
        onClick={() => marking.markSelection('underline')}
      />
      <ToolButton
        label={say('Strike out')}
        shortcut="S"
        icon={<Strikethrough size={16} />}
        onClick={() => marking.markSelection('strikeout')}
      />
      <ToolButton
        label={say('Highlight and comment')}
        shortcut="C"
        icon={<MessageSquarePlus size={16} />}
        onClick={comment}
      />
      <ToolButton
        label={say('Copy')}
        shortcut="Ctrl C"
        icon={<Copy size={16} />}
        onClick={() => void navigator.clipboard.writeText(selection.text())}
      />
      <ToolButton
        label={say('Papers like this')}
        shortcut="L"
        icon={<Files size={16} />}
        onClick={() => shell.show({ kind: 'similar-text', text: selection.text() })}
      />
    </div>
  )
}
