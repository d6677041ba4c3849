import { Check, ImageDown, X } from 'lucide-react'
import { ANNOTATION_COLORS } from '../../../preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { Button } from '../../ui/button.tsx'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { ColorDot } from './color-dot.tsx'
import type { Tool } from './tool-store.ts'
import styles from './tool-strip.module.css'
import { say } from './messages.ts'

const HINTS: Readonly<Record<Exclude<Tool, 'select'>, string>> = {
  highlight: say('Select text to highlight it'),
  underline: say('Select text to underline it'),
  strikeout: say('Select text to strike it out'),
  note: say('Click where the note belongs'),
  text: say('Click, or draw a box, and write'),
  area: say('Draw a box round a figure or table'),
  picture: say('Draw a box round what is to be copied'),
  ink: say('Draw on the page; Enter and arrows do, too'),
  eraser: say('Rub over a drawing; Enter and arrows do, too'),
}

/** Above the tools while one is in hand: its colours, how it is used, and the way to put it down. */
export function ToolStrip() {
  const { tools } = useReader()
  const { tool, color, placing } = useReaderSlice(
    r => r.tools.store,
    state => state,
  )
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  if (placing) return <Placing />
  if (tool === 'select') return null
  return (
    <div role="toolbar" aria-label={say('Tool in hand')} className={styles.strip} data-floating="" data-tool-strip="">
      {tool === 'eraser' || tool === 'picture' ? null : (
        <span role="group" aria-label={say('Colour')} className={styles.colors}>
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
          <span className={styles.name}>{colorNames[color]}</span>
        </span>
      )}
      <span className={styles.hint}>{HINTS[tool]}</span>
      {tool === 'area' || tool === 'picture' ? (
        <ToolButton
          label={say('Copy it as a picture instead')}
          shortcut="Shift A"
          pressed={tool === 'picture'}
          icon={<ImageDown size={15} />}
          onClick={() => tools.take(tool === 'picture' ? 'area' : 'picture')}
        />
      ) : null}
      <ToolButton
        label={say('Put the tool down')}
        shortcut="Esc"
        icon={<X size={15} />}
        onClick={() => tools.take('select')}
      />
    </div>
  )
}

/** While an annotation is given another place by hand. */
function Placing() {
  const { tools, drawing } = useReader()
  const placing = useReaderSlice(
    r => r.tools.store,
    state => state.placing,
  )
  const isChosen = useReaderSlice(
    r => r.selection.store,
    state => state.pieces.length > 0 && !state.isChoosing,
  )
  if (!placing) return null
  const isOnText = placing.quads.length > 0
  return (
    <div
      role="group"
      aria-label={say('Another place')}
      className={styles.strip}
      data-floating=""
      data-tool-strip=""
      data-keeps-selection=""
    >
      <span className={styles.hint}>
        {isOnText ? say('Select the text it belongs to') : say('Click where it belongs')}
        {placing.text ? <q className={styles.quote}>{placing.text}</q> : null}
      </span>
      {isOnText ? (
        <Button look="strong" shortcut="Enter" disabled={!isChosen} onClick={() => drawing.placeOnSelection(placing)}>
          <Check size={15} aria-hidden="true" /> {say('Put it here')}
        </Button>
      ) : null}
      <ToolButton
        label={say('Leave it where it is')}
        shortcut="Esc"
        icon={<X size={15} />}
        onClick={() => tools.place(null)}
      />
    </div>
  )
}
