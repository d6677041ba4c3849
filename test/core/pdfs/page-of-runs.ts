import { linesOfPage, type PageLine } from '../../../src/main/core/pdfs/page-lines.ts'
import type { TextRun } from '../../../src/main/core/pdfs/text-piece.ts'

/** Text as pdf.js gives it, each letter half as wide as its font is large. */
export function run(text: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun {
  const size = more.size ?? 10
  return { text, x, y, angle: 0, width: text.length * size * 0.5, size, font: 'serif', rtl: false, ...more }
}

/** Lines below each other, 12 apart. */
export function column(lines: readonly string[], x: number, y: number, more: Partial<TextRun> = {}): TextRun[] {
  return lines.map((text, index) => run(text, x, y - 12 * index, more))
}

/** So many lines of running text that can be told apart. */
export function prose(name: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${name} line ${String(index + 1).padStart(2, '0')} of text that runs on and on here`,
  )
}

export function textsOf(runs: readonly TextRun[]): string[] {
  return linesOfPage(runs).map(({ text }) => text)
}

export function lines(runs: readonly TextRun[]): PageLine[] {
  return linesOfPage(runs)
}
