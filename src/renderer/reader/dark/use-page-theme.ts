import { type RefObject, useMemo, useSyncExternalStore } from 'react'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { readColor } from './dark-canvas.ts'
import type { DarkInk } from './recolour.ts'

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** Whether pages are shown dark: by the reader's choice, or as the interface is. */
export function useIsPageDark(): boolean {
  const wanted = useSlice(
    s => s.settings,
    state => (state.value ?? DEFAULT_SETTINGS).pageTheme,
  )
  const isInterfaceDark = useSyncExternalStore(watchTheme, () => document.documentElement.dataset['theme'] === 'dark')
  return wanted === 'auto' ? isInterfaceDark : wanted === 'dark'
}

/** The colours of a dark page, from the tokens of an element; null for a page as printed. */
export function useDarkInk(element: RefObject<HTMLElement | null>, isReady: boolean): DarkInk | null {
  const isDark = useIsPageDark()
  return useMemo(() => {
    const root = element.current
    if (!isDark || !isReady || !root) return null
    const page = readColor(root, '--dark-page')
    const ink = readColor(root, '--dark-ink')
    return page && ink ? { page, ink } : null
  }, [element, isDark, isReady])
}
