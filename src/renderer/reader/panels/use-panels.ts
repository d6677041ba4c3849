import { useCallback, useEffect, useState } from 'react'

type Panel = 'outline' | 'annotations'

/** Below these widths a panel lies over the pages, and is closed until asked for. */
const SHEETS: Readonly<Record<Panel, string>> = { outline: '(max-width: 760px)', annotations: '(max-width: 1100px)' }
const isSheet = (panel: Panel): boolean => matchMedia(SHEETS[panel]).matches

export interface Panels {
  readonly isOutlineOpen: boolean
  readonly isAnnotationsOpen: boolean
  toggle(panel: Panel): void
  show(panel: Panel): void
  /** Closes what lies over the pages; false where nothing did. */
  closeSheets(): boolean
}

export function usePanels(): Panels {
  const [open, setOpen] = useState(() => ({ outline: !isSheet('outline'), annotations: !isSheet('annotations') }))

  useEffect(() => {
    const stops = (['outline', 'annotations'] as const).map(panel => {
      const query = matchMedia(SHEETS[panel])
      const follow = (): void => setOpen(state => ({ ...state, [panel]: !query.matches }))
      query.addEventListener('change', follow)
      return () => query.removeEventListener('change', follow)
    })
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  const toggle = useCallback((panel: Panel) => setOpen(state => ({ ...state, [panel]: !state[panel] })), [])
  const show = useCallback((panel: Panel) => setOpen(state => ({ ...state, [panel]: true })), [])
  const closeSheets = useCallback((): boolean => {
    const next = {
      outline: open.outline && !isSheet('outline'),
      annotations: open.annotations && !isSheet('annotations'),
    }
    if (next.outline === open.outline && next.annotations === open.annotations) return false
    setOpen(next)
    return true
  }, [open])
  return { isOutlineOpen: open.outline, isAnnotationsOpen: open.annotations, toggle, show, closeSheets }
}
