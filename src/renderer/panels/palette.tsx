import { useEffect, useMemo, useRef, useState } from 'react'
import { useStores } from '../stores/use-stores.tsx'
import { Kbd } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './palette.module.css'
import { say } from './messages.ts'

export interface PaletteEntry {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly shown?: string | undefined
  readonly run: () => void
}

/** Every action by its name. What is typed narrows the list; Enter does what is under the cursor. */
export function Palette({ entries }: { readonly entries: readonly PaletteEntry[] }) {
  const { shell } = useStores()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const found = useMemo(() => entries.filter(entry => matches(`${entry.group} ${entry.name}`, text)), [entries, text])
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at])
  const run = (entry: PaletteEntry | undefined): void => {
    if (!entry) return
    shell.close()
    // After the dialog has given the focus back.
    setTimeout(entry.run, 0)
  }
  return (
    <Dialog title={say('Commands')} bare onClose={shell.close}>
      <input
        className={styles['input']}
        role="combobox"
        aria-label={say('Find a command')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[at] ? `palette-${found[at].id}` : undefined}
        placeholder={say('What would you like to do?')}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={event => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step) {
            event.preventDefault()
            setAt((at + step + found.length) % Math.max(1, found.length))
          }
          if (event.key === 'Enter') {
            // The focus goes back before the key is up: it must press nothing there.
            event.preventDefault()
            run(found[at])
          }
        }}
      />
      <ul ref={list} id="palette-list" role="listbox" aria-label={say('Commands')} className={styles['list']}>
        {found.map((entry, index) => (
          <li
            key={entry.id}
            id={`palette-${entry.id}`}
            role="option"
            aria-selected={index === at}
            className={styles['entry']}
            onMouseMove={() => setAt(index)}
            onClick={() => run(entry)}
            onKeyDown={() => {}}
          >
            <span className={styles['group']}>{entry.group}</span>
            <span className={styles['name']}>{entry.name}</span>
            {entry.shown ? <Kbd>{entry.shown}</Kbd> : null}
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className={styles['none']}>{say('No command is called that.')}</p> : null}
    </Dialog>
  )
}

/** Every word typed begins a word of the name. */
function matches(name: string, text: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(typed => typed === '' || words.some(word => word.startsWith(typed)))
}
