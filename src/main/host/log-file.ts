import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Ports } from '../core/ports.ts'

const MOST_BYTES = 1_000_000
const OLD_FILES = 3

/**
 * A log that is one JSON object a line in `logs/offprint.log` of the library, and on stderr from 'warn' up.
 * A log that cannot be written is no reason to fail: the message then stands on stderr alone.
 */
export function openLog(folder: string, now: () => number = Date.now): Ports['log'] {
  const path = join(folder, 'logs', 'offprint.log')
  return (level, message, details) => {
    if (level !== 'info')
      process.stderr.write(
        `offprint: ${message}${typeof details?.['error'] === 'string' ? `: ${details['error']}` : ''}\n`,
      )
    try {
      const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...(details ? { details } : {}) })}\n`
      // Never makes the library folder itself: a mistyped folder must stay absent.
      if (!statSync(folder).isDirectory()) return
      mkdirSync(dirname(path), { recursive: true })
      if (sizeOf(path) + line.length > MOST_BYTES) rotate(path)
      appendFileSync(path, line)
    } catch {
      // Said on stderr already where it matters.
    }
  }
}

function rotate(path: string): void {
  for (let age = OLD_FILES - 1; age >= 0; age -= 1) {
    const from = age === 0 ? path : `${path}.${age}`
    if (sizeOf(from) > 0) renameSync(from, `${path}.${age + 1}`)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
