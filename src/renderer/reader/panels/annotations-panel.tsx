import { ListFilter, PanelRight } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { filterAnnotations, NO_FILTER } from './annotation-filter.ts'
import { AnnotationItem } from './annotation-item.tsx'
import styles from './annotations-panel.module.css'
import { FileMarksOffer } from './file-marks-offer.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PanelMenu } from './panel-menu.tsx'
import { Tray } from './tray.tsx'
import { VersionsNote } from './versions-note.tsx'
import { say } from '../messages.ts'

/** Everything marked in this file, in the order it is read. */
export function AnnotationsPanel({ title, onHide }: { readonly title: string; readonly onHide: () => void }) {
  const { tools } = useReader()
  const annotations = useReaderSlice(
    r => r.library,
    state => state.annotations,
  )
  const failure = useReaderSlice(
    r => r.library,
    state => state.failure,
  )
  const labels = useReaderSlice(
    r => r.session.store,
    state => state.labels,
  )
  const isFiltering = useReaderSlice(
    r => r.tools.store,
    state => state.isFiltering,
  )
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const [filter, setFilter] = useState(NO_FILTER)
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const shown = useMemo(
    () => filterAnnotations(annotations, isFiltering ? filter : NO_FILTER),
    [annotations, isFiltering, filter],
  )

  const step = (from: EventTarget | null, by: number): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = rows.findIndex(row => row === from)
    if (at === 0 && by < 0 && field.current) field.current.focus()
    else rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  const count =
    annotations.length === 1 ? say('1 annotation') : say('{count} annotations', { count: annotations.length })
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title} aria-live="polite">
          {shown.length === annotations.length
            ? count
            : say('{count} of {countTwo}', { count: shown.length, countTwo: count })}
        </h2>
        <ToolButton
          label={say('Filter')}
          shortcut="Shift F"
          pressed={isFiltering}
          icon={<ListFilter size={16} />}
          onClick={() => tools.filter(!isFiltering)}
        />
        <PanelMenu title={title} />
        <ToolButton label={say('Hide annotations')} shortcut="]" icon={<PanelRight size={15} />} onClick={onHide} />
      </header>
      {isFiltering ? (
        <FilterBar
          annotations={annotations}
          filter={filter}
          field={field}
          onChange={setFilter}
          onLeave={() => tools.filter(false)}
          onDown={() => step(null, 1)}
        />
      ) : null}
      <VersionsNote />
      <Tray />
      <FileMarksOffer />
      {failure ? (
        <p role="alert" className={styles.empty}>
          {say('The annotations could not be read: {message}', { message: failure.message })}
        </p>
      ) : null}
      {annotations.length === 0 && !failure ? (
        <p className={styles.empty}>
          {say('Select text and press')} <kbd>H</kbd>
          {say(', or')} <kbd>1</kbd> {say('to')} <kbd>5</kbd>{' '}
          {say('for a colour. What you mark and write stands here.')}
        </p>
      ) : null}
      {annotations.length > 0 && shown.length === 0 ? (
        <p className={styles.empty}>{say('None of your annotations fits the filter.')}</p>
      ) : null}
      <ul
        ref={list}
        aria-label={say('Annotations')}
        className={styles.list}
        data-own-arrows=""
        onKeyDown={event => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (by === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return
          event.preventDefault()
          step(event.target, by)
        }}
      >
        {shown.map(annotation => (
          <AnnotationItem
            key={annotation.id}
            annotation={annotation}
            colorName={colorNames[annotation.color]}
            labels={labels}
          />
        ))}
      </ul>
    </>
  )
}
