import { ArrowLeft, BookOpenText, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Tab } from '../stores/tab-store.ts'
import { useStores } from '../stores/use-stores.tsx'
import { IconButton } from '../ui/button.tsx'
import { TitleText } from '../ui/title-text.tsx'
import styles from './app.module.css'
import { say } from './messages.ts'
import { useFrontName } from './use-front-name.ts'

/** Papers that are open, beside the list. On a tab Delete closes it, Alt and the arrows move it. */
export function TabBar({ tabs, active }: { readonly tabs: readonly Tab[]; readonly active: number | null }) {
  const stores = useStores()
  const bar = useRef<HTMLDivElement>(null)
  const name = useFrontName()
  const onKey = (event: KeyboardEvent, { paper, title }: Tab): void => {
    const by = event.altKey ? { ArrowLeft: -1 as const, ArrowRight: 1 as const }[event.key] : undefined
    if (by === undefined && event.key !== 'Delete') return
    event.preventDefault()
    event.stopPropagation()
    if (by !== undefined) {
      stores.tabs.move(paper, by)
      const at = stores.tabs.getState().tabs.findIndex(tab => tab.paper === paper)
      stores.notices.announce(say('{title}: place {value} of {count}', { title, value: at + 1, count: tabs.length }))
      return
    }
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button:first-child') ?? [])]
    buttons[buttons.findIndex(button => button === event.target) - 1]?.focus()
    stores.tabs.close(paper)
  }
  return (
    <header>
      <div ref={bar} className={styles['tabs']} role="toolbar" aria-label={say('Open papers')}>
        <button
          type="button"
          className={styles['back']}
          aria-current={active === null ? 'page' : undefined}
          onClick={() => stores.tabs.activate(null)}
        >
          {active === null ? null : <ArrowLeft size={14} aria-hidden="true" />} {name}
        </button>
        {tabs.map(tab => (
          <span
            key={tab.paper}
            className={[styles['tab'], tab.paper === active && styles['active']].filter(Boolean).join(' ')}
          >
            <button
              type="button"
              aria-current={tab.paper === active ? 'page' : undefined}
              aria-keyshortcuts="Delete Alt+ArrowLeft Alt+ArrowRight"
              data-tab={tab.paper}
              title={tab.title}
              onKeyDown={event => onKey(event, tab)}
              onClick={() => stores.tabs.activate(tab.paper)}
            >
              <BookOpenText size={13} aria-hidden="true" />{' '}
              <span dir="auto">
                <TitleText text={tab.title} />
              </span>
            </button>
            <IconButton label={say('Close {title}', { title: tab.title })} onClick={() => stores.tabs.close(tab.paper)}>
              <X size={13} />
            </IconButton>
          </span>
        ))}
      </div>
    </header>
  )
}
