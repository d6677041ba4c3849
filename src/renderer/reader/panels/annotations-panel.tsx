import { ListFilter, PanelRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ANNOTATION_COLORS, type AnnotationColor } from '../../../preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { ColorDot } from '../annotate/color-dot.tsx'
import { ToolButton } from '../bar/tool-button.tsx'
import { useReaderSlice } from '../reader-context.ts'
import { filterAnnotations } from './annotation-filter.ts'
import { AnnotationItem } from './annotation-item.tsx'
import styles from './annotations-panel.module.css'

/** Everything marked in this file, in the order it is read. */
export function AnnotationsPanel({ onHide }: { readonly onHide: () => void }) {
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
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const [isFiltering, setFiltering] = useState(false)
  const [words, setWords] = useState('')
  const [colors, setColors] = useState<readonly AnnotationColor[]>([])
  const shown = useMemo(
    () => filterAnnotations(annotations, isFiltering ? { words, colors } : { words: '', colors: [] }),
    [annotations, isFiltering, words, colors],
  )

  const count = annotations.length === 1 ? '1 annotation' : `${annotations.length} annotations`
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{shown.length === annotations.length ? count : `${shown.length} of ${count}`}</h2>
        <ToolButton
          label="Filter"
          pressed={isFiltering}
          icon={<ListFilter size={16} />}
          onClick={() => setFiltering(on => !on)}
        />
        <ToolButton label="Hide annotations" shortcut="]" icon={<PanelRight size={15} />} onClick={onHide} />
      </header>
      {isFiltering ? (
        <div className={styles.filter}>
          <input
            type="text"
            aria-label="Filter annotations"
            placeholder="Words in text or comment"
            value={words}
            onChange={event => setWords(event.target.value)}
          />
          <span role="group" aria-label="Colours">
            {ANNOTATION_COLORS.map(color => (
              <ColorDot
                key={color}
                color={color}
                name={`Only ${colorNames[color]}`}
                isChosen={colors.includes(color)}
                onClick={() =>
                  setColors(chosen =>
                    chosen.includes(color) ? chosen.filter(one => one !== color) : [...chosen, color],
                  )
                }
              />
            ))}
          </span>
        </div>
      ) : null}
      {failure ? (
        <p role="alert" className={styles.empty}>
          The annotations could not be read: {failure.message}
        </p>
      ) : null}
      {annotations.length === 0 && !failure ? (
        <p className={styles.empty}>
          Select text and press <kbd>H</kbd>, or <kbd>1</kbd> to <kbd>5</kbd> for a colour. What you mark and write
          stands here.
        </p>
      ) : null}
      {annotations.length > 0 && shown.length === 0 ? (
        <p className={styles.empty}>None of your annotations fits the filter.</p>
      ) : null}
      <ul aria-label="Annotations" className={styles.list}>
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
