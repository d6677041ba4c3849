import { useEffect, useRef } from 'react'
import { ANNOTATION_COLORS, ANNOTATION_TYPES } from '../../preload/contract/annotation.ts'
import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts'
import { KIND_NAMES } from '../stores/annotation-words.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Chips } from '../ui/chips.tsx'
import { PageFrame } from '../ui/page.tsx'
import styles from './annotations-page.module.css'
import { FoundRow } from './found-row.tsx'
import { moveFocus } from './move-focus.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** What was marked and written in all papers, the newest first; each leads to its place. */
export function AnnotationsPage() {
  const { shell, annotations } = useStores()
  const { words, colors, types, external, found, total, next, failure } = useSlice(
    s => s.annotations,
    state => state,
  )
  const colorNames = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).colorNames,
  )
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => annotations.watch(), [annotations])
  const isNarrowed = words.trim() !== '' || colors.length > 0 || types.length > 0 || external !== null

  return (
    <PageFrame
      title={say('Annotations')}
      summary={
        found === null ? null : `${total.toLocaleString(locale)} ${isNarrowed ? say('that fit') : say('in all papers')}`
      }
      onMenu={() => shell.setState({ isSidebarOpen: true })}
    >
      <div className={styles['filter']}>
        <input
          type="text"
          className={styles['words']}
          aria-label={say('Words in annotations')}
          placeholder={say('Words in the text, the comment or the title')}
          value={words}
          onChange={event => annotations.wish({ words: event.target.value })}
          onKeyDown={event => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            moveFocus(list.current, null, 1)
          }}
        />
        <Chips
          label={say('Colours')}
          chips={ANNOTATION_COLORS.map(color => ({ value: color, name: colorNames[color], color }))}
          chosen={colors}
          onChange={chosen => annotations.wish({ colors: chosen })}
        />
        <Chips
          label={say('Kinds')}
          chips={ANNOTATION_TYPES.map(type => ({ value: type, name: KIND_NAMES[type] }))}
          chosen={types}
          onChange={chosen => annotations.wish({ types: chosen })}
        />
        <Chips
          label={say('Origin')}
          chips={[
            { value: 'own', name: say('Made here') },
            { value: 'external', name: say('From PDFs') },
          ]}
          chosen={external === null ? [] : [external ? 'external' : 'own']}
          onChange={chosen => {
            const last = chosen.at(-1)
            annotations.wish({ external: last === undefined ? null : last === 'external' })
          }}
        />
      </div>
      {failure ? (
        <p role="alert" className={styles['empty']}>
          {say('The annotations could not be read: {message}', { message: failure.message })}
        </p>
      ) : null}
      {found?.length === 0 && !failure ? (
        <p className={styles['empty']}>
          {isNarrowed
            ? say('None of your annotations fits.')
            : say('What you mark in papers stands here, from all of them. Open a PDF, select text and press H.')}
        </p>
      ) : null}
      <ul
        ref={list}
        aria-label={say('Annotations')}
        className={styles['list']}
        onKeyDown={event => {
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          moveFocus(list.current, event.target, by)
        }}
      >
        {found?.map((one, at) => (
          <FoundRow
            key={one.annotation.id}
            found={one}
            colorName={colorNames[one.annotation.color]}
            isFirstOfPaper={found[at - 1]?.annotation.paper !== one.annotation.paper}
          />
        ))}
      </ul>
      {next === null ? null : (
        <p className={styles['more']}>
          <Button onClick={() => void annotations.more()}>
            {say('Show more of {value}', { value: (total - (found?.length ?? 0)).toLocaleString(locale) })}
          </Button>
        </p>
      )}
    </PageFrame>
  )
}
