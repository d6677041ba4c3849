import { Menu } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { IconButton } from './button.tsx'
import styles from './page.module.css'
import { say } from './messages.ts'
import { useLostFocus } from './use-lost-focus.ts'
import { onRowKey } from './use-row-keys.ts'

export interface PageFrameProps {
  readonly title: string
  /** One line below the title. */
  readonly summary?: ReactNode
  /** At the right of the title. */
  readonly actions?: ReactNode
  /** Opens the sidebar, where there is no room for it beside the page. */
  readonly onMenu: () => void
  readonly children: ReactNode
}

/** A page in the middle of the window that is no list of papers: a title that stays, and what scrolls below it. */
export function PageFrame({ title, summary, actions, onMenu, children }: PageFrameProps) {
  const body = useRef<HTMLDivElement>(null)
  useLostFocus(body)
  return (
    <>
      <header className={styles['head']}>
        <span className={styles['menu']}>
          <IconButton label={say('Library')} onClick={onMenu}>
            <Menu size={17} />
          </IconButton>
        </span>
        <div className={styles['words']}>
          <h1 className={styles['title']}>{title}</h1>
          {summary ? <p className={styles['summary']}>{summary}</p> : null}
        </div>
        {actions}
      </header>
      <div
        ref={body}
        role="group"
        aria-label={title}
        className={styles['body']}
        tabIndex={-1}
        data-page=""
        onKeyDown={event => {
          // From the page itself to the first of its rows, however late they came.
          if (event.target === event.currentTarget) onRowKey(event, {})
        }}
      >
        {children}
      </div>
    </>
  )
}
