import { useEffect } from 'react'
import { keepLanguage, language } from '../language/language.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'

/** Says the language to whoever reads the page aloud, and opens the window anew when the settings want another one. */
export function useLanguage(): void {
  const { writing, writes } = useStores()
  const setting = useSlice(
    s => s.settings,
    state => state.value?.language,
  )
  useEffect(() => {
    document.documentElement.lang = language === 'brackets' ? 'en' : language
  }, [])
  useEffect(() => {
    if (setting === undefined || !keepLanguage(setting)) return
    // What was typed reaches the library first.
    void writing
      .flush()
      .then(() => writes.settled())
      .then(() => location.reload())
  }, [setting, writing, writes])
}
