import {
  BookCheck,
  Eraser,
  Highlighter,
  Pencil,
  Search,
  SquareDashed,
  StickyNote,
  Strikethrough,
  Type,
  Underline,
  Volume2,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { finishPapers } from '../../stores/reading-desk.ts'
import { useStores } from '../../stores/use-stores.tsx'
import type { Tool } from '../annotate/tool-store.ts'
import { ColoursMenu } from './colours-menu.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { LayoutMenu } from './layout-menu.tsx'
import { PageBox } from './page-box.tsx'
import { ToolButton } from './tool-button.tsx'
import styles from './tool-bar.module.css'
import { ZoomMenu } from './zoom-menu.tsx'
import { say } from './messages.ts'

const TOOLS = [
  { tool: 'highlight', label: say('Highlight'), shortcut: 'H', Icon: Highlighter },
  { tool: 'underline', label: say('Underline'), shortcut: 'U', Icon: Underline },
  { tool: 'strikeout', label: say('Strike out'), shortcut: 'S', Icon: Strikethrough },
  { tool: 'note', label: say('Note'), shortcut: 'N', Icon: StickyNote },
  { tool: 'text', label: say('Write on the page'), shortcut: 'T', Icon: Type },
  { tool: 'area', label: say('Area'), shortcut: 'A', Icon: SquareDashed },
  { tool: 'ink', label: say('Draw'), shortcut: 'I', Icon: Pencil },
  { tool: 'eraser', label: say('Rub out'), shortcut: 'X', Icon: Eraser },
] as const satisfies readonly { tool: Tool; label: string; shortcut: string; Icon: typeof Search }[]

/** What one reads and marks with, at the foot of the pages. */
export function ToolBar() {
  const stores = useStores()
  const { tools, viewport, find, paper, aloud } = useReader()
  const tool = useReaderSlice(
    r => r.tools.store,
    state => state.tool,
  )
  const isAloud = useReaderSlice(
    r => r.aloud.store,
    state => state.isOpen,
  )
  const isFinding = useReaderSlice(
    r => r.find.store,
    state => state.isOpen,
  )
  return (
    <div role="toolbar" aria-label={say('Reader tools')} className={styles.bar}>
      <PageBox />
      <span className={styles.rule} />
      {TOOLS.map(({ tool: one, label, shortcut, Icon }) => (
        <ToolButton
          key={one}
          label={label}
          shortcut={shortcut}
          // An area is drawn for either: to be kept, or to be copied.
          pressed={tool === one || (one === 'area' && tool === 'picture')}
          icon={<Icon size={17} />}
          onClick={() => tools.take(one)}
        />
      ))}
      <span className={styles.rule} />
      <ToolButton
        label={say('Zoom out')}
        shortcut="−"
        icon={<ZoomOut size={17} />}
        onClick={() => viewport.zoomStep(-1)}
      />
      <ZoomMenu />
      <ToolButton
        label={say('Zoom in')}
        shortcut="+"
        icon={<ZoomIn size={17} />}
        onClick={() => viewport.zoomStep(1)}
      />
      <LayoutMenu />
      <span className={styles.rule} />
      <ToolButton
        label={say('Find in this paper')}
        shortcut="Ctrl F"
        pressed={isFinding}
        icon={<Search size={17} />}
        onClick={() => (isFinding ? find.close() : find.open())}
      />
      <ColoursMenu />
      <ToolButton
        label={say('Read aloud')}
        shortcut="R"
        pressed={isAloud}
        icon={<Volume2 size={17} />}
        onClick={() => (isAloud ? aloud.stop() : void aloud.toggle())}
      />
      <ToolButton
        label={say('Mark read')}
        shortcut="E"
        icon={<BookCheck size={17} />}
        onClick={() => void finishPapers(stores, [paper])}
      />
    </div>
  )
}
