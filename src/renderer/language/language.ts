import { type Language, LANGUAGES, languageOf } from '../../preload/contract/language.ts'

/** English with brackets round every message: a test sees by it what no catalogue has. */
type TestLanguage = 'brackets'

const KEY = 'offprint.language'

/**
 * The language of this window, as long as it stands: names and tables are made with it once. It is kept by the machine, for
 * the first words are painted before the library has answered.
 */
export const language: Language | TestLanguage = readLanguage()

/** For numbers, days and months. Those of the brackets are Greek, so that an English one is told from them. */
export const locale = { en: 'en-GB', de: 'de', brackets: 'el' }[language]

function readLanguage(): Language | TestLanguage {
  if (typeof localStorage === 'undefined') return 'en'
  const kept = localStorage.getItem(KEY)
  return kept === 'brackets'
    ? kept
    : languageOf(LANGUAGES.find(known => known === kept) ?? 'system', navigator.languages)
}

/** Keeps what the settings of the library say; true where this window speaks another language, and has to be opened anew. */
export function keepLanguage(setting: 'system' | Language): boolean {
  if (language === 'brackets') return false
  localStorage.setItem(KEY, setting)
  return languageOf(setting, navigator.languages) !== language
}
