import { createContext, type ReactNode, useContext } from 'react'
import styles from './panels.module.css'

/** Settings that a word finds: those whose name, description or group has it stay in sight. */

const Sought = createContext('')
const Group = createContext('')

export function SettingSearch({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return <Sought value={words}>{children}</Sought>
}

export function OptionGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Group value={title}>
      <section aria-label={title} className={styles['section']}>
        <h3>{title}</h3>
        {children}
      </section>
    </Group>
  )
}

export interface OptionProps {
  readonly name: string
  readonly about?: string
  /** Several controls, each with its own name, are no label's. */
  readonly isGroup?: boolean
  readonly children: ReactNode
}

export function Option({ name, about = '', isGroup = false, children }: OptionProps) {
  const sought = useContext(Sought)
  const group = useContext(Group)
  if (!hasWords(`${group} ${name} ${about}`, sought)) return null
  const words = (
    <span>
      {name}
      {about ? <small>{about}</small> : null}
    </span>
  )
  return isGroup ? (
    <div className={styles['option']} role="group" aria-label={name}>
      {words}
      {children}
    </div>
  ) : (
    <label className={styles['option']}>
      {words}
      {children}
    </label>
  )
}

function hasWords(text: string, sought: string): boolean {
  const known = text.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every(word => known.includes(word))
}
