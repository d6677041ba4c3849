import { CornerDownLeft } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './button.module.css'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'strong' | 'quiet'
  readonly shortcut?: string | undefined
}

export function Button({ look = 'plain', shortcut, children, className, ...rest }: ButtonProps) {
  const looks = { plain: '', strong: styles['strong'], quiet: styles['quiet'] }
  return (
    <button type="button" {...rest} className={[styles['button'], looks[look], className].filter(Boolean).join(' ')}>
      {children}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </button>
  )
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Said by screen readers, shown on hover. */
  readonly label: string
  readonly look?: 'plain' | 'quiet'
  readonly pressed?: boolean | undefined
  readonly children: ReactNode
}

export function IconButton({ label, look = 'quiet', pressed, children, ...rest }: IconButtonProps) {
  const classes = [styles['button'], styles['icon'], look === 'quiet' && styles['quiet'], pressed && styles['pressed']]
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
      className={classes.filter(Boolean).join(' ')}
    >
      {children}
    </button>
  )
}

/** A key as it is printed on the keyboard. */
export function Kbd({ children }: { readonly children: string }) {
  return (
    <kbd className={styles['kbd']} aria-hidden="true">
      {children === 'Enter' ? <CornerDownLeft size={11} /> : children}
    </kbd>
  )
}
