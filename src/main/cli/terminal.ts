import { once } from 'node:events'
import { styleText } from 'node:util'
import { cut, oneLine } from './table.ts'

/** Where a command writes. With --json, stdout carries JSON and nothing else. */
export interface Terminal {
  readonly json: boolean
  /** Places in a line; endless where nobody watches, so that what is piped on is whole. */
  readonly width: number
  /** True where the reader of stdout has gone ("| head"): writing on is no use, and no failure. */
  readonly isUnread: boolean
  /** What a command found: with --json the value on a line, else the lines for people. */
  answer(value: unknown, lines: () => readonly string[]): void
  /** A line for people; swallowed with --json. */
  line(text?: string): void
  /** Text as it is: an export. Waits where the reader is slower. */
  raw(text: string): Promise<void>
  /** What went wrong, on stderr, in one line. */
  problem(text: string): void
  progress(text: string): void
  dim(text: string): string
  bold(text: string): string
}

export function makeTerminal(
  json: boolean,
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): Terminal {
  let isUnread = false
  let drawn = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isUnread = true
  })
  // Nobody is left to tell that nobody reads.
  stderr.on('error', () => {})
  const write = (text: string): boolean => isUnread || stdout.write(text)
  const clear = (): void => {
    if (drawn) stderr.write('\r\x1b[K')
    drawn = false
  }
  // Asks the stream: no colours into a file, or where NO_COLOR is set.
  const style = (format: 'dim' | 'bold', text: string): string => styleText(format, text, { stream: stdout })
  return {
    json,
    width: stdout.isTTY === true ? Math.max(40, stdout.columns ?? 80) : Number.POSITIVE_INFINITY,
    get isUnread() {
      return isUnread
    },
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
      // Ends without a 'drain' where the reader goes away.
      await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => {})
    },
    problem(text) {
      clear()
      stderr.write(`offprint: ${oneLine(text)}\n`)
    },
    progress(text) {
      if (stderr.isTTY !== true) return
      stderr.write(`\r\x1b[K${cut(oneLine(text), (stderr.columns ?? 80) - 1)}`)
      drawn = true
    },
    dim: text => style('dim', text),
    bold: text => style('bold', text),
  }
}
