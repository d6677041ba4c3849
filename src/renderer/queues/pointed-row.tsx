import { Check, Inbox, ListPlus, Star, Undo2, X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { IconButton } from '../ui/button.tsx'
import styles from './paper-list.module.css'
import { actsOf, type RowAct } from './row-acts.ts'
import { say } from './messages.ts'

const ICONS: Readonly<Record<RowAct['kind'], ReactNode>> = {
  queue: <ListPlus size={16} />,
  done: <Check size={16} />,
  dismiss: <X size={16} />,
  inbox: <Inbox size={16} />,
  restore: <Undo2 size={16} />,
}

export interface PointedRowProps {
  readonly list: RefObject<HTMLElement | null>
  readonly rowHeight: number
  readonly headHeight: number
}

/**
 * Buttons on the row under the mouse. They stay in their place when a decision takes the row away: the next one slides under
 * them, and a whole inbox is decided without moving the hand. The keys, and the menu of a row, do the same.
 */
export function PointedRow({ list, rowHeight, headHeight }: PointedRowProps) {
  const stores = useStores()
  const at = usePointedAt(list)
  const id = useSlice(
    s => s.views,
    ({ ids }) => (at === null ? undefined : ids[at]),
  )
  const view = useSlice(
    s => s.views,
    state => state.view,
  )
  const isCursor = useSlice(
    s => s.views,
    ({ selection }) => selection.cursor === id,
  )
  const row = useSlice(
    s => s.rows,
    ({ rows }) => (id === undefined ? undefined : rows.get(id)),
  )
  if (at === null || id === undefined || !row) return null
  const { forward, away } = actsOf(row, view)
  const button = ({ kind, name, shown, run }: RowAct): ReactNode => (
    <IconButton label={`${name} (${shown})`} tabIndex={-1} onClick={() => run(stores, id)}>
      {ICONS[kind]}
    </IconButton>
  )
  return (
    <div
      className={styles['pointed']}
      style={{ top: headHeight + at * rowHeight, height: rowHeight }}
      data-cursor={isCursor || undefined}
      // For the hand alone: who uses keys or a screen reader has all of it in the details and in the menu.
      aria-hidden="true"
    >
      {/* The focus stays with the list. */}
      <div className={styles['acts']} role="presentation" onMouseDown={event => event.preventDefault()}>
        {button(forward)}
        <IconButton
          label={row.starred ? say('Take the star away (S)') : say('Star (S)')}
          tabIndex={-1}
          onClick={() => void stores.triage.setStarred([id], !row.starred)}
        >
          <Star size={16} fill={row.starred ? 'currentColor' : 'none'} />
        </IconButton>
        {away ? button(away) : null}
      </div>
    </div>
  )
}

/** The index of the row the mouse moved to; null once a key is pressed, the list scrolled or left. */
function usePointedAt(list: RefObject<HTMLElement | null>): number | null {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    const onMove = ({ target, pointerType, movementX, movementY, buttons }: PointerEvent): void => {
      // A list that moves under a resting hand moves the pointer by nothing.
      if (pointerType !== 'mouse' || buttons !== 0 || (movementX === 0 && movementY === 0)) return
      if (!(target instanceof Element) || target.closest('[aria-hidden=true] button')) return
      const row = target.closest('[data-paper]')
      const place = row?.getAttribute('data-place')
      setAt(place ? Number(place) : null)
    }
    const leave = (): void => setAt(null)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('scroll', leave, { capture: true, passive: true })
    window.addEventListener('keydown', leave, true)
    return () => {
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('scroll', leave, { capture: true })
      window.removeEventListener('keydown', leave, true)
    }
  }, [list])
  return at
}
