import { DEFAULT_SETTINGS, type Settings } from '../../../preload/contract/settings.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** How the reader wants things. Owns `settings`; a name that is not there has its default. */

export function readSettings(read: ReadHandle): Settings {
  const stored: Record<string, unknown> = {}
  for (const { name, value } of read.all<{ name: string; value: string }>('SELECT name, value FROM settings'))
    if (name in DEFAULT_SETTINGS) stored[name] = JSON.parse(value) as unknown
  // The values were checked by the contract's schema when they came in.
  return { ...DEFAULT_SETTINGS, ...stored }
}

export function writeSettings(write: WriteHandle, change: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(change))
    if (value !== undefined)
      write.run(
        'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
        name,
        JSON.stringify(value),
      )
}
