import {
  BookCheck,
  Highlighter,
  Moon,
  Search,
  StickyNote,
  Strikethrough,
  Sun,
  Underline,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { ANNOTATION_COLORS } from '../../../preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { finishPapers } from '../../stores/reading-desk.ts'
import { useSlice, useStores } from '../../stores/use-stores.tsx'
import { ColorDot } from '../annotate/color-dot.tsx'
import type { Tool } from '../annotate/tool-store.ts'
import { useIsPageDark } from '../dark/use-page-theme.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { LayoutMenu } from './layout-menu.tsx'
import { PageBox } from './page-box.tsx'
import { ToolButton } from './tool-button.tsx'
import styles from './tool-bar.module.css'
import { ZoomMenu } from './zoom-menu.tsx'

const TOOLS = [
  { tool: 'highlight', label: 'Highlight', shortcut: 'H', Icon: Highlighter },
  { tool: 'underline', label: 'Underline', shortcut: 'U', Icon: Underline },
  { tool: 'strikeout', label: 'Strike out', shortcut: 'S', Icon: Strikethrough },
  { tool: 'note', label: 'Note', shortcut: 'N', Icon: StickyNote },
] as const satisfies readonly { tool: Tool; label: string; shortcut: string; Icon: typeof Moon }[]

/** What one reads and marks with, at the foot of the pages. */
export function ToolBar() {
  const stores = useStores()
  const { tools, viewport, find, paper } = useReader()
  const { tool, color } = useReaderSlice(
    r => r.tools.store,
    state => state,
  )
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const isFinding = useReaderSlice(
    r => r.find.store,
    state => state.isOpen,
  )
  const isDark = useIsPageDark()
  return (
    <div role="toolbar" aria-label="Reader tools" className={styles.bar}>
      <PageBox />
      <span className={styles.rule} />
      {TOOLS.map(({ tool: one, label, shortcut, Icon }) => (
        <ToolButton
          key={one}
          label={label}
          shortcut={shortcut}
          pressed={tool === one}
          icon={<Icon size={17} />}
          onClick={() => tools.take(one)}
        />
      ))}
      <span className={styles.rule} />
      <span className={styles.colors} role="group" aria-label="Colour">
        {ANNOTATION_COLORS.map((one, i) => (
          <ColorDot
            key={one}
            color={one}
            name={colorNames[one]}
            shortcut={String(i + 1)}
            isChosen={one === color}
            onClick={() => tools.setColor(one)}
          />
        ))}
      </span>
      <span className={styles.rule} />
      <ToolButton label="Zoom out" shortcut="−" icon={<ZoomOut size={17} />} onClick={() => viewport.zoomStep(-1)} />
      <ZoomMenu />
      <ToolButton label="Zoom in" shortcut="+" icon={<ZoomIn size={17} />} onClick={() => viewport.zoomStep(1)} />
      <LayoutMenu />
      <span className={styles.rule} />
      <ToolButton
        label="Find in this paper"
        shortcut="Ctrl F"
        pressed={isFinding}
        icon={<Search size={17} />}
        onClick={() => (isFinding ? find.close() : find.open())}
      />
      <ToolButton
        label={isDark ? 'Page as printed' : 'Dark page'}
        shortcut="D"
        icon={isDark ? <Sun size={17} /> : <Moon size={17} />}
        onClick={() => void stores.settings.change({ pageTheme: isDark ? 'light' : 'dark' })}
      />
      <ToolButton
        label="Mark read"
        shortcut="E"
        icon={<BookCheck size={17} />}
        onClick={() => void finishPapers(stores, [paper])}
      />
    </div>
  )
}
