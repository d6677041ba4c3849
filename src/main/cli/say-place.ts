import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { placeInWords, placeOf } from '../core/library-place.ts'
import type { Terminal } from './terminal.ts'

/** Says where a library lies if others get at it there, once a day: `offprint doctor` says it at any time. */
export function sayPlace(folder: string, terminal: Terminal, now: number): void {
  const place = placeOf(folder)
  if (place === null) return
  const path = join(folder, 'cache', 'place-said')
  const today = new Date(now).toISOString().slice(0, 10)
  try {
    if (readFileSync(path, 'utf8') === today) return
  } catch {
    // Not said yet.
  }
  terminal.problem(placeInWords(place, folder))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, today)
}
