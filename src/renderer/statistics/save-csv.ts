import type { StatisticsRow } from '../../preload/contract/statistics.ts'
import { saveFile } from '../stores/save-file.ts'

/** Offers a table of what was done as a file. */
export function saveCsv(name: string, rows: readonly StatisticsRow[]): void {
  const head = ['day', 'paper', 'title', 'queued', 'opened', 'read', 'dismissed', 'pages', 'seconds'] as const
  const lines = [head.join(','), ...rows.map(row => head.map(column => cellOf(row[column])).join(','))]
  saveFile(name, new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }))
}

function cellOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return String(value)
  // Titles come from strangers: a spreadsheet must not take one for a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
