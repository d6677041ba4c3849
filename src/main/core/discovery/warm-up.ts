import type { ReadHandle } from '../database/handles.ts'
import type { FinderMemory } from './finder-memory.ts'
import { findPapers } from './find-papers.ts'
import { NAME_SIGN } from './words/vocabulary.ts'

/** Asks some questions nobody sees the answers of: whoever asks the first one does not wait for code to become quick. */

const QUESTIONS = 40
const EVERY_HYBRID = 4
const MOST_MS = 300

export function warmUp(memory: FinderMemory, read: ReadHandle, now: () => number): void {
  const { vocabulary } = memory.index
  const until = now() + MOST_MS
  // Common words came early, and are asked for most.
  const words = Array.from({ length: 2 * QUESTIONS }, (_, at) =>
    vocabulary.wordAt(Math.floor(vocabulary.size * (at / (2 * QUESTIONS)) ** 3)).replace(NAME_SIGN, ''),
  )
  for (let at = 0; at < QUESTIONS && now() < until; at += 1) {
    // Whole words, two of them, and the first letters of one.
    const [one = '', other = ''] = [words[2 * at], words[2 * at + 1]]
    const query = at % 3 === 0 ? one.slice(0, 1 + (at % 4)) : at % 3 === 1 ? one : `${one} ${other}`
    const mode = at % EVERY_HYBRID === 0 ? 'hybrid' : 'words'
    findPapers(memory, read, { query, mode, limit: 20, narrow: false })
  }
}
