import { PanelLeft, PanelRight } from 'lucide-react'
import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react'
import { useStores } from '../stores/use-stores.tsx'
import { ToolStrip } from './annotate/tool-strip.tsx'
import { ToolBar } from './bar/tool-bar.tsx'
import { ToolButton } from './bar/tool-button.tsx'
import { cssOf } from './dark/page-ink.ts'
import { usePageColors } from './dark/use-page-theme.ts'
import { FindBar } from './find/find-bar.tsx'
import { leaveFind } from './find/leave-find.ts'
import type { CommandSetting } from './keys/reader-command.ts'
import { useReaderKeys } from './keys/use-reader-keys.ts'
import { useSideButtons } from './keys/use-side-buttons.ts'
import { AnnotationsPanel } from './panels/annotations-panel.tsx'
import { OutlinePanel } from './panels/outline-panel.tsx'
import { usePanels } from './panels/use-panels.ts'
import { LinkPreview } from './preview/link-preview.tsx'
import { keepDrawing } from './raster/keep-drawing.ts'
import type { Reader } from './create-reader.ts'
import { ReaderContext, useReader, useReaderSlice } from './reader-context.ts'
import styles from './reader-room.module.css'
import { useCopy } from './select/use-copy.ts'
import { SpeechBar } from './speech/speech-bar.tsx'
import { FinishedNote } from './states/finished-note.tsx'
import { Opening } from './states/opening.tsx'
import { PasswordDialog } from './states/password-dialog.tsx'
import { Problem } from './states/problem.tsx'
import { ScannedNote } from './states/scanned-note.tsx'
import { PageStack } from './view/page-stack.tsx'
import { say } from './messages.ts'

/** The reader's room: contents, pages, annotations, tools. */
export function ReaderRoom({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const first = useReader()
  const { second, isSecondFocused } = useReaderSlice(
    r => r.split.store,
    state => state,
  )
  // Tools and panels are about the view that one is in.
  return (
    <ReaderContext value={isSecondFocused && second ? second : first}>
      <Room first={first} title={title} onClose={onClose} />
    </ReaderContext>
  )
}

interface RoomProps {
  readonly first: Reader
  readonly title: string
  readonly onClose: () => void
}

function Room({ first, title, onClose }: RoomProps) {
  const stores = useStores()
  const reader = useReader()
  const { selection, tools, find } = reader
  const { direction, second, isSecondFocused } = useReaderSlice(
    r => r.split.store,
    state => state,
  )
  const { phase, problem } = useReaderSlice(
    r => r.session.store,
    state => state,
  )
  const isPlaced = useReaderSlice(
    r => r.viewport.store,
    state => state.isPlaced,
  )
  const panels = usePanels()
  const room = useRef<HTMLElement>(null)
  const [isMounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  const { ink, isDark } = usePageColors(room, isMounted)

  useEffect(() => keepDrawing({ ...first, ink }), [first, ink])
  useEffect(() => (second ? keepDrawing({ ...second, ink }) : undefined), [second, ink])
  useEffect(() => {
    first.previews.recolour()
    second?.previews.recolour()
  }, [first, second, ink])

  const { toggle: togglePanel, show: showPanel, closeSheets } = panels
  const setting = useMemo<CommandSetting>(() => {
    const escape = (): void => {
      const { open, tool, placing } = tools.store.getState()
      if (reader.turns.drop() || reader.previews.hide()) return
      if (reader.aloud.store.getState().isOpen) reader.aloud.stop()
      else if (find.store.getState().isOpen) leaveFind(reader)
      else if (placing) {
        tools.place(null)
        selection.clear()
      } else if (open !== null) tools.open(null)
      else if (selection.store.getState().selection !== null) selection.clear()
      else if (reader.keyPen.drop()) return
      else if (tool !== 'select') tools.take('select')
      else if (!closeSheets()) onClose()
    }
    return { reader, stores, isDark, togglePanel, showPanel, escape }
  }, [reader, stores, isDark, togglePanel, showPanel, closeSheets, onClose, tools, find, selection])
  useReaderKeys(setting)
  useSideButtons(reader.viewport)
  useCopy(reader, stores)

  return (
    <section
      ref={room}
      aria-label={say('Reader')}
      className={styles.room}
      data-page-theme={isDark ? 'dark' : 'light'}
      style={ink ? ({ '--sheet': cssOf(ink.page), '--sheet-ink': cssOf(ink.ink) } as CSSProperties) : undefined}
      data-outline={panels.isOutlineOpen || undefined}
      data-annotations={panels.isAnnotationsOpen || undefined}
    >
      <h1 className="visually-hidden">{title}</h1>
      <nav aria-label={say('Contents')} className={styles.outline} hidden={!panels.isOutlineOpen}>
        <OutlinePanel onHide={() => togglePanel('outline')} />
      </nav>
      <div className={styles.pages}>
        <div className={styles.views} data-split={direction ?? undefined}>
          <div className={styles.view} data-focused={(direction !== null && !isSecondFocused) || undefined}>
            <ReaderContext value={first}>
              <PageStack
                label={direction ? say('Pages, first view') : say('Pages')}
                onFocus={() => first.split.focus(false)}
              />
              <LinkPreview />
            </ReaderContext>
          </div>
          {second ? (
            <div className={styles.view} data-focused={isSecondFocused || undefined}>
              <ReaderContext value={second}>
                <PageStack label={say('Pages, second view')} onFocus={() => first.split.focus(true)} />
                <LinkPreview />
              </ReaderContext>
            </div>
          ) : null}
        </div>
        {phase === 'open' && isPlaced ? <ToolBar /> : null}
        {phase === 'open' && isPlaced ? <ToolStrip /> : null}
        {phase === 'opening' && !isPlaced ? <Opening title={title} /> : null}
        {phase === 'failed' && problem ? (
          <Problem
            problem={problem}
            onReplace={() => stores.shell.show({ kind: 'pdf', paper: reader.paper })}
            onClose={onClose}
          />
        ) : null}
        <ScannedNote />
        <FinishedNote />
        <SpeechBar />
        <FindBar onClose={() => leaveFind(reader)} />
        {panels.isOutlineOpen ? null : (
          <span className={styles.outlineButton}>
            <ToolButton
              label={say('Show contents')}
              shortcut="["
              icon={<PanelLeft size={16} />}
              onClick={() => togglePanel('outline')}
            />
          </span>
        )}
        {panels.isAnnotationsOpen ? null : (
          <span className={styles.annotationsButton}>
            <ToolButton
              label={say('Show annotations')}
              shortcut="]"
              icon={<PanelRight size={16} />}
              onClick={() => togglePanel('annotations')}
            />
          </span>
        )}
      </div>
      <section
        aria-label={say('Annotations of this paper')}
        className={styles.annotations}
        hidden={!panels.isAnnotationsOpen}
      >
        <AnnotationsPanel title={title} onHide={() => togglePanel('annotations')} />
      </section>
      {phase === 'locked' ? <PasswordDialog onClose={onClose} /> : null}
    </section>
  )
}
