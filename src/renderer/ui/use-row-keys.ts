import type { KeyboardEvent } from 'react'

/** What keys do to the row of a page that has the focus, by its `data-row`. */
export type RowKeys = Readonly<Record<string, (row: string) => void>>

/** Lets the arrow keys, and J and K, go from row to row of a page, and other keys act on the row they are on. */
export function onRowKey(event: KeyboardEvent<HTMLElement>, keys: RowKeys): void {
  const { target, currentTarget } = event
  if (!(target instanceof HTMLElement) || target.matches('input, textarea, select')) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex(row => row === target || row.closest('li')?.contains(target) === true)
  const step = STEPS[event.key]
  if (step !== undefined) {
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
    return
  }
  const name = rows[at]?.dataset['row']
  const act = keys[event.key]
  if (name === undefined || !act) return
  event.preventDefault()
  event.stopPropagation()
  act(name)
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }
