/** The languages Offprint speaks; English is the one that has every word. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** A catalogue in another language: each message of the English one, and nothing else. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translation<T[K]>
}

/** The language of a setting; of 'system', the first that is spoken here of those the reader prefers. */
export function languageOf(setting: 'system' | Language, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting
  for (const tag of preferred) {
    const language = LANGUAGES.find(known => tag.toLowerCase().split('-')[0] === known)
    if (language) return language
  }
  return 'en'
}
