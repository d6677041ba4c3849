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
