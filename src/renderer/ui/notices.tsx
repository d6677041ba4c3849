import { X } from 'lucide-react'
import styles from './notices.module.css'
import { say } from './messages.ts'

export interface ShownNotice {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'problem'
  readonly action: { readonly label: string; readonly run: () => void } | null
}

export interface NoticesProps {
  readonly notices: readonly ShownNotice[]
  /** Said, not shown. */
  readonly announcement: string
  readonly onDismiss: (id: number) => void
  readonly onHold: (held: boolean) => void
}

/** What just happened, for some seconds, with the way back. */
export function Notices({ notices, announcement, onDismiss, onHold }: NoticesProps) {
  return (
    <>
      <div className="visually-hidden" aria-live="polite">
        {announcement}
      </div>
      <div
        role="status"
        aria-label={say('Notices')}
        className={styles['stack']}
        onMouseEnter={() => onHold(true)}
        onMouseLeave={() => onHold(false)}
      >
        {notices.map(({ id, text, tone, action }) => (
          <div
            key={id}
            className={[styles['notice'], tone === 'problem' && styles['problem']].filter(Boolean).join(' ')}
          >
            <span className={styles['text']} dir="auto">
              {text}
            </span>
            {action ? (
              <button
                type="button"
                className={styles['button']}
                onClick={() => {
                  onDismiss(id)
                  action.run()
                }}
              >
                {action.label}
              </button>
            ) : (
              <button
                type="button"
                className={styles['button']}
                aria-label={say('Dismiss this notice')}
                onClick={() => onDismiss(id)}
              >
                <X size={14} aria-hidden="true" />
              </button>
            )}
          </div>
        ))}
      </div>
    </>
  )
}
