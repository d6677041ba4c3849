import { useEffect } from 'react'
import { useSlice } from '../stores/use-stores.tsx'

/** Puts the theme on the document; follows the system where that is wanted. */
export function useTheme(): void {
  const theme = useSlice(
    s => s.settings,
    state => state.value?.theme ?? 'system',
  )
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const contrast = matchMedia('(prefers-contrast: more)')
    const apply = (): void => {
      document.documentElement.dataset['theme'] =
        theme !== 'system' ? theme : contrast.matches && !dark.matches ? 'contrast' : dark.matches ? 'dark' : 'light'
    }
    apply()
    for (const query of [dark, contrast]) query.addEventListener('change', apply)
    return () => {
      for (const query of [dark, contrast]) query.removeEventListener('change', apply)
    }
  }, [theme])
}
