import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import styles from './field.module.css'

interface Labelled {
  readonly label: string
}

export function TextField({ label, ...rest }: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={styles['label']}>
      {label}
      <input type="text" {...rest} className={styles['input']} />
    </label>
  )
}

export function TextArea({ label, ...rest }: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <label className={styles['label']}>
      {label}
      <textarea {...rest} className={styles['input']} />
    </label>
  )
}

export interface SelectFieldProps<T extends string> {
  readonly label: string
  readonly choices: readonly (readonly [value: T, name: string])[]
  readonly value: T
  readonly onChoose: (value: T) => void
}

export function SelectField<T extends string>({ label, choices, value, onChoose }: SelectFieldProps<T>) {
  return (
    <label className={styles['label']}>
      {label}
      <select
        className={styles['input']}
        value={value}
        onKeyDown={event => {
          // A browser sends a form by Enter in a field, but not in a list of choices.
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
        onChange={event => {
          const chosen = choices.find(([choice]) => choice === event.target.value)
          if (chosen) onChoose(chosen[0])
        }}
      >
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
