import { type RefObject, useMemo, useSyncExternalStore } from 'react'
import { DEFAULT_SETTINGS } from '../../../preload/contract/settings.ts'
import { useSlice } from '../../stores/use-stores.tsx'
import { readColor } from './dark-canvas.ts'
import { type PageLook, pageInk } from './page-ink.ts'
import { isInverted, type PageInk } from './recolour.ts'

function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

function useIsInterfaceDark(): boolean {
  return useSyncExternalStore(watchTheme, () => document.documentElement.dataset['theme'] === 'dark')
}

export function usePageLook(): PageLook {
  return useSlice(
    s => s.settings,
    state => state.value ?? DEFAULT_SETTINGS,
  )
}

export interface PageColors {
  /** Null for pages as printed. */
  readonly ink: PageInk | null
  /** Light ink on dark paper. */
  readonly isDark: boolean
}

/** What a dark page is before the tokens can be read. */
const DARK: PageInk = { page: [28, 29, 32], ink: [224, 221, 214] }

/** The colours pages are shown in: by the reader's choice, or as the interface is. */
export function usePageColors(element: RefObject<HTMLElement | null>, isReady: boolean): PageColors {
  const { pageTheme, pageColors, pageBrightness, pageContrast } = usePageLook()
  const isInterfaceDark = useIsInterfaceDark()
  const dark = useMemo(() => {
    const root = element.current
    if (!isReady || !root) return DARK
    return { page: readColor(root, '--dark-page') ?? DARK.page, ink: readColor(root, '--dark-ink') ?? DARK.ink }
  }, [element, isReady])
  return useMemo(() => {
    const ink = pageInk({ pageTheme, pageColors, pageBrightness, pageContrast }, dark, isInterfaceDark)
    return { ink, isDark: ink !== null && isInverted(ink) }
  }, [pageTheme, pageColors, pageBrightness, pageContrast, dark, isInterfaceDark])
}
