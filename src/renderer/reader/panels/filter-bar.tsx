import { type RefObject, useEffect } from 'react'
import { ANNOTATION_COLORS, ANNOTATION_TYPES, type Annotation } from '../../../preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { KIND_NAMES } from '../../stores/annotation-words.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type AnnotationFilter, countBy, type Origin } from './annotation-filter.ts'
import styles from './annotations-panel.module.css'
import { say } from '../messages.ts'

export interface FilterBarProps {
  readonly annotations: readonly Annotation[]
  readonly filter: AnnotationFilter
  readonly field: RefObject<HTMLInputElement | null>
  readonly onChange: (filter: AnnotationFilter) => void
  readonly onLeave: () => void
  /** Down into the list. */
  readonly onDown: () => void
}

/** Narrows the list of annotations: only what this paper has is offered. */
export function FilterBar({ annotations, filter, field, onChange, onLeave, onDown }: FilterBarProps) {
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  useEffect(() => field.current?.focus(), [field])
  const colors = countBy(annotations, one => one.color)
  const types = countBy(annotations, one => one.type)
  const origins = countBy<Origin>(annotations, one => (one.external ? 'external' : 'own'))
  return (
    <div className={styles.filter}>
      <input
        ref={field}
        type="text"
        aria-label={say('Filter annotations')}
        placeholder={say('Words in text or comment')}
        value={filter.words}
        onChange={event => onChange({ ...filter, words: event.target.value })}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') onDown()
          else if (event.key === 'Escape') onLeave()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {colors.size > 1 ? (
        <Chips
          label={say('Colours')}
          chips={ANNOTATION_COLORS.filter(color => colors.has(color)).map(color => ({
            ...{ value: color, color, name: colorNames[color], count: colors.get(color) ?? 0 },
          }))}
          chosen={filter.colors}
          onChange={chosen => onChange({ ...filter, colors: chosen })}
        />
      ) : null}
      {types.size > 1 ? (
        <Chips
          label={say('Kinds')}
          chips={ANNOTATION_TYPES.filter(type => types.has(type)).map(type => ({
            ...{ value: type, name: KIND_NAMES[type], count: types.get(type) ?? 0 },
          }))}
          chosen={filter.types}
          onChange={chosen => onChange({ ...filter, types: chosen })}
        />
      ) : null}
      {origins.size > 1 ? (
        <Chips
          label={say('Origin')}
          chips={[
            { value: 'own', name: say('Made here'), count: origins.get('own') ?? 0 },
            { value: 'external', name: say('From the PDF'), count: origins.get('external') ?? 0 },
          ]}
          chosen={filter.origins}
          onChange={chosen => onChange({ ...filter, origins: chosen })}
        />
      ) : null}
    </div>
  )
}
