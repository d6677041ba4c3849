import type { KeyboardEvent } from 'react'
import { Kbd } from './button.tsx'
import styles from './choice-list.module.css'

export interface Choice {
  readonly id: string
  readonly name: string
  /** At the right: what it comes to. */
  readonly about?: string
  /** The key that chooses it. */
  readonly shown: string
}

export interface ChoiceListProps {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
}

/** A few things to choose one of: by its key, by the arrows and Enter, by a press. */
export function ChoiceList({ label, choices, onChoose }: ChoiceListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = choices.find(({ shown }) => shown.toLowerCase() === event.key.toLowerCase())
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!chosen && !step) return
    event.preventDefault()
    if (chosen) return onChoose(chosen.id)
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex(button => button === document.activeElement)
    buttons[(at + (step ?? 0) + buttons.length) % buttons.length]?.focus()
  }
  return (
    // The list hears the keys of the buttons in it.
    <ul aria-label={label} className={styles['list']} onKeyDown={onKeyDown}>
      {choices.map(({ id, name, about, shown }, index) => (
        <li key={id}>
          <button type="button" autoFocus={index === 0} className={styles['choice']} onClick={() => onChoose(id)}>
            <Kbd>{shown}</Kbd>
            <span className={styles['name']}>{name}</span>
            <span className={styles['about']}>{about}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
