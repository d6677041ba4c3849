import { styleText } from 'node:util'

/** Where a command writes. With --json, stdout carries JSON and nothing else. */
export interface Terminal {
  readonly json: boolean
  /** True where people watch stderr: progress is worth drawing. */
  readonly watched: boolean
  /** What a command found: with --json the value on a line, else the lines for people. */
  answer(value: unknown, lines: () => readonly string[]): void
  /** A line for people; swallowed with --json. */
  line(text?: string): void
  /** Bytes as they are: an export. Waits where the reader is slower. */
  raw(text: string): Promise<void>
  problem(text: string): void
  progress(text: string): void
  dim(text: string): string
  bold(text: string): string
}

/** Whoever read our output has stopped ("| head"): there is nobody left to tell, and that is no failure. */
export class ReaderGone extends Error {}

export function makeTerminal(
  json: boolean,
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): Terminal {
  let isGone = false
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      isGone ||= stream === stdout
    })
  const write = (text: string): boolean => {
    if (isGone) throw new ReaderGone()
    return stdout.write(text)
  }
  let drawn = false
  const clear = (): void => {
    if (drawn) stderr.write('\r\x1b[K')
    drawn = false
  }
  const style = (format: 'dim' | 'bold', text: string): string => styleText(format, text, { stream: stdout })
  return {
    json,
    watched: stderr.isTTY,
    answer(value, lines) {
      clear()
      for (const text of json ? [JSON.stringify(value)] : lines()) write(`${text}\n`)
    },
    line(text = '') {
      clear()
      if (!json) write(`${text}\n`)
    },
    async raw(text) {
      if (write(text)) return
      // After an error there is no 'drain' to wait for.
      await new Promise<void>(resolve => {
        const settle = (): void => {
          stdout.off('drain', settle).off('error', settle)
          resolve()
        }
        stdout.once('drain', settle).once('error', settle)
      })
    },
    problem(text) {
      clear()
      stderr.write(`offprint: ${text}\n`)
    },
    progress(text) {
      if (!stderr.isTTY) return
      stderr.write(`\r\x1b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`)
      drawn = true
    },
    dim: text => style('dim', text),
    bold: text => style('bold', text),
  }
}

/** Columns set flush left, the last one as long as it is. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)))
  return rows.map(row =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
