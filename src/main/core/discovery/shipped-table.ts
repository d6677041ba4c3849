import { readFileSync, statSync } from 'node:fs'
import { decodeWordTable, encodeWordTable, type WordTable } from './meaning/word-table.ts'

/** The word table that ships with the app, opened when meaning is first asked for. */
export interface ShippedTable {
  /** The same as long as the file is. */
  readonly key: string
  open(): WordTable
}

/** Where none ships, an empty one: meaning is then what the library itself teaches. */
export function shippedTable(path: string | null): ShippedTable {
  let table: WordTable | null = null
  return {
    key: path === null ? 'none' : keyOf(path),
    open: () => (table ??= path === null ? nothing() : decodeWordTable(readFileSync(path))),
  }
}

function keyOf(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${size} ${Math.round(mtimeMs)}`
}

function nothing(): WordTable {
  const none = new Float32Array(0)
  return decodeWordTable(encodeWordTable({ dimensions: 8, stems: [], rarities: none, vectors: none, pieces: none }))
}
