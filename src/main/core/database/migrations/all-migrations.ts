import { firstLibrary } from './001-first-library.ts'
import { meaning } from './002-meaning.ts'
import { feeds } from './003-feeds.ts'
import { dailyFlow } from './004-daily-flow.ts'
import { annotationKinds } from './005-annotations.ts'
import { fullText } from './006-full-text.ts'
import { interest } from './007-interest.ts'
import { mirror } from './008-mirror.ts'

/** In order; a shipped one is never edited. The version of a library is how many of them it has had. */
export const migrations: readonly string[] = [
  firstLibrary,
  meaning,
  feeds,
  dailyFlow,
  annotationKinds,
  fullText,
  interest,
  mirror,
]
